// Tests of when reports are due, hour by hour for a year.

import { describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import { Month, monthAfter, monthBefore, monthOf } from "../../../src/domain/time/month.js";
import { PostTime } from "../../../src/domain/time/post-time.js";
import { monthsDue, reportDueAt } from "../../../src/domain/time/report-schedule.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { schoolDayAt } from "../../../src/domain/time/school-day.js";

const calendar = createSchoolCalendar();
const month = (text: string) => Month.parse(text);
const newYork = PostTime.parse({ openDay: 2, time: "08:00", timeZone: "America/New_York" });

describe("a post time", () => {
  it.each([
    ["openDay", 0, "Enter a number from 1 to 20."],
    ["openDay", 21, "Enter a number from 1 to 20."],
    ["openDay", 1.5, "Enter a number from 1 to 20."],
    ["openDay", "second", "Enter a number from 1 to 20."],
    ["time", "24:00", "Choose a time."],
    ["time", "8:00", "Choose a time."],
    ["time", undefined, "Choose a time."],
    ["timeZone", "Mars/Base", "Choose a time zone, like America/New_York."],
  ])("cannot have %s %j", (field, value, message) => {
    const result = PostTime.safeParse({ ...newYork, [field]: value });
    expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
  });
});

describe("a month's report", () => {
  it.each([
    ["2026-10", newYork, "2026-11-03T13:00:00Z"],
    ["2026-12", newYork, "2027-01-04T13:00:00Z"],
    ["2026-07", { ...newYork, openDay: 1 }, "2026-08-03T12:00:00Z"],
    ["2026-01", { ...newYork, openDay: 20 }, "2026-02-27T13:00:00Z"],
    ["2026-10", { ...newYork, timeZone: "Asia/Kolkata" }, "2026-11-03T02:30:00Z"],
    ["2026-10", { ...newYork, timeZone: "Pacific/Chatham" }, "2026-11-02T18:15:00Z"],
  ])("for %s is due on an open day of the next month", (text, reportTime, expected) => {
    expect(reportDueAt(month(text), reportTime, calendar).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe.each(["America/New_York", "Asia/Kolkata", "Pacific/Chatham"])("over 2026 in %s", (timeZone) => {
  it("each month becomes due at its hour, once, and stays due", () => {
    const reportTime = { ...newYork, timeZone };
    const dueAt = new Map<Month, number>();
    for (let m = month("2025-11"); m <= "2026-12"; m = monthAfter(m))
      dueAt.set(m, reportDueAt(m, reportTime, calendar).getTime());

    const wrong: string[] = [];
    const becameDue: Month[] = [];
    for (let at = Date.parse("2026-01-01T00:00Z"); at < Date.parse("2027-01-01T00:00Z"); at += HOUR_MS) {
      const now = new Date(at);
      const lastMonth = monthBefore(monthOf(schoolDayAt(now, timeZone)));
      const due = monthsDue({ firstMonth: lastMonth, now, reportTime, calendar });
      const expected = at >= (dueAt.get(lastMonth) ?? 0) ? [lastMonth] : [];
      if (due.map((one) => one.month).join() !== expected.join()) wrong.push(now.toISOString());
      for (const one of due) if (!becameDue.includes(one.month)) becameDue.push(one.month);
    }
    expect(wrong).toEqual([]);
    expect(becameDue.filter((one) => one >= "2025-12")).toEqual([...dueAt.keys()].slice(1, -1));
  });
});

describe("the months due", () => {
  const due = (firstMonth: string, now: string) =>
    monthsDue({ firstMonth: month(firstMonth), now: new Date(now), reportTime: newYork, calendar });

  it("change at the exact moment", () => {
    expect(due("2026-10", "2026-11-03T12:59:59.999Z")).toEqual([]);
    expect(due("2026-10", "2026-11-03T13:00:00Z")).toEqual([
      { month: "2026-10", dueAt: new Date("2026-11-03T13:00:00Z") },
    ]);
  });

  it("are oldest first, starting with the first month", () => {
    expect(due("2026-08", "2026-11-20T00:00Z").map((one) => one.month)).toEqual(["2026-08", "2026-09", "2026-10"]);
    expect(due("2026-11", "2026-11-20T00:00Z")).toEqual([]);
    expect(due("2027-03", "2026-11-20T00:00Z")).toEqual([]);
  });

  it("are twelve at most, even if the newest is not due yet", () => {
    const settled = due("2020-01", "2026-11-20T00:00Z").map((one) => one.month);
    expect([settled.length, settled[0], settled.at(-1)]).toEqual([12, "2025-11", "2026-10"]);
    const waiting = due("2020-01", "2026-11-01T12:00Z").map((one) => one.month);
    expect([waiting.length, waiting[0], waiting.at(-1)]).toEqual([12, "2025-10", "2026-09"]);
  });

  it("follow the school's month, not London's", () => {
    const chatham = { ...newYork, openDay: 1, time: "00:00", timeZone: "Pacific/Chatham" };
    const now = new Date("2026-05-31T23:00:00Z");
    expect(
      monthsDue({ firstMonth: month("2026-05"), now, reportTime: chatham, calendar }).map((one) => one.month),
    ).toEqual(["2026-05"]);
  });
});
