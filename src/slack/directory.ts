// Who people are and what a channel is, as Slack shows them now: plain data, within a bounded time.
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { slackErrorOf } from "./reply.js";

export interface SlackPerson {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
  standing: "member" | "guest" | "bot" | "deactivated" | "stranger";
  slackAdmin: boolean;
}

/** Why a channel cannot be posted in. `unseen`: it does not exist, or is private and the app is not in it. */
export type ChannelTrouble = "unseen" | "not-in-channel" | "archived";

/** Slack gave no answer that can be used, or none in time. */
export class Unanswered extends Error {
  override name = "Unanswered";
}

/** All of these throw Unanswered. */
export interface Directory {
  /** Undefined when Slack knows no such person. */
  person(id: string): Promise<SlackPerson | undefined>;
  /** Every admin and owner of the workspace. */
  admins(): Promise<SlackPerson[]>;
  channel(id: string): Promise<ChannelTrouble | undefined>;
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
}

const SLACKBOT = "USLACKBOT";

const NO_SUCH_PERSON = ["user_not_found", "user_not_visible", "users_not_found"];

function standingOf(user: User, workspaceId: string): SlackPerson["standing"] {
  if (user.deleted) return "deactivated";
  if (user.is_bot || user.id === SLACKBOT) return "bot";
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== workspaceId)) return "stranger";
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
    throw new Unanswered("Slack did not answer.", { cause: error });
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

/** Who is on the staff changes rarely, and a large workspace takes several calls to list. */
const KNOWN_MS = 10 * 60 * 1000;

/** `client` should answer fast or fail: a person waits. */
export function createDirectory(client: WebClient, workspaceId: string): Directory {
  let known: { members: SlackPerson[]; until: number } | undefined;
  return {
    async person(id) {
      const found = await ask(client.users.info({ user: id, include_locale: true }), NO_SUCH_PERSON);
      return found?.user && readPerson(found.user as User, workspaceId);
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
    async channel(id) {
      const found = await ask(client.conversations.info({ channel: id }), ["channel_not_found"]);
      if (!found?.channel) return "unseen";
      if (found.channel.is_archived) return "archived";
      return found.channel.is_member ? undefined : "not-in-channel";
    },
  };
}

/** The same directory with one patience for all it is asked: after `ms` milliseconds from the first question. */
export function withPatience(directory: Directory, ms: number): Directory {
  let end: Promise<never> | undefined;
  const within = <T>(answer: Promise<T>): Promise<T> => {
    end ??= sleep(ms, undefined, { ref: false }).then(() => {
      throw new Unanswered("Slack did not answer in time.");
    });
    return Promise.race([answer, end]);
  };
  return {
    person: (id) => within(directory.person(id)),
    admins: () => within(directory.admins()),
    channel: (id) => within(directory.channel(id)),
    isPublic: (channel) => within(directory.isPublic(channel)),
    members: () => within(directory.members()),
  };
}
