// The tip of the week: off unless a channel is chosen, one per week, and none twice in a year.
import { describe, expect, it } from "vitest";
import { tips } from "../../../src/content/tips.js";
import { enterYear } from "../../support/calendaring.js";
import { lastPost, postsIn, setPrompts, startPrompting } from "../../support/prompting.js";
import { minutesAfter, tickAt, told } from "../../support/reporting.js";
import { type School, STAFF, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** 10:00 in New York on Monday, November 16, 2026. */
const MONDAY = new Date("2026-11-16T15:00:00Z");
const daysAfter = (instant: Date, days: number) => minutesAfter(instant, days * 24 * 60);
const startTips = (options?: Parameters<typeof startSchool>[0]) => startPrompting({ tipChannel: STAFF }, options);
const tipsIn = (school: School) =>
  postsIn(school).map(({ text }) => text.split("\n")[0]?.replace("Tip of the week: ", "") ?? "");

describe("the tip of the week", () => {
  it("is off unless a channel is chosen", async () => {
    const school = await startSchool();
    for (let week = 0; week < 3; week++) await tickAt(school, daysAfter(MONDAY, 7 * week));
    expect(postsIn(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("goes out on Monday at its hour, once a week, and says where there is more", async () => {
    const school = await startTips();
    await tickAt(school, minutesAfter(MONDAY, -1));
    expect(postsIn(school)).toEqual([]);
    for (const days of [0, 1, 2, 5]) await tickAt(school, daysAfter(MONDAY, days));
    await school.restart();
    expect(postsIn(school)).toHaveLength(1);
    const [tip, more] = lastPost(school).text.split("\n");
    expect(tips.map((text) => `Tip of the week: ${text}`)).toContain(tip);
    expect(more).toBe("More ideas: /unit ideas");
    expectGoodMessages(school);
  });

  it("does not start in the middle of a week", async () => {
    const school = await startTips();
    for (const days of [-6, -5, -3]) await tickAt(school, daysAfter(MONDAY, days));
    expect(postsIn(school)).toEqual([]);
    await tickAt(school, MONDAY);
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("that was missed goes out later that week, on an open day; a week missed altogether is skipped", async () => {
    const school = await startTips();
    await tickAt(school, daysAfter(MONDAY, 3));
    expect(postsIn(school)).toHaveLength(1);
    for (const days of [5, 12, 13]) await tickAt(school, daysAfter(MONDAY, days));
    expect(postsIn(school)).toHaveLength(1);
    await tickAt(school, daysAfter(MONDAY, 14));
    expect(postsIn(school)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it("is never the same twice in 53 weeks, across New Year's and daylight saving time", async () => {
    const school = await startTips({
      env: { SCHOOL_TIMEZONE: "Pacific/Chatham" },
      now: new Date("2026-11-10T15:52:00Z"),
    });
    // A school that is never out: otherwise the summer has no tips.
    await enterYear(school, { from: "2026-11-01", to: "2027-10-31", weekdays: ["1", "2", "3", "4", "5"] });
    await setPrompts(school, { tipChannel: STAFF, time: "13:00" });
    // Clocks there show 13:00 at 23:15 on Sunday in UTC in summer, and at 00:15 on Monday in winter.
    for (let week = 0; week < 53; week++) await tickAt(school, daysAfter(new Date("2026-11-16T01:00:00Z"), 7 * week));
    expect(tipsIn(school)).toHaveLength(53);
    expect(new Set(tipsIn(school)).size).toBe(53);
    expectGoodMessages(school);
  });

  it("that can't be posted is reported to the admins once", async () => {
    const school = await startTips();
    school.slack.archive(STAFF);
    for (let minute = 0; minute < 3; minute++) await tickAt(school, minutesAfter(MONDAY, minute));
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      `Not posted: the tip of the week. <#${STAFF}> is archived. Choose another channel with /unit prompts.`,
    ]);
    school.slack.archive(STAFF, false);
    await tickAt(school, minutesAfter(MONDAY, 61));
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});
