// The monthly report shows how far the year's goals are, and what is normal here; a late change updates it.
import { describe, expect, it } from "vitest";
import { addGoal, changeGoal, deleteGoal, goalsOf } from "../../../src/store/goals.js";
import { ask } from "../../support/asking.js";
import { addUnits, DUE, minutesAfter, rowOf, startOnTheEve, tickAt } from "../../support/reporting.js";
import { ADMIN, LEE, type School } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const UNITS = { kind: "units" } as const;
const EARLY = new Date("2026-09-01T14:00:00Z");

async function setGoal(school: School, target: number, now = EARLY): Promise<void> {
  const aim = { measure: UNITS, start: undefined, target };
  const key = `${target} ${now.toISOString()}`;
  expect(await addGoal(school.db, await rowOf(school), { year: "2026-27", aim, key, now })).toBe("added");
}

/** October's report. Those of earlier months may be there, too. */
const postIn = ({ slack }: School) =>
  slack.messagesIn(ADMIN).find(({ text }) => text.startsWith("Library Utilization Report: October 2026"))?.text ?? "";
const linesWith = (text: string, word: string) => text.split("\n").filter((line) => line.includes(word));

/** October's report is posted. */
async function startPosted(prepare: (school: School) => Promise<void>): Promise<School> {
  const school = await startOnTheEve();
  await prepare(school);
  await tickAt(school, DUE);
  return school;
}

describe("goals in the monthly report", () => {
  it("are as far as they were at the end of the month", async () => {
    const school = await startPosted(async (one) => {
      await addUnits(one, [
        { date: "2026-09-15" },
        { date: "2026-11-02" },
        { date: "2025-10-31" },
        { date: "2025-11-01" },
      ]);
      await setGoal(one, 60);
    });
    // September and October: not the one of November, which had begun. Last year up to October 31.
    expect(linesWith(postIn(school), "of 60")).toEqual(["- 2 of 60 units (3%). Last year at this point: 1."]);
    expect(postIn(school)).toContain("Goals for 2026-27");
    expectGoodMessages(school);
  });

  it("of a month that isn't over are as far as they are today", async () => {
    const school = await startPosted(async (one) => {
      await addUnits(one, [{ date: "2026-11-02" }, { date: "2026-11-20" }]);
      await setGoal(one, 60);
    });
    expect(linesWith((await ask(school, "report", { by: LEE })).text, "of 60")).toEqual(["- 2 of 60 units (3%)."]);
  });

  it("that were set later aren't in it, and don't change it", async () => {
    const school = await startPosted(async () => {});
    const posted = postIn(school);
    await setGoal(school, 60, DUE);
    await tickAt(school, minutesAfter(DUE, 2));
    expect(postIn(school)).toBe(posted);
    expect(posted).not.toContain("Goals");
    expect((await ask(school, "report", { by: LEE })).text).toContain("of 60 units");
  });

  it("change with a late unit, when the goal is changed, and when it is deleted", async () => {
    const school = await startPosted((one) => setGoal(one, 60));
    await addUnits(school, [{ date: "2026-09-15" }]);
    await tickAt(school, minutesAfter(DUE, 2));
    expect(linesWith(postIn(school), "of 60")).toEqual(["- 2 of 60 units (3%)."]);
    expect(postIn(school)).toContain(
      "Updated Nov 3: figures for September changed and progress toward the goals changed.",
    );
    const row = await rowOf(school);
    const [goal] = await goalsOf(school.db, row);
    const { id = "", version: seen = 0 } = goal ?? {};
    const aim = { measure: UNITS, start: undefined, target: 80 };
    expect(await changeGoal(school.db, row, { id, seen, aim, key: "change", now: DUE })).toBe("changed");
    await tickAt(school, minutesAfter(DUE, 4));
    expect(linesWith(postIn(school), "of 80")).toEqual(["- 2 of 80 units (3%)."]);
    expect(await deleteGoal(school.db, row, { id, seen: seen + 1 })).toBe(true);
    await tickAt(school, minutesAfter(DUE, 6));
    expect(postIn(school)).toContain("goal removed");
    expect(postIn(school)).not.toContain("of 80");
    expectGoodMessages(school);
  });
});

describe("what is normal here", () => {
  it("is said once there are two past years, and follows a change of one of them", async () => {
    const school = await startOnTheEve();
    const log = (dates: string[], at: string) =>
      addUnits(
        school,
        dates.map((date) => ({ date })),
        new Date(at),
      );
    await log(["2025-10-02", "2025-10-03"], "2025-10-05T12:00:00Z");
    expect((await ask(school, "report October", { by: LEE })).text).not.toContain("Octobers here");
    await log(["2024-10-02"], "2024-10-05T12:00:00Z");
    await tickAt(school, DUE);
    expect(linesWith(postIn(school), "Octobers")).toEqual(["Octobers here: 1 to 2 units, average level 2.0."]);
    await log(["2024-10-09", "2024-10-10"], "2024-10-12T12:00:00Z");
    await tickAt(school, minutesAfter(DUE, 2));
    expect(linesWith(postIn(school), "Octobers")).toEqual([
      "Octobers here: 2 to 3 units, average level 2.0.",
      "Updated Nov 3: figures for earlier Octobers changed.",
    ]);
    expectGoodMessages(school);
  });

  it("has circulation where librarians reported it for two years", async () => {
    const school = await startOnTheEve();
    for (const year of ["2025", "2024"]) {
      await addUnits(school, [{ date: `${year}-10-02` }], new Date(`${year}-10-05T12:00:00Z`));
    }
    const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
    const figure = { workspaceId, schoolId, key: "circulation", grade: "", cause: "", personId: LEE };
    const changedAt = DUE.toISOString();
    await school.db.figure.createMany({
      data: [
        { ...figure, changedAt, month: "2025-10", value: 2117 },
        { ...figure, changedAt, month: "2024-10", value: 1800 },
      ],
    });
    await tickAt(school, DUE);
    expect(linesWith(postIn(school), "Octobers")).toEqual([
      "Octobers here: 1 unit, average level 2.0, circulation 1,800 to 2,117.",
    ]);
    expectGoodMessages(school);
  });
});
