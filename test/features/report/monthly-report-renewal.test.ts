// A posted report stays up to date: the next tick brings in whatever is logged, changed or deleted later.
import { describe, expect, it } from "vitest";
import { asPersonId, type UnitId } from "../../../src/domain/ids.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { changeUnit, removeUnit, undeleteUnit } from "../../../src/store/units.js";
import { newKey, unitOf } from "../../support/database.js";
import {
  addUnits,
  DUE,
  forgetOthers,
  ledger,
  minutesAfter,
  reports,
  rowOf,
  startOnTheEve,
  tickAt,
} from "../../support/reporting.js";
import { ADMIN, type School, TESS } from "../../support/school.js";

const NOV_9 = new Date("2026-11-09T15:00:00Z");

async function startPosted(): Promise<School> {
  const school = await startOnTheEve();
  await tickAt(school, DUE);
  return school;
}

/** Of the report. Questions to partners are redrawn, too, but in their own conversations. */
const updates = ({ slack }: School) =>
  slack.calls.filter(({ method, args }) => method === "chat.update" && !String(args.channel).startsWith("D"));
const lastLine = (school: School) => reports(school)[0]?.text.split("\n").at(-1);

/** Does something to the one unit in the log at this instant, then lets Bookend check a minute later. */
async function at(
  school: School,
  now: Date,
  act: (id: UnitId, row: Awaited<ReturnType<typeof rowOf>>) => Promise<unknown>,
) {
  const unit = await school.db.unit.findFirstOrThrow();
  await act(unit.id as UnitId, await rowOf(school));
  await tickAt(school, minutesAfter(now, 1));
}

const remove = (school: School, now: Date) =>
  at(school, now, (id, row) => removeUnit(school.db, row, { id, by: asPersonId(TESS) }, now));

