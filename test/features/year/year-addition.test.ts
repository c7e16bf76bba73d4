// An Annual Summary that Slack no longer lets Bookend edit: what changes is answered in its thread, and admins are told once.
import { describe, expect, it } from "vitest";
import { minutesAfter, reports, tickAt, told } from "../../support/reporting.js";
import { ADMIN, type School, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, DAY_BEFORE, reportFigures, SUMMARY_DUE, summaries } from "../../support/yearly.js";

const DAY = 24 * 60;
const LATER = minutesAfter(SUMMARY_DUE, 8 * DAY);

/** A school whose summary is posted, and whose workspace doesn't let messages be edited anymore. */
async function startLocked(): Promise<School> {
  const school = await startSchool({ now: DAY_BEFORE });
  await addRatedUnits(school, [{ date: "2026-05-12", ratings: [3] }]);
  await tickAt(school, SUMMARY_DUE);
  school.slack.faults.always("chat.update", { kind: "error", error: "edit_window_closed" });
  return school;
}

const answers = (school: School) => {
  const [summary] = summaries(school);
  return reports(school)
    .filter(({ threadTs }) => threadTs !== undefined && threadTs === summary?.ts)
    .map(({ text }) => text.split("\n"));
};

async function logLate(school: School, minute: number): Promise<void> {
  await addRatedUnits(school, [{ date: "2026-05-20", ratings: [4] }], minutesAfter(LATER, minute));
  for (const later of [1, 2, 3]) await tickAt(school, minutesAfter(LATER, minute + later));
}

describe("a change of a locked Annual Summary", () => {
  it("is answered in its thread, once, and the admins are told once that it will be", async () => {
    const school = await startLocked();
    await logLate(school, 0);
    expect(answers(school)).toEqual([
      [
        "Changed since this was posted: one late unit added in May.",
        "2025-26: 2 units supported, average level of partnership 3.5.",
        "The whole summary, up to date: /unit year 2025-26",
      ],
    ]);
    expect(told(school).flatMap(({ text }) => text.split("\n"))).toContain(
      `I can't update the 2025-26 Annual Summary in <#${ADMIN}> anymore. This workspace limits how long a message can be edited. ` +
        "I'll add what changes as an answer below the report. You don't need to do anything.",
    );
    expectGoodMessages(school);
  });

  it("gets an answer of its own that doesn't repeat the one before", async () => {
    const school = await startLocked();
    await logLate(school, 0);
    school.clock.now = minutesAfter(LATER, 10);
    await reportFigures(school, { month: "2026-05", daysOpen: 20, circulation: 2000, classes: 66 });
    for (const minute of [11, 12]) await tickAt(school, minutesAfter(LATER, minute));
    await logLate(school, 20);
    expect(answers(school).map(([first]) => first)).toEqual([
      "Changed since this was posted: one late unit added in May.",
      "Changed since this was posted: figures for May changed.",
      "Changed since this was posted: one late unit added in May.",
    ]);
    expect(told(school).filter(({ text }) => text.includes("I can't update the 2025-26"))).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("isn't made up while nothing changes, as days go by and summer turns into fall", async () => {
    const school = await startLocked();
    await logLate(school, 0);
    for (const day of [9, 40, 70, 100]) await tickAt(school, minutesAfter(SUMMARY_DUE, day * DAY));
    expect(answers(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});
