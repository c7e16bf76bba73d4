// Tests that reading a line takes work in proportion to its length, by counting the matches tried, not by the clock.
import { expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { toOutline } from "../../../src/domain/typed-line/outline.js";
import { takePeople } from "../../../src/domain/typed-line/people.js";
import { releasePhrases } from "../../../src/domain/typed-line/release.js";
import { scanLine } from "../../../src/domain/typed-line/scan.js";
import { findTitle } from "../../../src/domain/typed-line/title.js";

const today = SchoolDay.parse("2026-11-18");

/** What readUnitLine does to as much of a line as it reads. */
function read(typed: string) {
  const { rest } = takePeople(typed);
  return findTitle(rest, releasePhrases(toOutline(rest, scanLine(rest, { today, subjects: ["Art", "Math"] })), today));
}

/** How many patterns are tried while `run` runs, and how much text they match. */
function countSteps(run: () => void): number {
  const { exec } = RegExp.prototype;
  let steps = 0;
  RegExp.prototype.exec = function count(this: RegExp, text: string) {
    const found = exec.call(this, text);
    steps += 1 + (found?.[0].length ?? 0);
    return found;
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return steps;
}

/** About 4,000 characters, or `times` as many. Both end in the same words, which decide what counts before them. */
const repeat = (words: string, times: number) => words.repeat(Math.round(4000 / words.length) * times);

it.each([
  "a ",
  "grade 3, 4 and ",
  "grade 3 frogs, ",
  "Frogs, grade 4, ",
  "level 2 - ",
  "1st, ",
  "K, ",
  "on Nov 12 ",
  "Nov 12 and ",
  "today, ",
  "with Lee and ",
  "<@U1> and ",
  "<@U1> Frogs, ",
  "@lee ",
  "the week of ",
  "3 classes, period 2, ",
  "9:30 ",
  "collaboration frogs ",
  "(“a” ",
  ":frog: ",
])("ten times as many %j take about ten times as many steps", (words) => {
  const [short, long] = [1, 10].map((times) => countSteps(() => read(repeat(words, times))));
  expect(short).toBeGreaterThan(100);
  expect((long ?? 0) / (short ?? 1)).toBeLessThan(11);
});

it("counts the steps of a reader that isn't linear as more", () => {
  const reread = (text: string) => {
    for (let at = 0; at < text.length; at += 100) /.*/s.exec(text.slice(at));
  };
  const [short, long] = [4000, 40_000].map((length) => countSteps(() => reread("a".repeat(length))));
  expect((long ?? 0) / (short ?? 1)).toBeGreaterThan(50);
});
