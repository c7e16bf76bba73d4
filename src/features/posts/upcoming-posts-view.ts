// The buttons of an upcoming post: preview it, skip it, or post it anyway.
import { z } from "zod";
import { defineLink, toButton } from "../../slack/define/button.js";
import { buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";

const UpcomingValue = z.object({ post: z.string(), period: z.string() });

export const previewPostLink = defineLink("preview-post", UpcomingValue);
export const skipPostLink = defineLink("skip-post", UpcomingValue.extend({ skip: z.boolean() }));

/** What a person reads after skipping a post, with the way back. */
export function toSkipped(what: string, { post, period }: z.infer<typeof UpcomingValue>): Message {
  return toMessage(
    paragraph(`${what} won't be posted.`),
    buttons(toButton(skipPostLink, { post, period, skip: false }, { text: "Undo" })),
  );
}
