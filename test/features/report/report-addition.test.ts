// A report that Slack no longer lets Bookend edit: what changes is answered in its thread, and the admins are told once.
import { describe, expect, it } from "vitest";
import { asPersonId, type UnitId } from "../../../src/domain/ids.js";
import { postDue } from "../../../src/schedule.js";
import { removeUnit } from "../../../src/store/units.js";
import {
  addUnits,
  DUE,
  dueDeps,
  forgetOthers,
  keepTicking,
  minutesAfter,
  reports,
  rowOf,
  startOnTheEve,
  tickAt,
  told,
} from "../../support/reporting.js";
import { ADMIN, type School, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const NOV_9 = new Date("2026-11-09T15:00:00Z");

/** A school whose report is posted, and whose workspace doesn't let messages be edited anymore. */
async function startLocked(error = "edit_window_closed"): Promise<School> {
  const school = await startOnTheEve();
  await tickAt(school, DUE);
  school.slack.faults.always("chat.update", { kind: "error", error });
  return school;
}

const answers = (school: School) => {
  const [report] = reports(school);
  return reports(school)
    .filter(({ threadTs }) => threadTs === report?.ts)
    .map(({ text }) => text);
};

async function logLate(school: School, title: string, minute: number): Promise<void> {
  await addUnits(school, [{ date: "2026-10-30", title }], minutesAfter(NOV_9, minute));
  await tickAt(school, minutesAfter(NOV_9, minute + 1));
}

describe("a late unit", () => {
  it.each(["edit_window_closed", "cant_update_message"])("(%s) is added in the report's thread", async (error) => {
    const school = await startLocked(error);
    await logLate(school, "Volcanoes", 0);
    expect(answers(school)).toEqual([
      "Changed since this was posted: one late unit added.\n" +
        "- Oct 30 · Volcanoes · 4 · 2 Coordination\n" +
        "October now has 2 units, average level 2.5.\n" +
        "The whole report, up to date: /unit report 2026-10",
    ]);
    expect(reports(school)[0]?.edited).toBeUndefined();
    expectGoodMessages(school);
  });

  it("is told to the admins once, however much changes later", async () => {
    const school = await startLocked();
    await logLate(school, "Volcanoes", 0);
    await logLate(school, "Maps", 5);
    await keepTicking(school, 7000);
    expect(told(school).map(({ text }) => text)).toEqual([
      `I can't update October's report in <#${ADMIN}> anymore. This workspace limits how long a message can be edited. ` +
        "I'll add what changes as an answer below the report. You don't need to do anything.\n" +
        "Every admin got this message.",
    ]);
    expectGoodMessages(school);
  });

  it("gets an answer of its own that doesn't repeat the one before", async () => {
    const school = await startLocked();
    await logLate(school, "Volcanoes", 0);
    await logLate(school, "Maps", 5);
    await keepTicking(school, 10);
    expect(answers(school).map((text) => text.split("\n").slice(0, 2))).toEqual([
      ["Changed since this was posted: one late unit added.", "- Oct 30 · Volcanoes · 4 · 2 Coordination"],
      ["Changed since this was posted: one late unit added.", "- Oct 30 · Maps · 4 · 2 Coordination"],
    ]);
    expectGoodMessages(school);
  });

  it("is answered later when Slack refuses the answer at first", async () => {
    const school = await startLocked();
    // The first message goes to the admin.
    school.slack.faults.next("chat.postMessage", { kind: "slow", ms: 0 });
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    await logLate(school, "Volcanoes", 0);
    expect(answers(school)).toEqual([]);
    for (const minute of [2, 3]) await tickAt(school, minutesAfter(NOV_9, minute));
    expect(answers(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is answered once by several processes, and after a lost reply", async () => {
    const school = await startLocked();
    await addUnits(school, [{ date: "2026-10-30", title: "Volcanoes" }], NOV_9);
    school.clock.now = minutesAfter(NOV_9, 1);
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    const processes = [1, 2, 3].map(() => dueDeps(school));
    await Promise.all(processes.map((deps) => postDue(deps, { now: school.clock.now, dryRun: false })));
    for (const minute of [2, 3, 4, 5]) await tickAt(school, minutesAfter(NOV_9, minute));
    expect(answers(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("another change", () => {
  it("is counted, too", async () => {
    const school = await startLocked();
    const unit = await school.db.unit.findFirstOrThrow();
    await removeUnit(school.db, await rowOf(school), { id: unit.id as UnitId, by: asPersonId(TESS) }, NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(answers(school)[0]).toContain("Changed since this was posted: one unit removed.\nOctober now has 0 units.");
    expectGoodMessages(school);
  });

  it("isn't made up because an older Bookend posted the report", async () => {
    const school = await startLocked();
    await logLate(school, "Volcanoes", 0);
    await forgetOthers(school);
    await keepTicking(school, 7000);
    expect(answers(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("isn't made up when nothing changes", async () => {
    const school = await startLocked();
    await keepTicking(school, 60);
    await addUnits(school, [{ date: "2026-11-05", title: "Maps" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(answers(school)).toEqual([]);
    expect(told(school)).toEqual([]);
    expectGoodMessages(school);
  });
});
