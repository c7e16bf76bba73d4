// How people read that a post they took back may still be visible.
import { channelMention, type Inline } from "../../slack/message/blocks.js";

/** "#staff and #grade-4". */
const toChannels = (ids: readonly string[]): Inline[] =>
  ids.flatMap((id, index) => (index === 0 ? [channelMention(id)] : [" and ", channelMention(id)]));

const KEEP_TRYING =
  "I couldn't delete the post yet, so I'll keep trying. If it stays, a workspace admin can delete it.";

/** Of one thing that was shared: Slack hasn't deleted its posts in these channels yet. */
export const stillVisibleWords = (channels: readonly string[]): Inline[] => [
  "Still visible in ",
  ...toChannels(channels),
  `: ${KEEP_TRYING}`,
];

/** Of anything this person shared, even a reflection that is deleted. */
export const anyStillVisibleWords = (channels: readonly string[]): Inline[] => [
  "What you took back is still visible in ",
  ...toChannels(channels),
  `. ${KEEP_TRYING}`,
];
