// Tests of days typed by their distance from today, over the ends of weeks and years.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readRelativeDay } from "../../../src/domain/typed-line/relative-day.js";

const read = (words: string, on: string) => readRelativeDay(words, SchoolDay.parse(on));

describe("a weekday", () => {
  it.each([
    ["Sunday", "2026-11-15", "2026-11-15", "2026-11-08", "2026-11-22", "2026-11-15"],
    ["Monday", "2026-11-15", "2026-11-09", "2026-11-09", "2026-11-16", "2026-11-09"],
    ["Sunday", "2026-11-16", "2026-11-15", "2026-11-15", "2026-11-29", "2026-11-22"],
    ["Friday", "2026-11-18", "2026-11-13", "2026-11-13", "2026-11-27", "2026-11-20"],
    ["Mon.", "2026-11-18", "2026-11-16", "2026-11-16", "2026-11-23", "2026-11-16"],
    ["thurs", "2027-01-01", "2026-12-31", "2026-12-31", "2027-01-07", "2026-12-31"],
  ])("%s on %s is %s; last, next and this one are %s, %s and %s", (name, on, bare, last, next, current) => {
    // "Taco Tuesday" is a title, but none ends in "Mon."
    expect(read(name, on)).toEqual({ value: bare, position: name === "Mon." ? "end of line" : "own part" });
    expect(read(`last ${name}`, on)).toEqual({ value: last, position: "end of part" });
    expect(read(`next ${name}`, on)).toEqual({ value: next, position: "end of part" });
    expect(read(`this ${name}`, on)).toEqual({ value: current, position: "end of part" });
  });
});

describe("a distance", () => {
  it.each([
    ["yesterday", "2027-01-01", "2026-12-31"],
    ["tomorrow", "2028-02-28", "2028-02-29"],
    ["0 days ago", "2026-11-18", "2026-11-18"],
    ["a day ago", "2026-11-18", "2026-11-17"],
    ["two weeks ago", "2026-11-18", "2026-11-04"],
    ["THREE DAYS AGO", "2026-11-18", "2026-11-15"],
    ["99 weeks ago", "2026-11-18", "2024-12-25"],
  ])("%s on %s is %s", (words, on, expected) => {
    expect(read(words, on)?.value).toBe(expected);
  });

  it("with a capital letter is a date only by itself, because it may be a title", () => {
    expect(read("yesterday", "2026-11-18")?.position).toBe("end of part");
    expect(read("Yesterday", "2026-11-18")?.position).toBe("own part");
  });
});

it.each([
  "",
  "last",
  "last week",
  "next month",
  "week ago",
  "four days ago",
  "100 days ago",
  "__proto__",
  "constructor",
])("%j is not a day", (words) => {
  expect(read(words, "2026-11-18")).toBeUndefined();
});
