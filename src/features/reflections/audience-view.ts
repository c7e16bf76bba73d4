// Who can read a reflection, in words.
import type { Audience } from "../../domain/reflection.js";
import { channelMention, type Inline } from "../../slack/message/blocks.js";

export const CAN_READ = {
  me: "Only you can read this.",
  librarians: "You, the librarians and admins can read this.",
} as const;

const CAN_READ_ONCE_GONE = {
  me: "Once it's gone, only you can read this.",
  librarians: "Once it's gone, you, the librarians and admins can read this.",
} as const;

/** "#staff and #grade-4". */
const toChannels = (ids: readonly string[]): Inline[] =>
  ids.flatMap((id, index) => (index === 0 ? [channelMention(id)] : [" and ", channelMention(id)]));

const KEEP_TRYING =
  "I couldn't delete the post yet, so I'll keep trying. If it stays, a workspace admin can delete it.";

/** Of one reflection: Slack hasn't deleted its posts in these channels yet. */
export const stillVisibleWords = (channels: readonly string[]): Inline[] => [
  "Still visible in ",
  ...toChannels(channels),
  `: ${KEEP_TRYING}`,
];

/** Of any of this person's reflections, even one that is deleted. */
export const anyStillVisibleWords = (channels: readonly string[]): Inline[] => [
  "What you took back is still visible in ",
  ...toChannels(channels),
  `. ${KEEP_TRYING}`,
];

interface Shared {
  audience: Audience;
  channel: string | undefined;
  /** Undefined while Slack hasn't confirmed the post. Then everything but the post itself treats it as private. */
  messageTs: string | undefined;
  /** The channels where a post of it was taken back and is still visible. */
  stillIn: readonly string[];
}

export function whoCanRead({ audience, channel, messageTs, stillIn }: Shared): Inline[] {
  const left = stillIn.length > 0 ? stillVisibleWords(stillIn) : [];
  if (audience === "channel" && channel) {
    const readers: Inline[] = messageTs
      ? ["Everyone in ", channelMention(channel), " can read this."]
      : ["Unless the post is in ", channelMention(channel), ", only you can read this."];
    return [...readers, ...(left.length > 0 ? [" ", ...left] : [])];
  }
  const reader = audience === "librarians" ? "librarians" : "me";
  return left.length > 0 ? [...left, ` ${CAN_READ_ONCE_GONE[reader]}`] : [CAN_READ[reader]];
}
