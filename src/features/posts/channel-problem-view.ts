// Why Bookend cannot post in a channel that somebody chose, and what to do about it: words for under the field.
import type { ChannelProblem } from "../../slack/api/directory.js";

export const channelProblemWords: Record<ChannelProblem, string> = {
  unseen: "I cannot see this channel. Type /invite @Bookend in it, then save again.",
  "not-in-channel": "I am not in this channel. Type /invite @Bookend in it, then save again.",
  archived: "This channel is archived. Choose another one.",
};
