// AASL's numbers: which there are, counted by hand from AASL's own tables, and the ways in which people type them.
import { describe, expect, it } from "vitest";
import { STANDARD_SETS } from "../../../src/content/standards.js";
import { codesOfSet, readCodes, STANDARD_SET_KEYS, standardsFromColumns } from "../../../src/domain/plan/standards.js";

const rangesOf = (wanted: string) => STANDARD_SETS.find(({ key }) => key === wanted)?.ranges ?? "";
const codesOf = (key: string) => codesOfSet(rangesOf(key)) ?? [];

/** How many indicators each strand has, as the issue of 2007 lists them. */
const OF_2007: Record<string, number> = {
  ...{ "1.1": 9, "1.2": 7, "1.3": 5, "1.4": 4 },
  ...{ "2.1": 6, "2.2": 4, "2.3": 3, "2.4": 4 },
  ...{ "3.1": 6, "3.2": 3, "3.3": 7, "3.4": 3 },
  ...{ "4.1": 8, "4.2": 4, "4.3": 4, "4.4": 6 },
};

describe("the set of 2007", () => {
  it("has each number from the first to the last of its sixteen strands, and no other", () => {
    const all = Object.entries(OF_2007).flatMap(([strand, count]) =>
      Array.from({ length: count }, (_, at) => `${strand}.${at + 1}`),
    );
    expect(codesOf("2007")).toEqual(all);
    expect(all).toHaveLength(83);
  });

  it.each(Object.entries(OF_2007))("ends strand %s at %i", (strand, last) => {
    const sets = [{ key: "2007" as const, ranges: rangesOf("2007") }];
    expect(readCodes(`${strand}.1, ${strand}.${last}`, sets)).toEqual({
      codes: [...new Set([`${strand}.1`, `${strand}.${last}`])],
    });
    for (const wrong of [`${strand}.0`, `${strand}.${last + 1}`]) {
      expect(readCodes(wrong, sets)).toEqual({ problem: `I can't find ${wrong} in AASL's standards of 2007.` });
    }
  });

  it.each(["0.1.1", "5.1.1", "1.5.1", "1.0.1", "1.1.1.1"])("hasn't %s", (code) =>
    expect(readCodes(code, STANDARD_SETS)).toHaveProperty("problem"),
  );
});

describe("the framework of 2018", () => {
  const FOUNDATIONS = ["I", "II", "III", "IV", "V", "VI"];
  const DOMAINS = ["A", "B", "C", "D"];
  const strands = FOUNDATIONS.flatMap((foundation) => DOMAINS.map((domain) => `${foundation}.${domain}`));

  it("has competencies for each of six shared foundations in each of four domains", () => {
    const codes = codesOf("2018");
    expect([...new Set(codes.map((code) => code.slice(0, code.lastIndexOf("."))))]).toEqual(strands);
    expect(codes).toHaveLength(68);
    expect(new Set(codes).size).toBe(68);
  });

  it.each(strands)("counts %s from 1 without a gap", (strand) => {
    const numbers = codesOf("2018").flatMap((code) =>
      code.startsWith(`${strand}.`) ? [Number(code.slice(strand.length + 1))] : [],
    );
    expect(numbers.length).toBeGreaterThanOrEqual(2);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(readCodes(`${strand}.0`, STANDARD_SETS)).toHaveProperty("problem");
    expect(readCodes(`${strand}.${numbers.length + 1}`, STANDARD_SETS)).toHaveProperty("problem");
  });

  it.each(["VII.A.1", "IIII.A.1", "I.E.1", "IX.A.1"])("hasn't %s", (code) =>
    expect(readCodes(code, STANDARD_SETS)).toHaveProperty("problem"),
  );
});

