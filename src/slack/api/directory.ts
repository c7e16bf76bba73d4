// Asks Slack who people are and what a channel is, and answers with plain data, within a deadline if there is one.
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { type Channels, createChannels } from "./channel.js";
import { createLasting, LASTING_MS } from "./lasting-answers.js";
import { readPerson, type SlackPerson, type SlackUser, standingOf, workspacesOf } from "./person.js";
import { answerOf, SlackUnavailable } from "./slack-unavailable.js";

/** A full member of the workspace. */
export interface Member extends SlackPerson {
  /** Undefined without the scope users:read.email. Never stored. */
  email: string | undefined;
}

/** All of these throw SlackUnavailable. */
export interface Directory extends Channels {
  /** Undefined when Slack doesn't know the id. */
  person(id: string): Promise<SlackPerson | undefined>;
  /**
   * Whether this member of our workspace also belongs to another one of the same Enterprise organization. A yes is
   * remembered for 10 minutes, and longer while Slack is unavailable.
   */
  isAlsoIn(id: string, otherWorkspaceId: string): Promise<boolean>;
  /** Every admin and owner of the workspace. */
  admins(): Promise<SlackPerson[]>;
  /** Every full member of the workspace. May be up to 10 minutes old, and older while Slack is unavailable. */
  members(): Promise<Member[]>;
}

const NO_SUCH_PERSON = ["user_not_found", "user_not_visible", "users_not_found"];

async function readEveryone(client: WebClient, workspaceId: string): Promise<Member[]> {
  const everyone: Member[] = [];
  for await (const page of client.paginate("users.list", { limit: 200 })) {
    const members = (page as { members?: SlackUser[] }).members ?? [];
    everyone.push(...members.map((user) => ({ ...readPerson(user, workspaceId), email: user.profile?.email })));
  }
  return everyone;
}

/** `client` has to answer or fail fast, because a person is waiting. */
export function createDirectory(client: WebClient, workspaceId: string): Directory {
  const find = async (id: string) =>
    (await answerOf(client.users.info({ user: id, include_locale: true }), NO_SUCH_PERSON))?.user as
      | SlackUser
      | undefined;
  const everyone = async () => (await answerOf(readEveryone(client, workspaceId), [])) ?? [];
  const confirmedUntil = new Map<string, number>();
  const members = createLasting(async () => (await everyone()).filter((person) => person.standing === "member"));
  return {
    ...createChannels(client),
    async person(id) {
      const user = await find(id);
      return user && readPerson(user, workspaceId);
    },
    async isAlsoIn(id, otherWorkspaceId) {
      const pair = `${id} ${otherWorkspaceId}`;
      if (performance.now() < (confirmedUntil.get(pair) ?? 0)) return true;
      try {
        const user = await find(id);
        const isMember = user !== undefined && standingOf(user, workspaceId) === "member";
        const isAlso = isMember && workspacesOf(user).includes(otherWorkspaceId);
        if (isAlso) confirmedUntil.set(pair, performance.now() + LASTING_MS);
        else confirmedUntil.delete(pair);
        return isAlso;
      } catch (error) {
        // While Slack is unavailable, a person we let in before stays in.
        if (error instanceof SlackUnavailable && confirmedUntil.has(pair)) return true;
        throw error;
      }
    },
    async admins() {
      return (await everyone()).filter((person) => person.slackAdmin).map(({ email: _, ...person }) => person);
    },
    members: () => members(workspaceId),
  };
}

/** The same directory with one deadline for all its answers: `ms` milliseconds after the first call. */
export function withDeadline(directory: Directory, ms: number): Directory {
  let end: Promise<never> | undefined;
  const within = <T>(answer: Promise<T>): Promise<T> => {
    end ??= sleep(ms, undefined, { ref: false }).then(() => {
      throw new SlackUnavailable("Slack didn't answer in time.");
    });
    return Promise.race([answer, end]);
  };
  return {
    person: (id) => within(directory.person(id)),
    isAlsoIn: (id, otherWorkspaceId) => within(directory.isAlsoIn(id, otherWorkspaceId)),
    admins: () => within(directory.admins()),
    channelProblem: (id) => within(directory.channelProblem(id)),
    recentChannelProblem: (id) => within(directory.recentChannelProblem(id)),
    isPublic: (id) => within(directory.isPublic(id)),
    channelsOf: (personId) => within(directory.channelsOf(personId)),
    recentChannelsOf: (personId) => within(directory.recentChannelsOf(personId)),
    members: () => within(directory.members()),
    membersOf: (channel) => within(directory.membersOf(channel)),
  };
}
