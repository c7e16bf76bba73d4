// Who can read a reflection, in words.
import type { Audience } from "../../domain/reflection.js";
import { channelMention, type Inline } from "../../slack/message/blocks.js";

export const CAN_READ = {
  me: "Only you can read this.",
  librarians: "You, the librarians and admins can read this.",
} as const;

export function whoCanRead({ audience, channel }: { audience: Audience; channel: string | undefined }): Inline[] {
  if (audience === "channel" && channel) return ["Everyone in ", channelMention(channel), " can read this."];
  return [audience === "librarians" ? CAN_READ.librarians : CAN_READ.me];
}

/** Slack never confirmed the post, so everything but the post itself treats the reflection as private. */
export const whoCanReadUnlessPosted = (channel: string): Inline[] => [
  "Unless the post is in ",
  channelMention(channel),
  ", only you can read this.",
];