describe("numbers as people type them", () => {
  it.each<[string, string[]]>([
    ["", []],
    ["  \n", []],
    ["1.1.7", ["1.1.7"]],
    ["1.1.1, 1.1.2; 1.2.3", ["1.1.1", "1.1.2", "1.2.3"]],
    ["1.1.1 1.1.2\n1.2.3\t2.4.4", ["1.1.1", "1.1.2", "1.2.3", "2.4.4"]],
    ["AASL 1.1.1", ["1.1.1"]],
    ["AASL Standards 1.1.1 and 2.1.1", ["1.1.1", "2.1.1"]],
    ["Indicators: 1.1.1 & 2.1.1.", ["1.1.1", "2.1.1"]],
    ["AASL 2018: VI.D.3", ["VI.D.3"]],
    ["“1.1.7”\u200b,\u00a0II.A.1\r\n▪ ‘2.4.1’", ["1.1.7", "II.A.1", "2.4.1"]],
    ["AASL (2007) 1.1.1 – 2007", ["1.1.1"]],
    ["1.1.1-1.1.3; iv.b.2 and 2.4.4", ["1.1.1", "1.1.2", "1.1.3", "IV.B.2", "2.4.4"]],
    ["1.1.1–1.1.3", ["1.1.1", "1.1.2", "1.1.3"]],
    ["1.1.1 — 1.1.3", ["1.1.1", "1.1.2", "1.1.3"]],
    ["1.1.1‑1.1.3", ["1.1.1", "1.1.2", "1.1.3"]],
    ["1.1.1 to 1.1.3", ["1.1.1", "1.1.2", "1.1.3"]],
    ["IV.B.2 through IV.B.4", ["IV.B.2", "IV.B.3", "IV.B.4"]],
    ["1.1.1-3", ["1.1.1", "1.1.2", "1.1.3"]],
    ["iv.b.2–4, 2.4.1", ["IV.B.2", "IV.B.3", "IV.B.4", "2.4.1"]],
    ["1.1.7-1.1.7", ["1.1.7"]],
    ["• 1.1.7\n• 1.1.7\n- 2.1.1\n* 2.1.2", ["1.1.7", "2.1.1", "2.1.2"]],
    ["- 1.1.7\n- 1.1.9", ["1.1.7", "1.1.9"]],
    ["1.1.7/2.1.1 | 2.1.2 + 2.1.3", ["1.1.7", "2.1.1", "2.1.2", "2.1.3"]],
    ["(1.1.7), [2.1.1], #2.1.2", ["1.1.7", "2.1.1", "2.1.2"]],
    ["1.1.7.", ["1.1.7"]],
    ["1.1.7\u00A02.1.1", ["1.1.7", "2.1.1"]],
  ])("%j", (typed, codes) => expect(readCodes(typed, STANDARD_SETS)).toEqual({ codes }));

  it.each([
    ["1.1.10", /^I can't find 1\.1\.10 in AASL's standards of 2007 and 2018\.$/],
    ["1.1.7, 9.9.9, VII.A.1", /^I can't find 9\.9\.9, VII\.A\.1 in/],
    ["1.1.8-1.1.11", /^I can't find 1\.1\.10, 1\.1\.11 in/],
    ["1.1.1 Follow an inquiry-based process", /^Enter only the numbers.*copyright\. I found these: 1\.1\.1\.$/],
    ["1.1.1 to plan a good question", /^Enter only the numbers.*I found these: 1\.1\.1\.$/],
    ["Inquire", /^Enter only the numbers.*copyright\.$/],
    ["4.B.2", /^Enter only the numbers/],
    ["1.1.7a", /^Enter only the numbers/],
    ["LIV.A.1", /^Enter only the numbers/],
    ["1.1.3-1.1.1", /^I can't read “1\.1\.3-1\.1\.1” as a range\. List its numbers one by one\.$/],
    ["2.4.4, 1.1.8–1.2.2", /^I can't read “1\.1\.8–1\.2\.2” as a range/],
    ["1.1.1-1.1.9999", /^I can't read “1\.1\.1-1\.1\.9999” as a range/],
    ["1.1.5-3", /^I can't read “1\.1\.5-3” as a range/],
  ])("%j is refused", (typed, problem) =>
    expect(readCodes(typed, STANDARD_SETS)).toEqual({ problem: expect.stringMatching(problem) }),
  );

  it("are told when the text is among them, without the text, however long it is", () => {
    const typed = codesOf("2007")
      .map((code) => `${code} Make up words in the place of theirs`)
      .join("\n");
    const reading = readCodes(typed, STANDARD_SETS);
    expect(JSON.stringify(reading)).not.toContain("Make up");
    expect(JSON.stringify(reading).length).toBeLessThan(500);
  });
});

describe("the sets that a school uses", () => {
  const only = (wanted: string) => STANDARD_SETS.filter(({ key }) => key === wanted);

  it("decide which numbers are accepted", () => {
    expect(readCodes("1.1.7", only("2018"))).toEqual({ problem: "I can't find 1.1.7 in AASL's standards of 2018." });
    expect(readCodes("IV.B.2", only("2018"))).toEqual({ codes: ["IV.B.2"] });
    expect(readCodes("IV.B.2", only("2007"))).toEqual({ problem: "I can't find IV.B.2 in AASL's standards of 2007." });
  });

  it("don't take numbers away from a plan that has them", () => {
    expect(readCodes("1.1.7, IV.B.2", only("2018"), ["1.1.7"])).toEqual({ codes: ["1.1.7", "IV.B.2"] });
    expect(readCodes("1.1.8", only("2018"), ["1.1.7"])).toHaveProperty("problem");
  });

  it("are read from the school's row, in their order, with numbers of its own", () => {
    const columns = { standardSets: "2018,2007", standards2007: null, standards2018: "I.A.1" };
    expect(standardsFromColumns(columns)).toEqual([
      { key: "2007", ranges: undefined },
      { key: "2018", ranges: "I.A.1" },
    ]);
    expect(standardsFromColumns({ ...columns, standardSets: "2018" }).map(({ key }) => key)).toEqual(["2018"]);
    expect(STANDARD_SETS.map(({ key }) => key)).toEqual(STANDARD_SET_KEYS);
  });

  it.each([
    ["1.1.1-1.1.3, 5.1.1", ["1.1.1", "1.1.2", "1.1.3", "5.1.1"]],
    ["VII.A.1", ["VII.A.1"]],
    ["all of them", undefined],
    ["", undefined],
    ["1.1.3-1.1.1", undefined],
  ])("may be changed to %j", (ranges, codes) => expect(codesOfSet(ranges)).toEqual(codes));
});
