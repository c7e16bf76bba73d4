// What Bookend needs to know about a channel: whether it can post there, and who can read it.
import type { WebClient } from "@slack/web-api";
import { createLasting } from "./lasting-answers.js";
import { answerOf } from "./slack-unavailable.js";

/** Why Bookend can't post in a channel. `unseen`: it doesn't exist, or it is private and Bookend isn't in it. */
export type ChannelProblem = "unseen" | "not-in-channel" | "archived";

/** All of these throw SlackUnavailable. */
export interface Channels {
  /** Why Bookend can't post there; undefined when it can. */
  channelProblem(id: string): Promise<ChannelProblem | undefined>;
  /** The same, but the answer may be up to a minute old. */
  recentChannelProblem(id: string): Promise<ChannelProblem | undefined>;
  /** Whether everyone in the workspace can read it. */
  isPublic(id: string): Promise<boolean>;
  /** The ids of the channels this person is in, without private ones that Bookend isn't in. */
  channelsOf(personId: string): Promise<string[]>;
  /** The same, but the answer may be up to a minute old. */
  recentChannelsOf(personId: string): Promise<string[]>;
  /**
   * The ids of everyone in the channel, bots included; undefined if Bookend can't see it. May be up to 10 minutes old, and
   * older while Slack is unavailable.
   */
  membersOf(channel: string): Promise<string[] | undefined>;
}

/** Every change redraws Homes, and each redraw asks about the same channel. */
const FRESH_MS = 60 * 1000;

function problemOf(found: { is_archived?: boolean; is_member?: boolean } | undefined): ChannelProblem | undefined {
  if (!found) return "unseen";
  if (found.is_archived) return "archived";
  return found.is_member ? undefined : "not-in-channel";
}

/** Asks with `ask`, and remembers each answer for a minute. */
function createRecent<T>(ask: (id: string) => Promise<T>) {
  const answers = new Map<string, { answer: T; until: number }>();
  const askNow = async (id: string) => {
    // If this call fails, the earlier answer is too old to use.
    answers.delete(id);
    const answer = await ask(id);
    answers.set(id, { answer, until: performance.now() + FRESH_MS });
    return answer;
  };
  const askLately = async (id: string) => {
    const last = answers.get(id);
    return last && performance.now() < last.until ? last.answer : askNow(id);
  };
  return { askNow, askLately };
}

async function readMembersOf(client: WebClient, channel: string): Promise<string[]> {
  const ids: string[] = [];
  // At most 1000 a page, and fewer than 200 advised: https://docs.slack.dev/reference/methods/conversations.members
  for await (const page of client.paginate("conversations.members", { channel, limit: 200 })) {
    ids.push(...((page as { members?: string[] }).members ?? []));
  }
  return ids;
}

async function readChannelsOf(client: WebClient, personId: string): Promise<string[]> {
  const ids: string[] = [];
  const types = "public_channel,private_channel";
  // At most 999 a page: https://docs.slack.dev/reference/methods/users.conversations
  for await (const page of client.paginate("users.conversations", { user: personId, types, limit: 999 })) {
    const { channels = [] } = page as { channels?: { id?: string }[] };
    ids.push(...channels.flatMap(({ id }) => id ?? []));
  }
  return ids;
}

export function createChannels(client: WebClient): Channels {
  // Slack finds neither direct messages nor private channels that Bookend isn't in.
  const find = async (id: string) =>
    (await answerOf(client.conversations.info({ channel: id }), ["channel_not_found"]))?.channel;
  const problems = createRecent(async (id) => problemOf(await find(id)));
  const memberships = createRecent(
    async (id) => (await answerOf(readChannelsOf(client, id), ["user_not_found"])) ?? [],
  );
  const members = createLasting((id: string) => answerOf(readMembersOf(client, id), ["channel_not_found"]));
  return {
    membersOf: members,
    channelProblem: problems.askNow,
    recentChannelProblem: problems.askLately,
    channelsOf: memberships.askNow,
    recentChannelsOf: memberships.askLately,
    async isPublic(id) {
      const { is_channel: isChannel, is_private: isPrivate } = (await find(id)) ?? {};
      return isChannel === true && isPrivate === false;
    },
  };
}
