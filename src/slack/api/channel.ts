// What Bookend needs to know about a channel: whether it can post there, and whether everyone can read it.
import type { WebClient } from "@slack/web-api";
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
}

/** Every change redraws Homes, and each redraw asks about the same channel. */
const FRESH_MS = 60 * 1000;

function problemOf(found: { is_archived?: boolean; is_member?: boolean } | undefined): ChannelProblem | undefined {
  if (!found) return "unseen";
  if (found.is_archived) return "archived";
  return found.is_member ? undefined : "not-in-channel";
}

export function createChannels(client: WebClient): Channels {
  const answers = new Map<string, { problem: ChannelProblem | undefined; until: number }>();
  // Slack finds neither direct messages nor private channels that Bookend isn't in.
  const find = async (id: string) =>
    (await answerOf(client.conversations.info({ channel: id }), ["channel_not_found"]))?.channel;
  const channelProblem = async (id: string) => {
    // If this call fails, the earlier answer is too old to use.
    answers.delete(id);
    const problem = problemOf(await find(id));
    answers.set(id, { problem, until: performance.now() + FRESH_MS });
    return problem;
  };
  return {
    channelProblem,
    async recentChannelProblem(id) {
      const last = answers.get(id);
      return last && performance.now() < last.until ? last.problem : channelProblem(id);
    },
    async isPublic(id) {
      const { is_channel: isChannel, is_private: isPrivate } = (await find(id)) ?? {};
      return isChannel === true && isPrivate === false;
    },
  };
}
