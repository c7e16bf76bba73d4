// Who can read a reflection, in words.
import { ONLY_YOU } from "../../content/form-words.js";
import type { Audience } from "../../domain/reflection.js";
import { channelMention, type Inline } from "../../slack/message/blocks.js";
import { stillVisibleWords } from "../posts/still-visible-view.js";

export const CAN_READ = {
  me: ONLY_YOU,
  librarians: "You, the librarians and admins can read this.",
} as const;

const CAN_READ_ONCE_GONE = {
  me: "Once it's gone, only you can read this.",
  librarians: "Once it's gone, you, the librarians and admins can read this.",
} as const;

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
