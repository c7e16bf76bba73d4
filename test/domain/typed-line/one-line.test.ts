// Tests of how often typed lines are read right: 2,201 lines with real titles, judged as cases/README.md says.
import { describe, expect, it } from "vitest";
import { judge, readCases, toRates, toReport } from "./cases/judge.js";

const cases = readCases();
const madeToHurt = cases.filter(({ kind }) => kind === "hand").map(judge);
const usual = cases.filter(({ kind }) => kind !== "hand").map(judge);

describe(`of the usual lines, ${toReport(usual).split("\n")[0]}: here`, () => {
  const rates = toRates(usual);
  const report = toReport(usual);

  it("hardly one is saved wrong", () => {
    expect(rates["wrong saved"], report).toBeLessThanOrEqual(0.003);
  });

  it("nearly all are right: saved, or asked about where they are unclear", () => {
    expect(rates.exact + rates.asks, report).toBeGreaterThanOrEqual(0.95);
  });

  it("few are asked about although they are clear", () => {
    expect(rates.needless, report).toBeLessThanOrEqual(0.03);
  });
});

describe(`of the lines made to hurt, ${toReport(madeToHurt).split("\n")[0]}: here`, () => {
  it("none is saved wrong", () => {
    expect(toRates(madeToHurt)["wrong saved"], toReport(madeToHurt)).toBe(0);
  });

  it("most are right", () => {
    const rates = toRates(madeToHurt);
    expect(rates.exact + rates.asks, toReport(madeToHurt)).toBeGreaterThanOrEqual(0.9);
  });
});
