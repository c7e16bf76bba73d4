// Why Bookend cannot post in a channel that somebody chose, and what to do about it: words for under the field.
import type { ChannelTrouble } from "../../slack/api/directory.js";

export const channelTroubleWords: Record<ChannelTrouble, string> = {
  unseen: "I cannot see this channel. Type /invite @Bookend in it, then save again.",
  "not-in-channel": "I am not in this channel. Type /invite @Bookend in it, then save again.",
  archived: "This channel is archived. Choose another one.",
};
