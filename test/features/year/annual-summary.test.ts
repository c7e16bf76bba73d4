// The Annual Summary posts itself once after the last day of school, whatever happens, and follows the log afterward.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { UnitId } from "../../../src/domain/ids.js";
import { asPersonId } from "../../../src/domain/ids.js";
import { removeUnit } from "../../../src/store/units.js";
import { wordsOnButtons } from "../../support/asking.js";
import { enterClosings, enterYear } from "../../support/calendaring.js";
import { homeOf, openHomeAgain, pressHome } from "../../support/homing.js";
import { ledger, minutesAfter, reports, rowOf, tickAt, told } from "../../support/reporting.js";
import { ADMIN, LEE, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, DAY_BEFORE, reportFigures, SUMMARY_DUE, summaries, tableOf } from "../../support/yearly.js";

const DAY = 24 * 60;
const TITLE = "Library Utilization Report: Annual Summary 2025-26 · Lincoln School";
const LATER = minutesAfter(SUMMARY_DUE, 8 * DAY);

async function startYear(options: Parameters<typeof startSchool>[0] = {}): Promise<School> {
  const school = await startSchool({ now: DAY_BEFORE, ...options });
  await addRatedUnits(school, [{ date: "2026-05-12", ratings: [3] }]);
  await reportFigures(school, { month: "2026-05", daysOpen: 20, circulation: 2000, classes: 66 });
  return school;
}

async function startPosted(): Promise<School> {
  const school = await startYear();
  await tickAt(school, SUMMARY_DUE);
  expect(summaries(school)).toHaveLength(1);
  return school;
}

const states = async (school: School) =>
  (await ledger(school)).filter(({ name }) => name === "annual-summary").map(({ state, period }) => [period, state]);

const notes = (school: School) =>
  summaries(school)[0]
    ?.text.split("\n")
    .filter((line) => /^(Posted late|Updated)/.test(line));

const aboutYear = (school: School) => told(school).filter(({ text }) => text.includes("Annual Summary"));

