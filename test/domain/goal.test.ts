// What a goal may be, what it is called, and when it is reached.
import { describe, expect, it } from "vitest";
import {
  findShareProblem,
  formatAim,
  formatShareOf,
  type GoalKind,
  isReached,
  type Measure,
  measureKey,
  readAmount,
  type ShareOf,
} from "../../src/domain/goal.js";

const share = (by: ShareOf["by"], names: string[], isOutside = false): Measure & { kind: "share" } => ({
  kind: "share",
  of: { by, names, isOutside },
});

describe("a number that someone typed", () => {
  it.each<[GoalKind, string, number]>([
    ["units", "60", 60],
    ["units", "1,200", 1200],
    ["units", "10000", 10_000],
    ["level", "2.5", 25],
    ["level", "2,5", 25],
    ["level", "3", 30],
    ["level", "2.50", 25],
    ["level", "4.0", 40],
    ["share", "25", 25],
    ["share", "25%", 25],
    ["share", " 25 % ", 25],
    ["share", "0", 0],
    ["share", "100 %", 100],
  ])("for %s, %j is %i", (kind, typed, amount) => {
    expect(readAmount(kind, typed)).toEqual({ amount });
  });

  it.each<[GoalKind, string, RegExp]>([
    ["units", "0", /from 1 to 10,000/],
    ["units", "10001", /from 1 to 10,000/],
    ["units", "1,20", /from 1 to 10,000/],
    ["units", "-5", /from 1 to 10,000/],
    ["units", "60.5", /from 1 to 10,000/],
    ["units", "sixty", /from 1 to 10,000/],
    ["level", "5", /from 1 to 4/],
    ["level", "0.9", /from 1 to 4/],
    ["level", "4.1", /from 1 to 4/],
    ["level", "2.55", /from 1 to 4/],
    ["level", "", /from 1 to 4/],
    ["share", "120 %", /from 0 to 100/],
    ["share", "101", /from 0 to 100/],
    ["share", "2.5%", /from 0 to 100/],
    ["share", "−5%", /from 0 to 100/],
  ])("for %s, %j is refused", (kind, typed, error) => {
    expect(readAmount(kind, typed)).toEqual({ error: expect.stringMatching(error) });
  });
});

describe("a goal in words", () => {
  it.each([
    [share("subject", ["English"], true), "units outside English"],
    [share("subject", ["English", "Math"]), "units in English or Math"],
    [share("subject", ["English", "Math"], true), "units outside English and Math"],
    [share("grade", ["8", "6", "7"]), "units with grades 6–8"],
    [share("grade", ["6"], true), "units outside grade 6"],
    [share("level", ["4", "3"]), "units at level 3 or 4"],
    [share("level", ["1", "2"], true), "units outside levels 1 and 2"],
  ])("%j", ({ of }, words) => {
    expect(formatShareOf(of)).toBe(words);
  });

  it.each([
    [{ measure: { kind: "units" as const }, start: undefined, target: 60 }, "60 units"],
    [{ measure: { kind: "units" as const }, start: undefined, target: 1 }, "1 unit"],
    [{ measure: { kind: "units" as const }, start: undefined, target: 1200 }, "1,200 units"],
    [{ measure: { kind: "level" as const }, start: undefined, target: 26 }, "average level of 2.6"],
    [{ measure: { kind: "level" as const }, start: 21, target: 26 }, "average level from 2.1 to 2.6"],
    [{ measure: share("subject", ["English"], true), start: 20, target: 25 }, "units outside English from 20% to 25%"],
  ])("with its numbers: %j", (aim, words) => {
    expect(formatAim(aim)).toBe(words);
  });
});

it("goals measure the same whatever the order, case and accents of their names", () => {
  expect(measureKey(share("subject", ["ENGLISH", "Día"]))).toBe(measureKey(share("subject", ["dia", "English"])));
  const others = [
    share("subject", ["English"], true),
    share("subject", ["English", "Math"]),
    share("subject", ["3"]),
    share("level", ["3"]),
    share("grade", ["3"]),
    { kind: "units" as const },
    { kind: "level" as const },
  ].map(measureKey);
  expect(new Set([...others, measureKey(share("subject", ["English"]))]).size).toBe(others.length + 1);
});

it.each([
  [undefined, 25, 25, true],
  [20, 25, 24, false],
  [20, 25, 26, true],
  [25, 25, 25, true],
  [40, 30, 31, false],
  [40, 30, 30, true],
  [40, 30, 29, true],
  [20, 25, undefined, false],
])("from %s to %i, a value of %s: reached is %s", (start, target, value, reached) => {
  expect(isReached({ start, target }, value)).toBe(reached);
});

it.each([
  [{ by: "subject", names: [] }, /at least one subject/],
  [{ by: "grade", names: [] }, /at least one grade/],
  [{ by: "level", names: ["1", "2", "3", "4"] }, /Every unit has one of these levels/],
  [{ by: "subject", names: Array.from({ length: 11 }, (_, index) => `Subject ${index}`) }, /up to 10/],
] as const)("%j can't be a share", (of, problem) => {
  expect(findShareProblem({ ...of, isOutside: false })).toMatch(problem);
});
