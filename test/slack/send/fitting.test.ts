// A message goes out in the largest size that Slack accepts, and nothing but a refusal of its content makes it smaller.
import { describe, expect, it } from "vitest";
import { type Content, paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { sizesOf } from "../../../src/slack/message/smaller.js";
import { createCharts } from "../../../src/slack/send/charts.js";
import { sendFitting } from "../../../src/slack/send/fitting.js";
import { chartsInMemory } from "../../support/charts.js";

const charts = chartsInMemory();
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
    expect(await sendFitting({ message, charts }, send)).toEqual({ answer: "accepted Small", size: 1 });
    expect(sent).toEqual(["Whole", "Small"]);
  },
);

it.each(["channel_not_found", "ratelimited", "internal_error", "invalid_auth"])(
  "tries no other on %s",
  async (error) => {
    const { send, sent } = refusing(["Whole"], error);
    await expect(sendFitting({ message, charts }, send)).rejects.toThrow(error);
    expect(sent).toEqual(["Whole"]);
  },
);

it("begins with the size that was accepted before", async () => {
  const { send, sent } = refusing(["Whole"]);
  expect(await sendFitting({ message, charts, from: 1 }, send)).toEqual({ answer: "accepted Small", size: 1 });
  expect(sent).toEqual(["Small"]);
});

it("throws Slack's refusal when no size is accepted", async () => {
  const { send, sent } = refusing(["Whole", "Small"]);
  await expect(sendFitting({ message, charts }, send)).rejects.toThrow("msg_blocks_too_long");
  expect(sent).toHaveLength(4);
});

describe("a message with charts", () => {
  const charty = toMessage(paragraph("Whole"), {
    block: { type: "data_visualization", title: "Units", chart: { type: "pie", segments: [] } },
    text: "",
    instead: [],
  });
  /** Slack, which refuses messages with a block of these types; and the types of the blocks it was sent. */
  function refusingTypes(types: readonly string[], error = "invalid_blocks") {
    const sent: string[][] = [];
    const send = async ({ blocks }: Content) => {
      sent.push(blocks.map(({ type }) => type));
      if (blocks.some(({ type }) => types.includes(type))) throw refusal(error);
      return "accepted";
    };
    return { send, sent };
  }

  it("goes out with them where Slack draws them", async () => {
    const { send, sent } = refusingTypes([]);
    expect(await sendFitting({ message: charty, charts }, send)).toEqual({ answer: "accepted", size: 0 });
    expect(sent).toEqual([["rich_text", "data_visualization"]]);
  });

  it("goes out in the same size without them where Slack refuses them, and the next one goes without at once", async () => {
    const known = chartsInMemory();
    const { send, sent } = refusingTypes(["data_visualization"]);
    for (const _ of ["first", "next"]) {
      expect(await sendFitting({ message: charty, charts: known }, send)).toEqual({ answer: "accepted", size: 0 });
    }
    expect(sent).toEqual([["rich_text", "data_visualization"], ["rich_text"], ["rich_text"]]);
    expect(known.refused).toHaveLength(1);
  });

  it("tries them again after four weeks", async () => {
    const clock = { now: new Date("2026-11-03T08:00:00Z") };
    const known = chartsInMemory(() => clock.now);
    const { send, sent } = refusingTypes(["data_visualization"]);
    const sendAt = (day: string) => {
      clock.now = new Date(`${day}T08:00:00Z`);
      return sendFitting({ message: charty, charts: known }, send);
    };
    await sendAt("2026-11-03");
    await sendAt("2026-11-30");
    expect(sent).toHaveLength(3);
    await sendAt("2026-12-01");
    expect(sent).toHaveLength(5);
    expect(known.refused).toHaveLength(2);
    // A clock that was years ahead keeps no charts away.
    known.refused.push(new Date("2036-01-01T00:00:00Z"));
    await sendAt("2026-12-02");
    expect(sent).toHaveLength(7);
  });

  it("blames them only if Slack takes the message without them, and tries them once", async () => {
    const known = chartsInMemory();
    const { send, sent } = refusingTypes(["rich_text"]);
    const small = { ...charty, smaller: charty };
    expect(await sendFitting({ message: small, charts: known }, send)).toMatchObject({ size: 2 });
    expect(sent.slice(0, 3)).toEqual([["rich_text", "data_visualization"], ["rich_text"], ["rich_text"]]);
    expect(sent).toHaveLength(4);
    expect(known.refused).toEqual([]);
  });

  it.each(["msg_blocks_too_long", "msg_too_long"])("doesn't blame them for %s", async (error) => {
    const known = chartsInMemory();
    const { send, sent } = refusingTypes(["data_visualization"], error);
    const small = { ...charty, smaller: toMessage(paragraph("Small")) };
    expect(await sendFitting({ message: small, charts: known }, send)).toMatchObject({ size: 1 });
    expect(sent).toEqual([["rich_text", "data_visualization"], ["rich_text"]]);
    expect(known.refused).toEqual([]);
  });

  it.each(["channel_not_found", "internal_error"])("isn't sent a second time on %s", async (error) => {
    const { send, sent } = refusingTypes(["data_visualization"], error);
    await expect(sendFitting({ message: charty, charts: chartsInMemory() }, send)).rejects.toThrow(error);
    expect(sent).toHaveLength(1);
  });

  it("has no charts in its plain blocks", () => {
    const [, plain] = [...sizesOf(charty)];
    expect(plain?.content.blocks.map(({ type }) => type)).toEqual(["section"]);
  });

  it("goes out even if what is known about charts can't be read or written", async () => {
    const errors: object[] = [];
    const broken = async () => {
      throw new Error("The database is busy.");
    };
    const unknown = createCharts({
      refusals: { latest: broken, add: broken },
      now: () => new Date(),
      logError: (fields) => errors.push(fields),
    });
    const { send, sent } = refusingTypes(["data_visualization"]);
    expect(await sendFitting({ message: charty, charts: unknown }, send)).toEqual({ answer: "accepted", size: 0 });
    expect(sent).toHaveLength(2);
    expect(errors).toHaveLength(2);
  });
});
