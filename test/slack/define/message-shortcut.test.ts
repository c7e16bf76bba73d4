// The message a shortcut was chosen on, as Slack sends it: who wrote it, where, and nothing Slack leaves out.
import { describe, expect, it } from "vitest";
import { readChosenMessage } from "../../../src/slack/define/message-shortcut.js";

const BODY = {
  type: "message_action",
  channel: { id: "C0STAFF0001", name: "all-staff" },
  message: { type: "message", text: "They stayed.", user: "U0TEACHER01", ts: "1700000000.000100" },
};

const withMessage = (change: object) => ({ ...BODY, message: { ...BODY.message, ...change } });

describe("a message", () => {
  it("has its text, author and channel", () => {
    expect(readChosenMessage(BODY)).toEqual({
      ...{ text: "They stayed.", author: "U0TEACHER01" },
      ...{ channel: "C0STAFF0001", ts: "1700000000.000100" },
    });
  });

  it.each([
    ["an app", { bot_id: "B0ROBOT0001" }],
    ["an app without a user", { bot_id: "B0ROBOT0001", user: null }],
    ["someone Slack doesn't name", { user: undefined }],
  ])("of %s has no author", (_who, change) => {
    expect(readChosenMessage(withMessage(change))?.author).toBeUndefined();
  });

  it.each([[undefined], [""]])("that is only a file (%j) has no text", (text) => {
    expect(readChosenMessage(withMessage({ text }))?.text).toBe("");
  });
});

describe("anything else", () => {
  it.each([
    ["a global shortcut", { ...BODY, type: "shortcut" }],
    ["a body without a message", { ...BODY, message: undefined }],
    ["a message without its time", withMessage({ ts: undefined })],
    ["a body without a channel", { ...BODY, channel: undefined }],
    ["nothing", undefined],
  ])("such as %s isn't read as a message", (_what, body) => {
    expect(readChosenMessage(body)).toBeUndefined();
  });
});
