// What people read of a unit's history, and taking back an edit.
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import { ask, buttonsOf, clickOn, forge, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { logByForm, logInOneLine } from "../../support/logging.js";
import { type } from "../../support/reflecting.js";
import { everyRow } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const letPass = ({ clock }: School, ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

async function withEgypt(): Promise<School> {
  const school = await startSchool();
  await logInOneLine(school, `Ancient Egypt, grade 6, level 2 with <@${LEE}>`);
  return school;
}

/** Edits the unit from the newest message that has it, and returns the answer. */
async function edit(school: School, fields: Parameters<typeof type>[1], by = TESS) {
  letPass(school, HOUR_MS);
  const list = await ask(school, "list all", { by });
  await seeAfter(school, () => clickOn(school, list, "Edit", by), by);
  await type(school, fields, by);
  await seeAfter(school, () => school.slack.as(by).submit(), by);
  return lastWhisper(school, by);
}

async function seen(school: School, by = TESS): Promise<string> {
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  return (await forge(school, { name: "see-unit", value: { unit }, by })).text;
}

const historyIn = (text: string) =>
  text
    .slice(text.indexOf("History\n") + "History\n".length)
    .split("\n")
    .filter((line) => line.startsWith("- "));

describe("the history of a unit", () => {
  it("says who logged it and who changed what, from what to what, in plain words", async () => {
    const school = await withEgypt();
    await edit(school, { level: "3", title: "Old Egypt", grades: ["5", "6"], classes: "2", subject: null });
    letPass(school, 24 * HOUR_MS);
    await edit(school, { date: "2026-11-09", partners: [LEE, OMAR], others: "Ms. Rivera", notes: "Bring maps" }, LEE);
    letPass(school, 24 * HOUR_MS);
    await edit(school, { partners: [OMAR], others: "" }, PAT);
    expect(historyIn(await seen(school))).toEqual([
      "- Tess Teacher logged it · Tue, Nov 10",
      "- Tess Teacher changed the name from “Ancient Egypt” to “Old Egypt”, the grade level from 6 to 5, 6, the level from 2 to 3, and the number of classes from none to 2 · Tue, Nov 10",
      "- Lee Librarian changed the date from Tue, Nov 10 to Mon, Nov 9 and the notes; added Omar Teacher and Ms. Rivera · yesterday",
      "- Pat Principal removed Lee Librarian and Ms. Rivera · today",
    ]);
    expectGoodMessages(school);
  });

  it("says that it was deleted and restored", async () => {
    const school = await withEgypt();
    const deleted = await press(school, lastWhisper(school), "Undo");
    letPass(school, HOUR_MS);
    await press(school, deleted, "Restore");
    expect(historyIn(await seen(school)).slice(1)).toEqual([
      "- Tess Teacher deleted it · today",
      "- Tess Teacher restored it · today",
    ]);
    expectGoodMessages(school);
  });

  it("doesn't tell people who may not see evidence and notes that these changed", async () => {
    const school = await withEgypt();
    await edit(school, { notes: "Bring the maps" });
    await edit(school, { level: "3", notes: "Bring the globe" });
    const [mine, theirs] = [await seen(school), await seen(school, OMAR)];
    expect(historyIn(mine).slice(1)).toEqual([
      "- Tess Teacher changed the notes · today",
      "- Tess Teacher changed the level from 2 to 3 and the notes · today",
    ]);
    expect(historyIn(theirs).slice(1)).toEqual(["- Tess Teacher changed the level from 2 to 3 · today"]);
    expect(theirs).not.toMatch(/maps|globe/);
    expect(mine).not.toContain("maps");
    expectGoodMessages(school);
  });

  it("shows the last ten changes and counts the others", async () => {
    const school = await withEgypt();
    const { id: unitId, workspaceId } = await school.db.unit.findFirstOrThrow();
    const change = { workspaceId, unitId, place: 0, personId: LEE, at: school.clock.now.toISOString(), field: "title" };
    await school.db.unitChange.createMany({
      data: Array.from({ length: 30 }, (_, index) => ({
        ...{ ...change, number: index + 1, before: "W".repeat(150), after: `${index} ${"<&>".repeat(49)}` },
      })),
    });
    const history = historyIn(await seen(school));
    expect(history).toHaveLength(12);
    expect(history[1]).toBe("- 20 earlier changes");
    expect(history.at(-1)).toContain("29 &lt;&amp;");
    expectGoodMessages(school);
  });
});

describe("an edit", () => {
  it("says what it changed, and Undo puts that back and nothing else", async () => {
    const school = await startSchool();
    await logByForm(school, { notes: "Bring the maps" });
    const before = await school.db.unit.findFirstOrThrow({ include: { partners: true, partnerNames: true } });
    const updated = await edit(school, { level: "3", partners: [OMAR], others: "Ana", notes: null, classes: "4" });
    expect(updated.text).toContain(
      "\nYou changed the level from 2 to 3, the number of classes from none to 4, and the notes; added Omar Teacher and Ana; removed Lee Librarian.",
    );
    expect(wordsOnButtons(updated)).toEqual(["Edit", "Undo", "Plan this unit"]);
    letPass(school, HOUR_MS);
    const undone = await press(school, updated, "Undo");
    expect(undone.ts).toBe(updated.ts);
    expect(undone.text).toMatch(/^Undone: Ancient Egypt · grade 6 · .* level 2 Coordination · with Lee Librarian/);
    expect(wordsOnButtons(undone)).toEqual(["Edit", "Plan this unit"]);
    const after = await school.db.unit.findFirstOrThrow({ include: { partners: true, partnerNames: true } });
    expect(after).toEqual({ ...before, updatedAt: school.clock.now.toISOString() });
    expect(historyIn(await seen(school)).at(-1)).toBe(
      "- Tess Teacher changed the level from 3 to 2, the number of classes from 4 to none, and the notes; added Lee Librarian; removed Omar Teacher and Ana · today",
    );
    expectGoodMessages(school);
  });

  it("undone twice at once, or again later, is undone once", async () => {
    const school = await withEgypt();
    const updated = await edit(school, { level: "3" });
    letPass(school, HOUR_MS);
    const exchange = await seeAfter(school, () => clickOn(school, updated, "Undo"));
    await school.slack.deliver("interaction", exchange.request.payload, { twice: true });
    await school.slack.settle();
    expect(lastWhisper(school).text).toMatch(/^Undone: .* level 2/);
    expect(await school.db.unit.findFirst()).toMatchObject({ level: 2 });
    expect(await school.db.unitChange.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("that someone changed since isn't undone: Undo shows the unit as it is now", async () => {
    const school = await withEgypt();
    const updated = await edit(school, { level: "3" });
    await edit(school, { title: "Old Egypt" }, LEE);
    const before = await everyRow(school.db);
    const answer = await press(school, updated, "Undo");
    expect(answer.text).toMatch(/^This unit has changed since, so I didn't undo that\. .*\nOld Egypt .* level 3/);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });

  it.each([
    [24, "Undone: Ancient Egypt"],
    [25, "That edit was more than 24 hours ago, so it can't be undone. You can edit the unit again."],
  ])("after %i hours is answered with %j", async (hours, words) => {
    const school = await withEgypt();
    const updated = await edit(school, { notes: "New notes" });
    letPass(school, hours * HOUR_MS);
    await school.bookend.tick();
    const [, undo] = buttonsOf(updated);
    const value = JSON.parse(undo?.value ?? "{}");
    expect((await forge(school, { name: "undo-edit", value })).text).toContain(words);
    expectGoodMessages(school);
  });

  it.each([
    ["someone with no part in the unit", OMAR, /^Only the unit's partners, librarians and admins can change it\./],
    ["someone of whom the button knows no version", TESS, /^This unit has changed since/],
  ])("isn't undone by %s", async (_who, by, words) => {
    const school = await withEgypt();
    await edit(school, { level: "3" });
    const { id: unit, updatedAt: seen } = await school.db.unit.findFirstOrThrow();
    const rows = async () => [await school.db.unit.findMany(), await school.db.unitChange.findMany()];
    const before = await rows();
    const value = by === TESS ? { unit } : { unit, seen };
    expect((await forge(school, { name: "undo-edit", value, by })).text).toMatch(words);
    expect(await rows()).toEqual(before);
    expectGoodMessages(school);
  });

  it("isn't undone once the unit is deleted", async () => {
    const school = await withEgypt();
    const updated = await edit(school, { level: "3" });
    await school.db.unit.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
    expect((await press(school, updated, "Undo")).text).toContain("That unit is no longer in the log");
    expectGoodMessages(school);
  });

  it("of nothing says so and adds nothing to the history", async () => {
    const school = await withEgypt();
    const before = await everyRow(school.db);
    const answer = await edit(school, { title: "Ancient Egypt" });
    expect(answer.text).toMatch(/^Nothing changed: Ancient Egypt/);
    expect(wordsOnButtons(answer)).toEqual(["Edit", "Plan this unit"]);
    expect(await everyRow(school.db)).toEqual(before);
    expectGoodMessages(school);
  });
});
