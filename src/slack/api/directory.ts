// Who people are and what a channel is, as Slack shows them now: plain data, within a bounded time.
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { slackErrorOf } from "./slack-error.js";

export interface SlackPerson {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
  standing: "member" | "guest" | "bot" | "deactivated" | "stranger";
  slackAdmin: boolean;
}

/** Why a channel cannot be posted in. `unseen`: it does not exist, or is private and the app is not in it. */
export type ChannelProblem = "unseen" | "not-in-channel" | "archived";

/** Slack gave no answer that can be used, or none in time. */
export class SlackUnavailable extends Error {
  override name = "Unanswered";
}

/** All of these throw Unanswered. */
export interface Directory {
  /** Undefined when Slack knows no such person. */
  person(id: string): Promise<SlackPerson | undefined>;
  /** Whether this member also belongs to that other workspace of an Enterprise organization. */
  isAlsoOf(id: string, otherWorkspaceId: string): Promise<boolean>;
  /** Every admin and owner of the workspace. */
  admins(): Promise<SlackPerson[]>;
  channel(id: string): Promise<ChannelProblem | undefined>;
  /** The same, as it was within the last minute. */
  channelLately(id: string): Promise<ChannelProblem | undefined>;
  /** Whether everybody in the workspace may read there. */
  isPublic(channel: string): Promise<boolean>;
  /** Every full member of the workspace. */
  members(): Promise<SlackPerson[]>;
}

interface User {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string };
  tz?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_primary_owner?: boolean;
  /** In an Enterprise organization: the workspaces this person belongs to. */
  enterprise_user?: { teams?: string[] };
}

const SLACKBOT = "USLACKBOT";

const NO_SUCH_PERSON = ["user_not_found", "user_not_visible", "users_not_found"];

/** In an Enterprise organization a person has one home and may belong to several of its workspaces. */
function belongsTo({ team_id: home, enterprise_user: of }: User, workspaceId: string): boolean {
  return home === undefined || home === workspaceId || (of?.teams ?? []).includes(workspaceId);
}

function standingOf(user: User, workspaceId: string): SlackPerson["standing"] {
  if (user.deleted) return "deactivated";
  if (user.is_bot || user.id === SLACKBOT) return "bot";
  if (user.is_stranger || !belongsTo(user, workspaceId)) return "stranger";
  if (user.is_restricted || user.is_ultra_restricted) return "guest";
  return "member";
}

/** Reads Slack's user object, from the Web API or from an event. */
export function readPerson(user: User, workspaceId: string): SlackPerson {
  return {
    id: user.id ?? "",
    name: user.profile?.display_name || user.real_name || user.profile?.real_name || user.name || (user.id ?? ""),
    timeZone: user.tz ?? "",
    locale: user.locale ?? "en-US",
    standing: standingOf(user, workspaceId),
    slackAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
  };
}

/** What Slack says; undefined when its error is one of those that mean there is nothing. */
async function ask<T>(question: Promise<T>, nothing: readonly string[]): Promise<T | undefined> {
  try {
    return await question;
  } catch (error) {
    if (nothing.includes(slackErrorOf(error) ?? "")) return undefined;
    throw new SlackUnavailable("Slack did not answer.", { cause: error });
  }
}

async function readEverybody(client: WebClient, workspaceId: string): Promise<SlackPerson[]> {
  const everybody: SlackPerson[] = [];
  for await (const page of client.paginate("users.list", { limit: 200 })) {
    const members = (page as { members?: User[] }).members ?? [];
    everybody.push(...members.map((user) => readPerson(user, workspaceId)));
  }
  return everybody;
}

/** Who is on the staff, and of which workspaces, changes rarely, and a large workspace takes several calls to list. */
const KNOWN_MS = 10 * 60 * 1000;
/** Homes are drawn with every change, and ask about the same channel each time. */
const CHANNEL_KNOWN_MS = 60 * 1000;

