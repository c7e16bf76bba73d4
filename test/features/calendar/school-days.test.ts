// What goes out by itself follows the school calendar: nothing on a closed day, and nothing twice when the calendar changes.
import { describe, expect, it } from "vitest";
import { ask, press } from "../../support/asking.js";
import { enterClosings, enterYear, seeCalendar, sendFrom, YEAR } from "../../support/calendaring.js";
import { log, questions } from "../../support/levels.js";
import { PROMPT_DUE, postsIn, startPrompting } from "../../support/prompting.js";
import { minutesAfter, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import { LEE, PAT, type School, STAFF, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const DAY = 24 * 60;
const days = (count: number, from = PROMPT_DUE) => minutesAfter(from, count * DAY);
const prompts = (school: School) => postsIn(school).filter(({ text }) => text.includes("minutes"));
const tipsIn = (school: School) => postsIn(school).filter(({ text }) => text.startsWith("Tip of the week"));

const askedAboutEgypt = (school: School) =>
  questions(school, LEE).filter(({ text }) => text.includes("logged Ancient Egypt"));

describe("on a closed day", () => {
  it("no prompt goes out: it comes on the next open day, once", async () => {
    const school = await startPrompting();
    await enterClosings(school, "Nov 16-17 Storm days");
    for (const day of [0, 1]) await tickAt(school, days(day));
    expect(postsIn(school)).toEqual([]);
    for (const day of [2, 3, 4]) await tickAt(school, days(day));
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("no tip goes out, and none in a week without school", async () => {
    const school = await startPrompting({ tipChannel: STAFF });
    await enterClosings(school, "Nov 16 Storm day\nNov 23-27 Fall break");
    await tickAt(school, days(0));
    expect(tipsIn(school)).toEqual([]);
    await tickAt(school, days(1));
    expect(tipsIn(school)).toHaveLength(1);
    for (const day of [7, 8, 9, 10, 11]) await tickAt(school, days(day));
    expect(tipsIn(school)).toHaveLength(1);
    await tickAt(school, days(14));
    expect(tipsIn(school)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it("nobody is asked about a level, and after a break they are asked about what was logged before it", async () => {
    const school = await startSchool({ now: new Date("2026-12-18T22:55:00Z") });
    await enterClosings(school, "Dec 19 - Jan 4 Winter break");
    await log(school, "Ancient Egypt");
    // Friday at 6:05 PM, Monday in the break, and the first day of school.
    for (const now of ["2026-12-18T23:05:00Z", "2026-12-21T16:00:00Z"]) await tickAt(school, new Date(now));
    expect(askedAboutEgypt(school)).toEqual([]);
    await tickAt(school, new Date("2027-01-05T16:00:00Z"));
    expect(askedAboutEgypt(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("of the library alone, everything goes out as always", async () => {
    const school = await startPrompting();
    await enterClosings(school, "Nov 16 library closed: testing");
    await tickAt(school, PROMPT_DUE);
    expect(postsIn(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("in the summer", () => {
  it("nothing goes out, and fall doesn't begin with what fell due in it", async () => {
    const school = await startPrompting(
      { channels: [STAFF], tipChannel: STAFF },
      { now: new Date("2027-05-27T15:00:00Z") },
    );
    await enterYear(school);
    const before = postsIn(school).length;
    for (let week = 1; week <= 10; week++) await tickAt(school, days(week * 7, new Date("2027-05-27T15:00:00Z")));
    expect(postsIn(school)).toHaveLength(before);
    // Thursday, August 12: the first day of school. It has a tip, and August's prompt isn't due yet.
    await tickAt(school, new Date("2027-08-12T15:00:00Z"));
    expect([prompts(school).length, tipsIn(school).length]).toEqual([0, 1]);
    await tickAt(school, new Date("2027-08-26T15:00:00Z"));
    expect(prompts(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("May's report doesn't wait for fall, and July isn't reproached for having no units", async () => {
    const school = await startSchool({ now: new Date("2027-07-10T15:00:00Z") });
    await enterYear(school);
    const july = (await ask(school, "report July 2027", { by: LEE })).text;
    expect(july).toContain("No units in July yet. School was closed on all its days.");
    expect(july).not.toContain("takes 15 seconds");
    expectGoodMessages(school);
  });
});

describe("changing the calendar", () => {
  it("posts no report, prompt or tip twice, and no backlog", async () => {
    const school = await startOnTheEve();
    await tickAt(school, new Date("2026-11-03T13:00:00Z"));
    expect(reports(school)).toHaveLength(1);
    await enterClosings(school, "Nov 2-9 Flood", PAT);
    for (const day of [4, 10, 11, 12])
      await tickAt(school, new Date(`2026-11-${String(day).padStart(2, "0")}T15:00:00Z`));
    const calendar = await seeCalendar(school);
    const entered = await sendFrom(school, calendar, {
      button: "Enter the year",
      fields: { ...YEAR, from: "2026-01-12", to: "2026-12-18" },
    });
    for (const day of [13, 16, 17]) await tickAt(school, new Date(`2026-11-${day}T15:00:00Z`));
    await press(school, entered, "Delete", LEE);
    for (const day of [18, 19]) await tickAt(school, new Date(`2026-11-${day}T15:00:00Z`));
    expect(reports(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});
