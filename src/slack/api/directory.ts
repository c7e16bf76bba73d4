// Who people are and what a channel is, as Slack shows them now: plain data, within a limited time.
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { type Channels, createChannels } from "./channel.js";
import { readPerson, type SlackPerson, type SlackUser, standingOf, workspacesOf } from "./person.js";
import { answerOf, SlackUnavailable } from "./slack-unavailable.js";

/** All of these throw SlackUnavailable. */
export interface Directory extends Channels {
  /** Undefined when Slack knows no such person. */
  person(id: string): Promise<SlackPerson | undefined>;
  /** Whether this member also belongs to that other workspace of an Enterprise organization. */
  isAlsoOf(id: string, otherWorkspaceId: string): Promise<boolean>;
  /** Every admin and owner of the workspace. */
  admins(): Promise<SlackPerson[]>;
  /** Every full member of the workspace. The list may be up to 10 minutes old. */
  members(): Promise<SlackPerson[]>;
}

const NO_SUCH_PERSON = ["user_not_found", "user_not_visible", "users_not_found"];

/** Who is on the staff, and of which workspaces, changes rarely. Listing a large workspace takes several calls. */
const FRESH_MS = 10 * 60 * 1000;

async function readEverybody(client: WebClient, workspaceId: string): Promise<SlackPerson[]> {
  const everybody: SlackPerson[] = [];
  for await (const page of client.paginate("users.list", { limit: 200 })) {
    const members = (page as { members?: SlackUser[] }).members ?? [];
    everybody.push(...members.map((user) => readPerson(user, workspaceId)));
  }
  return everybody;
}

/** `client` has to answer fast or fail, because a person is waiting. */
export function createDirectory(client: WebClient, workspaceId: string): Directory {
  const find = async (id: string) =>
    (await answerOf(client.users.info({ user: id, include_locale: true }), NO_SUCH_PERSON))?.user as
      | SlackUser
      | undefined;
  const everybody = async () => (await answerOf(readEverybody(client, workspaceId), [])) ?? [];
  const colleagues = new Map<string, number>();
  let staff: { members: SlackPerson[]; until: number } | undefined;
  return {
    ...createChannels(client),
    async person(id) {
      const user = await find(id);
      return user && readPerson(user, workspaceId);
    },
    async isAlsoOf(id, otherWorkspaceId) {
      const pair = `${id} ${otherWorkspaceId}`;
      if (performance.now() < (colleagues.get(pair) ?? 0)) return true;
      try {
        const user = await find(id);
        const isMember = user !== undefined && standingOf(user, workspaceId) === "member";
        const isAlso = isMember && workspacesOf(user).includes(otherWorkspaceId);
        if (isAlso) colleagues.set(pair, performance.now() + FRESH_MS);
        else colleagues.delete(pair);
        return isAlso;
      } catch (error) {
        // While Slack does not answer, a person we let in before stays in.
        if (error instanceof SlackUnavailable && colleagues.has(pair)) return true;
        throw error;
      }
    },
    async admins() {
      return (await everybody()).filter((person) => person.slackAdmin);
    },
    async members() {
      if (staff && performance.now() < staff.until) return staff.members;
      const members = (await everybody()).filter((person) => person.standing === "member");
      staff = { members, until: performance.now() + FRESH_MS };
      return members;
    },
  };
}

/** The same directory with one deadline for all its answers: `ms` milliseconds after the first question. */
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