describe("the Annual Summary", () => {
  it("goes out once, at the report's time, on the first weekday after the last day of school", async () => {
    const school = await startYear();
    await tickAt(school, minutesAfter(SUMMARY_DUE, -1));
    expect(summaries(school)).toEqual([]);
    for (const minutes of [0, 1, 61, DAY, 30 * DAY]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    await school.restart();
    expect(summaries(school).map(({ text }) => text.split("\n")[0])).toEqual([TITLE]);
    expect(notes(school)).toEqual([]);
    expect(await states(school)).toEqual([["2025-26", "sent"]]);
    expect(aboutYear(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is of the workspace's own school, whatever another school in it logged and reported", async () => {
    const school = await startYear();
    const first = await school.db.school.findFirstOrThrow();
    const second = { ...first, id: "second-school", name: "Second school", createdAt: DAY_BEFORE.toISOString() };
    await school.db.school.create({ data: second });
    const unit = await school.db.unit.findFirstOrThrow();
    await school.db.unit.create({
      data: { ...unit, id: randomUUID(), schoolId: second.id, title: "Their unit", level: 1 },
    });
    const figure = await school.db.figure.findFirstOrThrow({ where: { key: "circulation" } });
    await school.db.figure.create({ data: { ...figure, schoolId: second.id, value: 9999 } });
    for (const minutes of [0, 1]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    const [posted, ...more] = summaries(school);
    expect(more).toEqual([]);
    expect(posted?.text).toContain("1 unit supported, average level of partnership 3.0");
    expect(JSON.stringify(posted)).not.toMatch(/9,999|Second school|Their unit/);
    expect((await ledger(school)).filter(({ schoolId }) => schoolId === second.id)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["a week", new Date("2026-07-08T14:00:00Z")],
    ["the summer", new Date("2026-09-08T14:00:00Z")],
  ])("is posted late, once, by a server that was down for %s", async (_how, back) => {
    const school = await startYear();
    for (const minutes of [0, 1, DAY]) await tickAt(school, minutesAfter(back, minutes));
    expect(summaries(school)).toHaveLength(1);
    expect(notes(school)).toEqual(["Posted late: it was due Jul 1, but I couldn't post it then."]);
    expectGoodMessages(school);
  });

  it("isn't posted months later, when it would be old news", async () => {
    const school = await startYear();
    await tickAt(school, new Date("2026-11-03T14:00:00Z"));
    expect(summaries(school)).toEqual([]);
    expect(aboutYear(school)).toEqual([]);
  });

  it("isn't posted about a year of which nothing is known", async () => {
    const school = await startSchool({ now: DAY_BEFORE });
    await tickAt(school, SUMMARY_DUE);
    expect(reports(school)).toEqual([]);
    expect(aboutYear(school)).toEqual([]);
  });

  it("isn't posted about a year that was over before the school had Bookend", async () => {
    const school = await startYear({ now: minutesAfter(SUMMARY_DUE, DAY) });
    for (const minutes of [DAY + 1, 9 * DAY]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    expect(summaries(school)).toEqual([]);
    expect(await states(school)).toEqual([]);
  });

  it("can be seen ahead and skipped in the Home", async () => {
    const school = await startYear();
    await openHomeAgain(school, LEE);
    expect(homeOf(school, LEE).join("\n")).toContain("The 2025-26 Annual Summary");
    const preview = await pressHome(school, "Preview", LEE);
    expect(preview[0]).toBe("Library Utilization Report: Annual Summary 2025-26 so far · Lincoln School");
    expect((await pressHome(school, "Skip", LEE)).at(-1)).toBe("[Undo]");
    await school.slack.settle();
    for (const minutes of [0, 1, DAY]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    expect(summaries(school)).toEqual([]);
    expect(aboutYear(school)).toEqual([]);
    expect(await states(school)).toEqual([["2025-26", "skipped"]]);
    expectGoodMessages(school);
  });

  it("reaches the librarian a school day ahead, who may post it at once", async () => {
    const school = await startYear();
    await tickAt(school, minutesAfter(SUMMARY_DUE, -DAY + 200));
    const [preview, ...more] = school.slack
      .directMessagesTo(LEE)
      .filter(({ text }) => text.startsWith("The 2025-26 Annual Summary goes to"));
    expect(more).toEqual([]);
    if (!preview) throw new Error("Nobody got a preview.");
    expect(wordsOnButtons(preview)).toEqual(["Post now", "Fix figures", "Skip"]);
    await school.slack.as(LEE).click(preview, "post-now");
    await school.slack.settle();
    await tickAt(school, minutesAfter(SUMMARY_DUE, -DAY + 202));
    expect(summaries(school)[0]?.text.split("\n")[0]).toBe(
      "Library Utilization Report: Annual Summary 2025-26 so far · Lincoln School",
    );
    for (const minutes of [0, 1, DAY]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    expect(summaries(school).map(({ text }) => text.split("\n")[0])).toEqual([TITLE]);
    // Nothing that people see has changed, only the day.
    expect(notes(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("isn't posted twice when the year's last day is moved after it went out", async () => {
    const school = await startSchool({ now: new Date("2026-06-10T15:00:00Z") });
    await addRatedUnits(school, [
      { date: "2026-05-12", ratings: [3] },
      { date: "2026-06-02", ratings: [3] },
    ]);
    const year = { from: "2025-09-02", weekdays: ["1", "2", "3", "4", "5"] };
    await enterYear(school, { ...year, to: "2026-06-12" });
    await tickAt(school, new Date("2026-06-15T12:00:00Z"));
    expect(summaries(school)).toHaveLength(1);
    // Snow days are made up for.
    await school.db.schoolYear.updateMany({ where: { lastDay: "2026-06-12" }, data: { lastDay: "2026-06-26" } });
    await school.db.school.updateMany({ data: { calendarVersion: { increment: 1 } } });
    for (const day of ["15", "16", "26", "29", "30"]) {
      await tickAt(school, new Date(`2026-06-${day}T13:00:00Z`));
      expect(summaries(school)).toHaveLength(1);
    }
    expect(notes(school)).toEqual([]);
    expect(await states(school)).toEqual([["2025-26", "sent"]]);
    expectGoodMessages(school);
  });
});

describe("an Annual Summary that can't be posted", () => {
  it("is told to the admins once, and goes out when they mend it", async () => {
    const school = await startYear();
    school.slack.kick(ADMIN, school.slack.botUserId);
    for (const minutes of [0, 1, 2, 300]) await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
    expect(aboutYear(school).map(({ text }) => text.split("\n"))).toEqual([
      [
        expect.stringMatching(/^Not posted yet: the 2025-26 Annual Summary\. I'm not in <#C0ADMIN0001>\./),
        "You can see it anytime with /unit year 2025-26. Every admin got this message.",
      ],
    ]);
    await school.slack.invite(ADMIN, school.slack.botUserId);
    const [problem] = aboutYear(school);
    await school.slack.as(PAT).click(problem as NonNullable<typeof problem>, "report-retry");
    await school.slack.settle();
    await tickAt(school, minutesAfter(SUMMARY_DUE, 302));
    expect(summaries(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("waits for an admin channel", async () => {
    const school = await startYear({ env: { ADMIN_CHANNEL: "" } });
    await tickAt(school, SUMMARY_DUE);
    expect(aboutYear(school)[0]?.text).toContain(
      "Not posted yet: the 2025-26 Annual Summary. No admin channel is set.",
    );
    await school.db.school.updateMany({ data: { adminChannel: ADMIN } });
    await tickAt(school, minutesAfter(SUMMARY_DUE, 61));
    expect(summaries(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("a posted Annual Summary", () => {
  it("takes in a late unit and says so", async () => {
    const school = await startPosted();
    const [before] = summaries(school);
    await addRatedUnits(school, [{ date: "2026-05-20", ratings: [4] }], LATER);
    await tickAt(school, minutesAfter(LATER, 1));
    const [after, ...more] = summaries(school);
    expect(more).toEqual([]);
    expect(after?.ts).toBe(before?.ts);
    expect(after && tableOf(after)).toContain("May · 20 · 2,000 · 100.0 · 66 · 2 · 3.5");
    expect(notes(school)).toEqual(["Updated Jul 9: one late unit added in May."]);
    expectGoodMessages(school);
  });

  it("takes in a figure that is reported late, with its cause", async () => {
    const school = await startPosted();
    school.clock.now = LATER;
    const causes = { circulation: "the scanner broke" };
    await reportFigures(school, { month: "2026-04", daysOpen: 15, circulation: 10, classes: 1, causes });
    await tickAt(school, minutesAfter(LATER, 1));
    const [after] = summaries(school);
    expect(after && tableOf(after)).toContain("April · 15 · 10 · 0.7 · 1 · 0 · –");
    expect(after?.text).toContain("April, circulation: the scanner broke");
    expect(notes(school)).toEqual(["Updated Jul 9: figures for April changed."]);
    expectGoodMessages(school);
  });

  it("loses a deleted unit, and a unit that moves to another year", async () => {
    const school = await startPosted();
    const unit = await school.db.unit.findFirstOrThrow();
    await removeUnit(school.db, await rowOf(school), { id: unit.id as UnitId, by: asPersonId(TESS) }, LATER);
    await tickAt(school, minutesAfter(LATER, 1));
    expect(notes(school)).toEqual(["Updated Jul 9: one unit removed in May."]);
    expect(summaries(school)[0]?.text).toContain("No units were logged in 2025-26.");
    expectGoodMessages(school);
  });

  it("says when the year before changes", async () => {
    const school = await startPosted();
    await addRatedUnits(school, [{ date: "2025-05-20", ratings: [2] }], LATER);
    await tickAt(school, minutesAfter(LATER, 1));
    expect(notes(school)).toEqual(["Updated Jul 9: the year before changed."]);
    expect(summaries(school)[0]?.text).toContain("(2024-25: 1 unit, 2.0)");
    expectGoodMessages(school);
  });

  it("shows the closings of the library that are entered late, by reason", async () => {
    const school = await startPosted();
    school.clock.now = LATER;
    await enterYear(school, { from: "2025-09-01", to: "2026-06-30", weekdays: ["1", "2", "3", "4", "5"] });
    await enterClosings(
      school,
      "2026-05-11 - 2026-05-14 library closed: testing\n2025-10-09 library closed half day: no substitute",
    );
    await tickAt(school, minutesAfter(LATER, 1));
    expect(summaries(school)[0]?.text).toContain(
      "The library was closed for 4.5 of 217 school days: Testing 4, No substitute 0.5.",
    );
    expect(notes(school)).toEqual(["Updated Jul 9: the days the library was closed changed."]);
    expectGoodMessages(school);
  });

  it("stays as it is once the next year's is out", async () => {
    const school = await startPosted();
    const next = new Date("2027-07-01T12:00:00Z");
    await addRatedUnits(school, [{ date: "2027-05-12", ratings: [3] }], next);
    await tickAt(school, next);
    expect(summaries(school)).toHaveLength(2);
    await addRatedUnits(school, [{ date: "2026-05-20", ratings: [4] }], next);
    await tickAt(school, minutesAfter(next, 2));
    expect(notes(school)).toEqual([]);
    expect(summaries(school)[1]?.text).toContain("the year before changed");
    expectGoodMessages(school);
  });
});

describe("an Annual Summary that Slack didn't confirm", () => {
  it.each([
    { answer: "It's there", words: "Thank you. The 2025-26 Annual Summary is marked as posted." },
    { answer: "Post it", words: "Thank you. The 2025-26 Annual Summary will be posted within a minute." },
  ])("counts as a person says: $answer", async ({ answer, words }) => {
    const school = await startPosted();
    const lost = { state: "unsure", reason: "unconfirmed", messageTs: null, notifiedReason: null };
    await school.db.post.updateMany({ where: { name: "annual-summary" }, data: lost });
    await tickAt(school, minutesAfter(SUMMARY_DUE, 5));
    const [question] = aboutYear(school);
    if (!question) throw new Error("Nobody was asked.");
    expect(question.text).toContain("Is the 2025-26 Annual Summary in the channel?");
    await school.slack.as(PAT).click(question, `year-unsure:${answer === "Post it" ? "missing" : "there"}`);
    await school.slack.settle();
    expect(aboutYear(school)[0]?.text).toBe(words);
    await tickAt(school, minutesAfter(SUMMARY_DUE, 7));
    expect(summaries(school)).toHaveLength(answer === "Post it" ? 2 : 1);
    expect(await states(school)).toEqual([["2025-26", "sent"]]);
    expectGoodMessages(school);
  });
});
