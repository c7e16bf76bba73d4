// A message as a modal: the same blocks, and for a table, which Slack refuses there, a list.
import { describe, expect, it } from "vitest";
import { checkView } from "../../../sandbox/workspace/block-kit/check.js";
import { compileSchemas } from "../../../sandbox/workspace/block-kit/schema-check.js";
import type { Json } from "../../../sandbox/workspace/json.js";
import { toInfoModal } from "../../../src/slack/message/info-modal.js";
import {
  bold,
  bullets,
  divider,
  footnote,
  heading,
  paragraph,
  table,
  toMessage,
} from "../../../src/slack/message/parts.js";

compileSchemas();

const MESSAGE = toMessage(
  heading("Report"),
  paragraph(bold("2 units"), " supported."),
  table(
    ["Date", "Unit"],
    [
      ["Oct 2", "Rivers & <Deltas>"],
      ["Oct 9", ""],
    ],
  ),
  divider(),
  bullets([["one"], ["two"]]),
  footnote("Only you see this."),
);

describe("a message in a modal", () => {
  it("has nothing to send, and Slack takes it", () => {
    const view = toInfoModal(MESSAGE);
    expect(view).toMatchObject({ type: "modal", title: { text: "Bookend" }, close: { text: "Close" } });
    expect(view.submit).toBeUndefined();
    expect(() => checkView(view as unknown as Json, "modal")).not.toThrow();
  });

  it("has a list in the place of the table, a row a line, and no table", () => {
    const types = toInfoModal(MESSAGE).blocks.map(({ type }) => type);
    expect(types).toEqual(["header", "rich_text", "rich_text", "divider", "rich_text", "context"]);
    const drawn = JSON.stringify(toInfoModal(MESSAGE).blocks[2]);
    expect(drawn).toContain('"text":"Oct 2 · Rivers & <Deltas>"');
    expect(drawn).toContain('"text":"Oct 9 · –"');
    expect(drawn).not.toContain("Unit");
  });

  it("leaves every other block as it is, and the message itself alone", () => {
    const before = structuredClone(MESSAGE);
    const { blocks } = toInfoModal(MESSAGE);
    expect(blocks.filter((_, index) => index !== 2)).toEqual(MESSAGE.blocks.filter((_, index) => index !== 2));
    expect(MESSAGE).toEqual(before);
  });
});
