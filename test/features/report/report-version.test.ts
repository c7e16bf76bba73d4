// Tests of a report's version: what it tells of changes, and that versions in the ledgers of older programs can still be read.
import { describe, expect, it } from "vitest";
import { NO_FIGURES } from "../../../src/domain/figures.js";
import { summarize } from "../../../src/domain/report.js";
import { Month } from "../../../src/domain/time/month.js";
import type { Report } from "../../../src/features/report/read-report.js";
import {
  changesBetween,
  formatChanges,
  isSameReport,
  toReportVersion,
} from "../../../src/features/report/report-version.js";

const OCTOBER = Month.parse("2026-10");
const NONE = summarize([]);
// The version doesn't look at the school.
const EMPTY: Omit<Report, "school"> = {
  ...{ month: OCTOBER, units: [], summary: NONE, before: NONE, yearBefore: NONE },
  ...{ figures: NO_FIGURES, kinds: [], ohYeahs: [], soFar: false, goals: [], normal: undefined, yearSoFar: undefined },
};

const versionOf = (figures: Partial<Report["figures"]>) =>
  toReportVersion({ ...EMPTY, figures: { ...NO_FIGURES, ...figures } });
const tell = (from: string, to: string) => formatChanges(changesBetween(from, to), OCTOBER);

describe("the version of a report", () => {
  const WITH_FIGURES = versionOf({ values: { circulation: 2117, daysOpen: 2200 } });

  it.each<[string, string, string, string | undefined]>([
    ["nothing", WITH_FIGURES, WITH_FIGURES, undefined],
    ["one figure added", versionOf({}), versionOf({ values: { circulation: 0 } }), "circulation added"],
    ["two figures added", versionOf({}), WITH_FIGURES, "2 figures added"],
    [
      "a figure changed",
      WITH_FIGURES,
      versionOf({ values: { circulation: 2118, daysOpen: 2200 } }),
      "circulation changed",
    ],
    ["a figure cleared", WITH_FIGURES, versionOf({ values: { circulation: 2117 } }), "days open removed"],
    ["all cleared", WITH_FIGURES, versionOf({}), "2 figures removed"],
    [
      "a cause given",
      WITH_FIGURES,
      versionOf({ values: { circulation: 2117, daysOpen: 2200 }, causes: [{ key: "daysOpen", text: "Snow" }] }),
      "days open changed",
    ],
    [
      "one changed and one added",
      versionOf({ values: { classes: 74 } }),
      versionOf({ values: { classes: 75, visits: 3 } }),
      "visits added and classes served changed",
    ],
    ["a grade added", versionOf({}), versionOf({ byGrade: { K: 12 } }), "circulation added"],
  ])("tells of %s", (_name, from, to, words) => expect(tell(from, to)).toBe(words));

  it("of a report without figures is the same text as before there were figures", () => {
    expect(Object.keys(JSON.parse(versionOf({})).others)).toEqual(["ohYeahs", "before", "yearBefore"]);
  });

  it("without the other parts, as the oldest ledgers have it, tells of units alone", () => {
    const oldest = JSON.stringify({ units: { unit0001: "shown" }, rest: "digest" });
    expect(tell(oldest, WITH_FIGURES)).toBe("one unit removed");
    expect(isSameReport(JSON.stringify({ units: {}, rest: "digest" }), WITH_FIGURES, OCTOBER)).toBe(true);
  });

  it("tells of answers only where both versions have the question, and no unit brought them along", () => {
    const kindsOf = (kinds: Report["kinds"], units: Report["units"] = []) =>
      toReportVersion({ ...EMPTY, kinds, units });
    const [asked, answered] = [
      kindsOf([{ question: "kind", counts: [] }]),
      kindsOf([{ question: "kind", counts: [{ answer: "lesson", units: 1 }] }]),
    ];
    expect(tell(asked, answered)).toBe("answers on the kind of work changed");
    expect(tell(kindsOf([]), answered)).toBeUndefined();
    expect(tell(answered, kindsOf([]))).toBeUndefined();
    expect(tell(answered, kindsOf([{ question: "place", counts: [] }]))).toBeUndefined();
    const version = JSON.parse(answered);
    expect(tell(asked, JSON.stringify({ ...version, units: { unit0001: "shown" } }))).toBe("one late unit added");
  });

  it("with a part that this program doesn't know is read without it", () => {
    const version = JSON.parse(WITH_FIGURES);
    const newer = JSON.stringify({ ...version, others: { ...version.others, later: { key: "shown" } } });
    expect(tell(newer, WITH_FIGURES)).toBeUndefined();
  });

  it("doesn't tell of a part that every report has as news, when an older version lacks it", () => {
    const version = JSON.parse(WITH_FIGURES);
    const { before: _, ...others } = version.others;
    expect(tell(JSON.stringify({ ...version, others }), WITH_FIGURES)).toBeUndefined();
  });
});
