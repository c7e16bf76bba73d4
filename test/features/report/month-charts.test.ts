// Charts of several months: gaps are left out and said, last year is beside them, and the words have every figure.
import { describe, expect, it } from "vitest";
import type { Month } from "../../../src/domain/time/month.js";
import { toAverageChart, toCirculationChart, toUnitsChart } from "../../../src/features/report/month-charts-view.js";
import type { Block } from "../../../src/slack/message/blocks.js";
import type { ChartBlock } from "../../../src/slack/message/chart-block.js";

const drawn = (block: Block | undefined) => (block?.block as ChartBlock | undefined)?.chart;

/** Each month with its units, their levels in tenths, and its circulation. */
function yearOf(name: string, months: Record<string, [count: number, tenths: number, circulation?: number]>) {
  return {
    name,
    months: Object.entries(months).map(([month, [count, tenths, circulation]]) => ({
      month: month as Month,
      count,
      units: { count, tenths },
      circulation,
    })),
  };
}

const YEAR = yearOf("2026-27", {
  "2026-09": [2, 45, 1940],
  "2026-10": [4, 100, 2117],
  "2026-11": [0, 0],
  "2026-12": [1, 30, 0],
});
const BEFORE = yearOf("2025-26", {
  "2025-09": [1, 20, 1800],
  "2025-10": [3, 60, 1900],
  "2025-11": [5, 110, 1700],
  "2025-12": [2, 50, 1200],
  "2026-01": [2, 50, 1300],
});

describe("the average level", () => {
  it("is a line for each year, without the month that has no units", () => {
    const block = toAverageChart({ year: YEAR, before: BEFORE });
    expect(drawn(block)).toEqual({
      type: "line",
      series: [
        {
          name: "2026-27",
          data: [
            ["Sep", 2.3],
            ["Oct", 2.5],
            ["Dec", 3],
          ].map(toPoint),
        },
        {
          name: "2025-26",
          data: [
            ["Sep", 2],
            ["Oct", 2],
            ["Dec", 2.5],
          ].map(toPoint),
        },
      ],
      axis_config: { categories: ["Sep", "Oct", "Dec"], x_label: "Not shown: Nov" },
    });
    expect(block?.text).toBe(
      "Average level of partnership. 2026-27: Sep 2.3, Oct 2.5, Nov no units, Dec 3.0. " +
        "2025-26: Sep 2.0, Oct 2.0, Nov 2.2, Dec 2.5, Jan 2.5.",
    );
  });

  it("says only those months of the year before that have one", () => {
    const past = (counts: number) => yearOf("2025-26", { "2025-09": [counts, 20], "2025-10": [0, 0] });
    expect(toAverageChart({ year: YEAR, before: past(1) })?.text).toMatch(/Dec 3\.0\. 2025-26: Sep 2\.0\.$/);
    expect(toAverageChart({ year: YEAR, before: past(0) })?.text).toMatch(/Dec 3\.0\.$/);
  });
});

describe("units by month", () => {
  it("draws a month without units as 0, which it is", () => {
    expect(drawn(toUnitsChart({ year: YEAR, before: undefined }))).toEqual({
      type: "bar",
      series: [
        {
          name: "2026-27",
          data: [
            ["Sep", 2],
            ["Oct", 4],
            ["Nov", 0],
            ["Dec", 1],
          ].map(toPoint),
        },
      ],
      axis_config: { categories: ["Sep", "Oct", "Nov", "Dec"] },
    });
  });

  it("tells months of the same name apart", () => {
    const months = [...BEFORE.months, ...YEAR.months];
    const found = drawn(toUnitsChart({ year: { name: "Two years", months }, before: undefined }));
    expect(found).toMatchObject({ axis_config: { categories: expect.arrayContaining(["Sep 2025", "Sep 2026"]) } });
  });
});

describe("circulation", () => {
  it("leaves out a month that nobody reported, and draws a reported 0", () => {
    const block = toCirculationChart({ year: YEAR, before: undefined });
    expect(drawn(block)).toMatchObject({
      series: [
        {
          data: [
            ["Sep", 1940],
            ["Oct", 2117],
            ["Dec", 0],
          ].map(toPoint),
        },
      ],
      axis_config: { x_label: "Not shown: Nov" },
    });
    expect(block?.text).toContain("Sep 1,940, Oct 2,117, Nov not reported, Dec 0.");
  });

  it("is no chart if nobody reports it", () => {
    const months = YEAR.months.map((month) => ({ ...month, circulation: undefined }));
    expect(toCirculationChart({ year: { name: "2026-27", months }, before: BEFORE })).toBeUndefined();
  });
});

function toPoint([label, value]: (string | number)[]) {
  return { label, value };
}
