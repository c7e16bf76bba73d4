// What an import does to the rest: no report of the past goes out, one that is out is updated, and it can be undone for a week.
import { describe, expect, it } from "vitest";
import { whisperAfter } from "../../support/asking.js";
import { dropInLog, importText, loggedUnits, pressInImport } from "../../support/importing.js";
import { addUnits, DUE, minutesAfter, reports, startOnTheEve, states, tickAt } from "../../support/reporting.js";
import { LEE, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const OLD = `Date,Unit,Grade,Level,Teacher
5/14/2015,Volcanoes,4,2,Tess Teacher
3/12/2026,Poetry,5,3,Ms. Park
9/14/2026,Deserts,4,2,Ms. Park
`;

const DAY = 24 * 60;

describe("after an import", () => {
  it("no report of its months is posted, but those of months with units that were logged here are", async () => {
    const school = await startSchool({ now: new Date("2026-11-10T15:52:00Z") });
    await dropInLog(school, OLD);
    await pressInImport(school, "Add 3 units");
    for (const minute of [1, 2, 60]) await tickAt(school, minutesAfter(school.clock.now, minute));
    expect(reports(school)).toEqual([]);
    expect(await states(school)).toEqual([]);
    await addUnits(school, [{ date: "2026-11-10", title: "Maps" }]);
    await tickAt(school, new Date("2026-12-02T13:00:00Z"));
    expect(reports(school).map(({ text }) => text)).toEqual([expect.stringContaining("November 2026")]);
  });

  it("a report that is out shows the units that came in, and not those that were taken out again", async () => {
    const school = await startOnTheEve();
    await tickAt(school, DUE);
    const before = JSON.stringify(reports(school)[0]?.blocks);
    expect(before).not.toContain("Deserts");
    await dropInLog(school, OLD.replace("9/14/2026", "10/14/2026"));
    await pressInImport(school, "Add 3 units");
    await tickAt(school, minutesAfter(DUE, 5));
    expect(reports(school)).toHaveLength(1);
    expect(JSON.stringify(reports(school)[0]?.blocks)).toContain("Deserts");
    await pressInImport(school, "Undo");
    await tickAt(school, minutesAfter(DUE, 10));
    expect(reports(school)).toHaveLength(1);
    expect(JSON.stringify(reports(school)[0]?.blocks)).not.toContain("Deserts");
    expectGoodMessages(school);
  });

  it("a partner who was found by name isn't told or asked about the level, and sees the unit as theirs", async () => {
    const school = await startSchool();
    await school.slack.as(TESS).command("/unit", "help");
    await dropInLog(school, OLD);
    await pressInImport(school, "Add 3 units");
    for (const minute of [1, DAY, 2 * DAY]) await tickAt(school, minutesAfter(school.clock.now, minute));
    expect(school.slack.directMessagesTo(TESS)).toEqual([]);
    const before = school.slack.countWhispersTo(TESS);
    await school.slack.as(TESS).command("/unit", "list mine");
    expect(JSON.stringify(await whisperAfter(school, before, TESS))).toContain("Volcanoes");
  });
});

describe("an import can be undone", () => {
  it("by another librarian or admin up to a week after it, by typing /unit import, and not on the day after", async () => {
    const school = await startSchool();
    await dropInLog(school, OLD);
    await pressInImport(school, "Add 3 units");
    const addedAt = school.clock.now;
    school.clock.now = minutesAfter(addedAt, 7 * DAY - 1);
    const before = school.slack.countWhispersTo(LEE);
    await school.slack.as(LEE).command("/unit", "import");
    const recent = await whisperAfter(school, before, LEE);
    expect(JSON.stringify(recent)).toContain("log.csv: 3 units · Lee Librarian");
    school.clock.now = minutesAfter(addedAt, 7 * DAY + 1);
    await school.slack.as(LEE).click(recent, (element) => JSON.stringify(element.text ?? "").includes("Undo"));
    await school.slack.settle();
    expect(JSON.stringify(school.slack.whispersTo(LEE).at(-1))).toContain(
      "This import is more than a week old, so it can't be undone. You can delete single units.",
    );
    expect(await loggedUnits(school)).toHaveLength(3);
    await school.slack.as(LEE).command("/unit", "import");
    await school.slack.settle();
    expect(importText(school)).toContain("Your log of units");
  });

  it("up to the last minute, without the units that someone has changed since", async () => {
    const school = await startSchool();
    await dropInLog(school, OLD);
    await pressInImport(school, "Add 3 units");
    const changed = await school.db.unit.findFirstOrThrow({ where: { title: "Poetry" } });
    school.clock.now = minutesAfter(school.clock.now, 7 * DAY - 1);
    await school.db.unit.updateMany({
      where: { id: changed.id },
      data: { title: "Poetry slam", updatedAt: school.clock.now.toISOString() },
    });
    await pressInImport(school, "Undo");
    expect(importText(school)).toContain("1 unit changed since stays.");
    expect((await loggedUnits(school)).map((line) => line.slice(11, 22))).toEqual(["Poetry slam"]);
  });
});
