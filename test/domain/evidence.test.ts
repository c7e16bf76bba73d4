// Indicators as they are read from a pasted list.
import { expect, it } from "vitest";
import { MAX_INDICATORS, readIndicators } from "../../src/domain/evidence.js";

it.each([
  ["1a. Knows the curriculum\n1b. Plans with teachers", [], ["1a. Knows the curriculum", "1b. Plans with teachers"]],
  ["- One\r\n•  Two\n\n  * Three  ", [], ["One", "Two", "Three"]],
  ["One\none\nONE", [], ["One"]],
  ["One\nTwo", ["one"], ["Two"]],
  ["III.B.2 Data – use of", [], ["III.B.2 Data – use of"]],
  ["\n \n-", [], []],
])("%j beside %j gives %j", (pasted, known, names) => {
  expect(readIndicators(pasted, known)).toEqual({ names, bad: [] });
});

it("lines that are too long or too many are given back with the reason, and the rest is read", () => {
  const long = "x".repeat(201);
  expect(readIndicators(`One\n${long}`, [])).toEqual({
    names: ["One"],
    bad: [{ line: long, why: "Keep it to 200 characters." }],
  });
  const lines = Array.from({ length: MAX_INDICATORS + 1 }, (_, n) => `Indicator ${n}`);
  const { names, bad } = readIndicators(lines.join("\n"), []);
  expect(names).toHaveLength(MAX_INDICATORS);
  expect(bad).toEqual([{ line: `Indicator ${MAX_INDICATORS}`, why: "A folder holds 60 indicators." }]);
});