function problemOf(found: { is_archived?: boolean; is_member?: boolean } | undefined): ChannelProblem | undefined {
  if (!found) return "unseen";
  if (found.is_archived) return "archived";
  return found.is_member ? undefined : "not-in-channel";
}

/** `client` should answer fast or fail: a person waits. */
export function createDirectory(client: WebClient, workspaceId: string): Directory {
  const find = async (id: string) =>
    (await ask(client.users.info({ user: id, include_locale: true }), NO_SUCH_PERSON))?.user as User | undefined;
  const channels = new Map<string, { trouble: ChannelProblem | undefined; until: number }>();
  const channel = async (id: string) => {
    // Whatever becomes of the question, what was known is no longer good enough.
    channels.delete(id);
    const found = await ask(client.conversations.info({ channel: id }), ["channel_not_found"]);
    const trouble = problemOf(found?.channel);
    channels.set(id, { trouble, until: performance.now() + CHANNEL_KNOWN_MS });
    return trouble;
  };
  const colleagues = new Map<string, number>();
  let known: { members: SlackPerson[]; until: number } | undefined;
  return {
    async person(id) {
      const user = await find(id);
      return user && readPerson(user, workspaceId);
    },
    async isAlsoOf(id, otherWorkspaceId) {
      const pair = `${id} ${otherWorkspaceId}`;
      const until = colleagues.get(pair) ?? 0;
      if (performance.now() < until) return true;
      try {
        const user = await find(id);
        const teams = [user?.team_id, ...(user?.enterprise_user?.teams ?? [])];
        const isAlso = user && standingOf(user, workspaceId) === "member" && teams.includes(otherWorkspaceId);
        if (isAlso) colleagues.set(pair, performance.now() + KNOWN_MS);
        else colleagues.delete(pair);
        return Boolean(isAlso);
      } catch (error) {
        // Whom we let in before goes on with what we knew.
        if (error instanceof SlackUnavailable && colleagues.has(pair)) return true;
        throw error;
      }
    },
    async admins() {
      const everybody = (await ask(readEverybody(client, workspaceId), [])) ?? [];
      return everybody.filter((person) => person.slackAdmin);
    },
    async members() {
      if (known && performance.now() < known.until) return known.members;
      const everybody = (await ask(readEverybody(client, workspaceId), [])) ?? [];
      const members = everybody.filter((person) => person.standing === "member");
      known = { members, until: performance.now() + KNOWN_MS };
      return members;
    },
    async isPublic(channel) {
      // A direct message or a private channel without the app is not found.
      const found = await ask(client.conversations.info({ channel }), ["channel_not_found"]);
      const { is_channel: isChannel, is_private: isPrivate } = found?.channel ?? {};
      return isChannel === true && isPrivate === false;
    },
    channel,
    async channelLately(id) {
      const seen = channels.get(id);
      return seen && performance.now() < seen.until ? seen.trouble : channel(id);
    },
  };
}

/** What Slack says, or this when it says nothing. */
export async function orIfUnavailable<T, O>(answer: Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SlackUnavailable) return otherwise;
    throw error;
  }
}

/** The same directory with one patience for all it is asked: after `ms` milliseconds from the first question. */
export function withDeadline(directory: Directory, ms: number): Directory {
  let end: Promise<never> | undefined;
  const within = <T>(answer: Promise<T>): Promise<T> => {
    end ??= sleep(ms, undefined, { ref: false }).then(() => {
      throw new SlackUnavailable("Slack did not answer in time.");
    });
    return Promise.race([answer, end]);
  };
  return {
    person: (id) => within(directory.person(id)),
    isAlsoOf: (id, otherWorkspaceId) => within(directory.isAlsoOf(id, otherWorkspaceId)),
    admins: () => within(directory.admins()),
    channel: (id) => within(directory.channel(id)),
    channelLately: (id) => within(directory.channelLately(id)),
    isPublic: (channel) => within(directory.isPublic(channel)),
    members: () => within(directory.members()),
  };
}
