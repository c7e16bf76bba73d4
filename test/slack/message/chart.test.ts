// Charts: whatever the figures, Slack accepts them, nothing is drawn that isn't there, and the words say it all.
import { describe, expect, it } from "vitest";
import { checkContent } from "../../../sandbox/workspace/block-kit/check.js";
import { toJson } from "../../../sandbox/workspace/json.js";
import { type Block, heading, paragraph, toMessage } from "../../../src/slack/message/blocks.js";
import { chart } from "../../../src/slack/message/chart.js";
import type { ChartBlock } from "../../../src/slack/message/chart-block.js";
import type { ChartSeries } from "../../../src/slack/message/chart-rows.js";
import { toInfoModal } from "../../../src/slack/message/info-modal.js";
import { dataTable } from "../../../src/slack/message/table.js";

const KINDS = ["bar", "line", "area", "pie"] as const;
const series = (name: string, values: readonly (number | undefined)[], label = (index: number) => `P${index + 1}`) => ({
  name,
  points: values.map((value, index) => ({ label: label(index), value })),
});

/** The chart, which the stand-in for Slack accepts in a message. */
function drawn(kind: (typeof KINDS)[number], all: readonly ChartSeries[]): ChartBlock["chart"] | undefined {
  const block = chart({ title: "Units", kind, series: all, text: "Units: 1." });
  const { blocks, text } = toMessage(paragraph("Hi."), block);
  checkContent({ text, blocks: toJson(blocks) });
  return (block?.block as ChartBlock | undefined)?.chart;
}

const pointsOf = (found: ChartBlock["chart"] | undefined) =>
  found && found.type !== "pie" ? found.series.map(({ name, data }) => [name, ...data.map(({ value }) => value)]) : [];

describe("a chart of figures with gaps", () => {
  it("leaves out a point without a value, which is not 0, and says which", () => {
    const found = drawn("line", [series("This year", [2, undefined, 0, 3])]);
    expect(pointsOf(found)).toEqual([["This year", 2, 0, 3]]);
    expect(found).toMatchObject({ axis_config: { categories: ["P1", "P3", "P4"], x_label: "Not shown: P2" } });
  });

  it("shows the points that both years have", () => {
    const found = drawn("line", [series("Now", [1, 2, 3, undefined]), series("Before", [4, 5, undefined, 7, 8])]);
    expect(pointsOf(found)).toEqual([
      ["Now", 1, 2],
      ["Before", 4, 5],
    ]);
    expect(found).toMatchObject({ axis_config: { x_label: "Not shown: P3, P4" } });
  });

  it("drops the year to compare when it would cost more than half of the points", () => {
    const found = drawn("bar", [series("Now", [1, 2, 3]), series("Before", [4])]);
    expect(pointsOf(found)).toEqual([["Now", 1, 2, 3]]);
    expect(found).toMatchObject({ axis_config: { categories: ["P1", "P2", "P3"] } });
    expect(JSON.stringify(found)).not.toContain("x_label");
  });

  it("drops the year to compare when it would leave a single point of two", () => {
    const found = drawn("line", [series("Now", [1, 2]), series("Before", [4])]);
    expect(pointsOf(found)).toEqual([["Now", 1, 2]]);
  });

  it("counts them when there are too many to name", () => {
    const values = Array.from({ length: 14 }, (_, index) => (index < 2 ? 1 : undefined));
    expect(drawn("line", [series("Now", values, (index) => `Month ${index}`)])).toMatchObject({
      axis_config: { x_label: "Not shown: 12 of 14" },
    });
  });
});

describe("nothing to draw", () => {
  it.each(KINDS)("gives no %s, and no words", (kind) => {
    const none: ChartSeries[][] = [[], [series("Now", [])], [series("Now", [0, 0, 0])], [series("Now", [5])]];
    none.push([series("Now", [undefined, Number.NaN, Number.POSITIVE_INFINITY])]);
    for (const one of none) expect(chart({ title: "Units", kind, series: one, text: "Units" })).toBeUndefined();
  });
});

