// What a channel is to Bookend: whether it can post there, and whether everyone can read there.
import type { WebClient } from "@slack/web-api";
import { answerOf } from "./slack-unavailable.js";

/** Why Bookend cannot post in a channel. `unseen`: it does not exist, or it is private and the app is not in it. */
export type ChannelProblem = "unseen" | "not-in-channel" | "archived";

/** All of these throw SlackUnavailable. */
export interface Channels {
  /** Undefined when Bookend can post there. */
  channel(id: string): Promise<ChannelProblem | undefined>;
  /** The same, but the answer may be up to a minute old. */
  channelLately(id: string): Promise<ChannelProblem | undefined>;
  /** Whether everyone in the workspace can read there. */
  isPublic(channel: string): Promise<boolean>;
}

/** Homes are redrawn with every change, and each time they ask about the same channel. */
const FRESH_MS = 60 * 1000;

function problemOf(found: { is_archived?: boolean; is_member?: boolean } | undefined): ChannelProblem | undefined {
  if (!found) return "unseen";
  if (found.is_archived) return "archived";
  return found.is_member ? undefined : "not-in-channel";
}

export function createChannels(client: WebClient): Channels {
  const known = new Map<string, { problem: ChannelProblem | undefined; until: number }>();
  // Slack does not find a direct message, or a private channel without the app.
  const find = async (id: string) =>
    (await answerOf(client.conversations.info({ channel: id }), ["channel_not_found"]))?.channel;
  const channel = async (id: string) => {
    // Even if this call fails, the earlier answer is too old now.
    known.delete(id);
    const problem = problemOf(await find(id));
    known.set(id, { problem, until: performance.now() + FRESH_MS });
    return problem;
  };
  return {
    channel,
    async channelLately(id) {
      const last = known.get(id);
      return last && performance.now() < last.until ? last.problem : channel(id);
    },
    async isPublic(id) {
      const { is_channel: isChannel, is_private: isPrivate } = (await find(id)) ?? {};
      return isChannel === true && isPrivate === false;
    },
  };
}
