// A message goes out in the largest size that Slack accepts, and nothing but a refusal of its content makes it smaller.
import { expect, it } from "vitest";
import { type Content, paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { sendFitting } from "../../../src/slack/send/fitting.js";

const message = { ...toMessage(paragraph("Whole")), smaller: toMessage(paragraph("Small")) };
const refusal = (error: string) => Object.assign(new Error(error), { data: { error } });

/** Slack, which refuses these texts with this error; and the texts it was sent. */
function refusing(texts: readonly string[], error = "msg_blocks_too_long") {
  const sent: string[] = [];
  const send = async ({ text }: Content) => {
    sent.push(text);
    if (texts.includes(text)) throw refusal(error);
    return `accepted ${text}`;
  };
  return { send, sent };
}

it.each(["msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "msg_too_long", "no_text"])(
  "tries a smaller one on %s",
  async (error) => {
    const { send, sent } = refusing(["Whole"], error);
    expect(await sendFitting(message, send)).toEqual({ answer: "accepted Small", size: 1 });
    expect(sent).toEqual(["Whole", "Small"]);
  },
);

it.each(["channel_not_found", "ratelimited", "internal_error", "invalid_auth"])(
  "tries no other on %s",
  async (error) => {
    const { send, sent } = refusing(["Whole"], error);
    await expect(sendFitting(message, send)).rejects.toThrow(error);
    expect(sent).toEqual(["Whole"]);
  },
);

it("begins with the size that was accepted before", async () => {
  const { send, sent } = refusing(["Whole"]);
  expect(await sendFitting(message, send, 1)).toEqual({ answer: "accepted Small", size: 1 });
  expect(sent).toEqual(["Small"]);
});

it("throws Slack's refusal when no size is accepted", async () => {
  const { send, sent } = refusing(["Whole", "Small"]);
  await expect(sendFitting(message, send)).rejects.toThrow("msg_blocks_too_long");
  expect(sent).toHaveLength(4);
});
