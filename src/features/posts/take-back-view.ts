// The button that takes a post back, and what people read when they have clicked it.
import { z } from "zod";
import { defineLink, toButton } from "../../slack/define/button.js";
import { channelMention, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { stillVisibleWords } from "./still-visible-view.js";

/** `share` is the id of the post's row. */
export const takeBackLink = defineLink("take-back", z.object({ share: z.string() }));

/** For the private answer after sharing. It works for TAKE_BACK_MS. */
export const toTakeBackButton = (share: string) => toButton(takeBackLink, { share }, { text: "Take it back" });

export function toTakenBack({
  channel,
  isVisible,
  wasReflection,
}: {
  channel: string;
  /** Slack hasn't deleted it yet. */
  isVisible: boolean;
  wasReflection: boolean;
}): Message {
  const words = isVisible ? stillVisibleWords([channel]) : ["The post in ", channelMention(channel), " is deleted."];
  return toMessage(
    paragraph("Taken back. ", ...words),
    wasReflection ? paragraph("Your reflection is saved. Only you can read it now.") : undefined,
  );
}
