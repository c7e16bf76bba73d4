// A message as a modal: the same blocks, but a list instead of a table, which Slack refuses there.
import { describe, expect, expectTypeOf, it } from "vitest";
import { checkView } from "../../../sandbox/workspace/block-kit/check.js";
import { compileSchemas } from "../../../sandbox/workspace/block-kit/schema-check.js";
import type { Json } from "../../../sandbox/workspace/json.js";
import { replace, whisper } from "../../../src/slack/define/replies.js";
import {
  bold,
  bullets,
  divider,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../../src/slack/message/blocks.js";
import { toInfoModal } from "../../../src/slack/message/info-modal.js";
import { table } from "../../../src/slack/message/table.js";

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
  footnote("Posted Nov 2."),
);

describe("a message in a modal", () => {
  it("has no submit button, and Slack accepts it", () => {
    const view = toInfoModal({ message: MESSAGE, title: "Report" });
    expect(view).toMatchObject({ type: "modal", title: { text: "Report" }, close: { text: "Close" } });
    expect(view.submit).toBeUndefined();
    expect(() => checkView(view as unknown as Json, "modal")).not.toThrow();
  });

  it("has the table's columns and a list instead of it, with one item per row", () => {
    const types = toInfoModal({ message: MESSAGE, title: "Report" }).blocks.map(({ type }) => type);
    expect(types).toEqual(["rich_text", "rich_text", "rich_text", "divider", "rich_text", "context"]);
    const [, names, list] = toInfoModal({ message: MESSAGE, title: "Report" }).blocks.map((block) =>
      JSON.stringify(block),
    );
    expect(names).toContain('"text":"Date · Unit"');
    expect(list).toContain('"text":"Oct 2 · Rivers & <Deltas>"');
    expect(list).toContain('"text":"Oct 9 · –"');
    expect(list).not.toContain("Unit");
  });

  it("leaves every other block as it is, and the message itself alone", () => {
    const before = structuredClone(MESSAGE);
    const { blocks } = toInfoModal({ message: MESSAGE, title: "Preview" });
    expect(blocks.filter((_, index) => index !== 2 && index !== 3)).toEqual(
      MESSAGE.blocks.filter((_, index) => index !== 2),
    );
    expect(MESSAGE).toEqual(before);
  });
});

describe("its heading", () => {
  const typesOf = (...options: Parameters<typeof toInfoModal>) =>
    toInfoModal(...options).blocks.map(({ type }) => type);
  const withHeading = (text: string) => toMessage(heading(text), paragraph("Hi."));

  it("isn't repeated below a title that says the same", () => {
    expect(typesOf({ message: withHeading("Level ratings"), title: "Level ratings" })).toEqual(["rich_text"]);
  });

  it("stays when the title clips it or says something else", () => {
    const long = "Monthly report for December 2026";
    expect(typesOf({ message: withHeading(long), title: long })).toEqual(["header", "rich_text"]);
    expect(typesOf({ message: withHeading("December report"), title: "Preview" })).toEqual(["header", "rich_text"]);
  });
});

describe("its title", () => {
  const titleOf = (title: string) => toInfoModal({ message: toMessage(paragraph("Hi.")), title }).title.text;

  it.each([
    ["December report", "December report"],
    ["Monthly report for December 2026", "Monthly report for…"],
    ["Views, ratings and levels – December", "Views, ratings and…"],
    ["Antidisestablishmentarianism", "Antidisestablishmentari…"],
  ])("is %j as %j: no longer than Slack allows, cut at a word", (text, title) => {
    expect(titleOf(text)).toBe(title);
  });

  it("is the one given rather than the heading", () => {
    const message = toMessage(heading("December report"));
    expect(toInfoModal({ message, title: "Preview" }).title.text).toBe("Preview");
  });

  it("is demanded by the compiler of every answer that may become a modal", () => {
    expectTypeOf(whisper).parameter(1).toEqualTypeOf<{ title: string }>();
    expectTypeOf(replace).parameter(1).toEqualTypeOf<{ title: string }>();
    expectTypeOf(toInfoModal).parameter(0).toEqualTypeOf<{ message: Message; title: string }>();
  });
});