describe("more than Slack draws", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it("becomes Other in a pie, in the order it came", () => {
    const found = drawn("pie", [series("Units", [9, 1, 8, 2, 7, 3, 6, 0])]);
    expect(found).toEqual({
      type: "pie",
      segments: [
        { label: "P1", value: 9 },
        { label: "P3", value: 8 },
        { label: "P5", value: 7 },
        { label: "P6", value: 3 },
        { label: "P7", value: 6 },
        { label: "Other", value: 3 },
      ],
    });
  });

  it("becomes Other in bars, added to what was Other before", () => {
    const label = (index: number) => (index === 29 ? "Other" : `P${index + 1}`);
    const found = drawn("bar", [series("Now", many(30), label), series("Before", many(30), label)]);
    const sum = many(10).reduce((total, value) => total + value, 0) + 30;
    expect(pointsOf(found)[0]).toEqual(["Now", ...many(29).slice(10), sum]);
    expect(found).toMatchObject({
      axis_config: {
        categories: [
          ...many(29)
            .slice(10)
            .map((one) => `P${one}`),
          "Other",
        ],
      },
    });
  });

  it("leaves the latest points of a line, whose figures can't be added up", () => {
    const found = drawn("line", [series("Now", many(23))]);
    expect(pointsOf(found)).toEqual([["Now", ...many(23).slice(3)]]);
    expect(found).toMatchObject({ axis_config: { x_label: "Not shown: P1, P2, P3" } });
  });

  it("leaves the first six series", () => {
    expect(
      pointsOf(
        drawn(
          "bar",
          many(9).map((one) => series(`S${one}`, [one, one])),
        ),
      ),
    ).toHaveLength(6);
  });

  it("is cut between characters, and every name stays different", () => {
    const family = "👩‍👩‍👧‍👦".repeat(9);
    const names = [family, family, family, "A subject with a very long name", "A subject with a very long name", "  "];
    for (const kind of KINDS) {
      const found = drawn(kind, [
        { name: family, points: names.map((label, index) => ({ label, value: index + 1 })) },
        { name: family, points: names.map((label, index) => ({ label, value: index + 1 })) },
      ]);
      const labels = JSON.stringify(found);
      expect(labels).toContain("A subject with a ve…");
      expect(labels).toContain("A subject with a … 2");
      expect(labels.isWellFormed()).toBe(true);
    }
  });

  it("takes a title of any length", () => {
    const block = chart({ title: "👩‍👩‍👧‍👦".repeat(40), kind: "bar", series: [series("Now", [1, 2])], text: "" });
    const { text, blocks } = toMessage(paragraph("Hi."), block);
    expect(() => checkContent({ text, blocks: toJson(blocks) })).not.toThrow();
  });
});

describe("the words of a chart", () => {
  const said = (text: string) => chart({ title: "Units", kind: "bar", series: [series("Now", [1, 2])], text });

  it("are in the message's text, and are shown where Slack draws no charts", () => {
    const message = toMessage(paragraph("Hi."), said("Units & more: Sep 1, Oct 2."));
    expect(message.text).toBe("Hi.\nUnits &amp; more: Sep 1, Oct 2.");
    const types = (blocks: readonly { type: string }[] = []) => blocks.map(({ type }) => type);
    expect(types(message.blocks)).toEqual(["rich_text", "data_visualization"]);
    expect(types(message.withoutCharts)).toEqual(["rich_text", "context"]);
    expect(JSON.stringify(message.withoutCharts)).toContain("Units &amp; more: Sep 1, Oct 2.");
    expect(types(toInfoModal({ message, title: "Report" }).blocks)).toEqual(["rich_text", "context"]);
  });

  it("aren't repeated if the message says them anyway", () => {
    const message = toMessage(paragraph("Sep 1, Oct 2."), said(""));
    expect(message.text).toBe("Sep 1, Oct 2.");
    expect(message.withoutCharts).toHaveLength(1);
  });

  it("take the place of a third chart, which Slack refuses", () => {
    const charts = ["One", "Two", "Three"].map(said);
    const { blocks, text } = toMessage(...charts);
    expect(blocks.map(({ type }) => type)).toEqual(["data_visualization", "data_visualization", "context"]);
    expect(() => checkContent({ text, blocks: toJson(blocks) })).not.toThrow();
  });
});

describe("blocks that some workspaces don't know", () => {
  const rows = Array.from({ length: 30 }, (_, index) => [{ value: index, text: `Oct ${index + 1}` }, `Unit ${index}`]);
  const units = dataTable({ caption: "Units", columns: ["Date", "Name"], rows, oneLine: ["Date"] });

  it("have older ones in their places", () => {
    const message = toMessage(heading("Report", { level: 1 }), units);
    expect(message.blocks).toMatchObject([
      { type: "header", level: 1 },
      { type: "data_table", caption: "Units", page_size: 10 },
    ]);
    expect(message.withoutCharts).toMatchObject([
      { type: "header" },
      { type: "table", column_settings: [{ is_wrapped: false }, { is_wrapped: true }] },
    ]);
    expect(JSON.stringify(message.withoutCharts)).not.toContain("level");
    for (const blocks of [message.blocks, message.withoutCharts ?? []]) {
      expect(() => checkContent({ text: message.text, blocks: toJson(blocks) })).not.toThrow();
    }
    expect(message.text).toContain("Oct 2 · Unit 1");
  });

  it("are no table without rows", () => {
    expect(dataTable({ caption: "Units", columns: ["Date"], rows: [] })).toBeUndefined();
  });

  it("sorts by a column's numbers, and shows how they are written", () => {
    const { rows: cells } = (units as Block).block as { rows: unknown[][] };
    expect(cells[1]).toEqual([
      { type: "raw_number", value: 0, text: "Oct 1" },
      { type: "raw_text", text: "Unit 0" },
    ]);
  });

  it("are undefined for a message without them", () => {
    expect(toMessage(heading("Report")).withoutCharts).toBeUndefined();
  });
});