describe("a posted report", () => {
  it.each([
    { count: 1, line: "Updated Nov 9: one late unit added." },
    { count: 3, line: "Updated Nov 9: 3 late units added." },
  ])("is updated in place when $count late units are logged", async ({ count, line }) => {
    const school = await startPosted();
    const [before] = reports(school);
    await addUnits(
      school,
      Array.from({ length: count }, () => ({ date: "2026-10-30", title: "Volcanoes" })),
      NOV_9,
    );
    await tickAt(school, minutesAfter(NOV_9, 1));
    const [report, ...more] = reports(school);
    expect(more).toEqual([]);
    expect(report).toMatchObject({ ts: before?.ts, metadata: before?.metadata });
    expect(report?.text).toContain(`${count + 1} units supported`);
    expect(report?.text).toContain("Oct 30 · Volcanoes · 4 · 2 Coordination");
    expect(lastLine(school)).toBe(line);
    expect(await ledger(school)).toMatchObject([{ state: "sent", changedAt: minutesAfter(NOV_9, 1).toISOString() }]);
    expect(school.slack.problems).toEqual([]);
  });

  it("loses a unit that moves to another month, even when it moves again before the next tick", async () => {
    const school = await startPosted();
    await at(school, NOV_9, async (id, row) => {
      for (const day of ["2026-11-05", "2026-12-07", "2026-11-06"]) {
        const before = await unitOf(school.db, row, id);
        await changeUnit(school.db, row, {
          ...before,
          before,
          by: asPersonId(TESS),
          date: SchoolDay.parse(day),
          key: newKey(),
          now: NOV_9,
        });
      }
    });
    expect(reports(school)[0]?.text).toContain("No units were logged in October 2026.");
    expect(updates(school)).toHaveLength(1);
    await tickAt(school, minutesAfter(NOV_9, 2));
    expect(updates(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("is updated when a month it is compared with changes", async () => {
    const school = await startPosted();
    await addUnits(school, [{ date: "2025-10-14", title: "Poems" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(reports(school)[0]?.text).toContain("Last October: 2.0 (1 unit)");
    expect(lastLine(school)).toBe("Updated Nov 9: figures for last October changed.");
    const next = minutesAfter(NOV_9, 60);
    await addUnits(school, [{ date: "2026-09-14", title: "Maps" }], next);
    await tickAt(school, minutesAfter(next, 1));
    expect(reports(school)[0]?.text).toContain("in September (1 unit)");
    expect(lastLine(school)).toBe("Updated Nov 9: figures for September changed and figures for last October changed.");
    expect(school.slack.problems).toEqual([]);
  });

  it("is updated when a unit of its month is changed, deleted or restored", async () => {
    const school = await startPosted();
    await at(school, NOV_9, async (id, row) => {
      const before = await unitOf(school.db, row, id);
      await changeUnit(school.db, row, {
        ...before,
        before,
        by: asPersonId(TESS),
        level: 4,
        evidence: "Tests",
        key: newKey(),
        now: NOV_9,
      });
    });
    expect(reports(school)[0]?.text).toContain("Rivers and Deltas · 4 · 4 Data-Driven Collaboration");
    expect(lastLine(school)).toBe("Updated Nov 9: one unit changed.");
    await remove(school, minutesAfter(NOV_9, 60));
    expect(reports(school)[0]?.text).toContain("No units were logged in October 2026.");
    const next = minutesAfter(NOV_9, 120);
    await at(school, next, (id, row) => undeleteUnit(school.db, row, { id, by: asPersonId(TESS) }, next));
    expect(reports(school)[0]?.text).toContain("1 unit supported");
    expect(updates(school)).toHaveLength(3);
    expect(school.slack.problems).toEqual([]);
  });

  it("of an older Bookend is redrawn without a note, which comes with the next change", async () => {
    const school = await startPosted();
    await forgetOthers(school);
    await tickAt(school, NOV_9);
    expect(updates(school)).toHaveLength(1);
    expect(lastLine(school)).not.toContain("Updated");
    await addUnits(school, [{ date: "2026-10-30" }, { date: "2025-10-14" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(lastLine(school)).toBe("Updated Nov 9: one late unit added.");
    expect(school.slack.problems).toEqual([]);
  });

  it("is left alone while nothing in its month changes, and updated once for each change", async () => {
    const school = await startPosted();
    await addUnits(school, [{ date: "2026-11-05" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(updates(school)).toEqual([]);
    await addUnits(school, [{ date: "2026-10-30" }], minutesAfter(NOV_9, 2));
    for (const minutes of [3, 4, 5]) await tickAt(school, minutesAfter(NOV_9, minutes));
    expect(updates(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("still says that it was late", async () => {
    const school = await startOnTheEve();
    await tickAt(school, minutesAfter(DUE, 180));
    await addUnits(school, [{ date: "2026-10-30" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(reports(school)[0]?.text).toContain(
      "Posted late: it was due Nov 3, but I couldn't post it then.\nUpdated Nov 9: one late unit added.",
    );
    expect(school.slack.problems).toEqual([]);
  });

  it("is updated where it was posted, even after the admin channel has changed", async () => {
    const school = await startPosted();
    await school.db.school.updateMany({ data: { adminChannel: "C0STAFF0001" } });
    await addUnits(school, [{ date: "2026-10-30" }], NOV_9);
    await tickAt(school, minutesAfter(NOV_9, 1));
    expect(lastLine(school)).toBe("Updated Nov 9: one late unit added.");
    expect(reports(school, "C0STAFF0001")).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });

  it("that was deleted from the channel is neither posted again nor looked for every minute", async () => {
    const school = await startPosted();
    school.slack.faults.next("chat.update", { kind: "error", error: "message_not_found" });
    await addUnits(school, [{ date: "2026-10-30" }], NOV_9);
    for (const minutes of [1, 2, 3]) await tickAt(school, minutesAfter(NOV_9, minutes));
    expect(updates(school)).toHaveLength(1);
    expect(reports(school)).toHaveLength(1);
    expect(await ledger(school)).toMatchObject([{ state: "sent" }]);
    expect(school.slack.problems).toEqual([]);
  });

  it.each([
    { kind: "lostReply" } as const,
    { kind: "status", status: 500 } as const,
    { kind: "error", error: "is_archived" } as const,
  ])("that could not be updated ($kind) is tried again an hour later", async (fault) => {
    const school = await startPosted();
    school.slack.faults.next("chat.update", fault);
    await addUnits(school, [{ date: "2026-10-30" }], NOV_9);
    for (const minutes of [1, 2, 70]) await tickAt(school, minutesAfter(NOV_9, minutes));
    expect(updates(school)).toHaveLength(2);
    expect(lastLine(school)).toBe("Updated Nov 9: one late unit added.");
    expect(reports(school, ADMIN)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("stays as it is after twelve months", async () => {
    const school = await startPosted();
    const later = new Date("2027-12-09T15:00:00Z");
    await addUnits(school, [{ date: "2026-10-30" }], later);
    await tickAt(school, minutesAfter(later, 1));
    expect(updates(school)).toEqual([]);
    expect(lastLine(school)).not.toContain("Updated");
    expect(school.slack.problems).toEqual([]);
  });
});
