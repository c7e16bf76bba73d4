// Finding plans and units: typed in one line or chosen in a form, page by page, and within one school.
import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../src/domain/ids.js";
import type { PlanValues } from "../../../src/domain/plan/plan-fields.js";
import { addPlan, deletePlan, findPlan } from "../../../src/store/plans.js";
import { schoolOf } from "../../../src/store/schools.js";
import { removeUnit } from "../../../src/store/units.js";
import {
  ask,
  forge,
  lastWhisper,
  openForm,
  press,
  seeAfter,
  wordsInMenus,
  wordsOnButtons,
} from "../../support/asking.js";
import { newKey } from "../../support/database.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const UNITS = [
  { title: "River Deltas", date: "2026-10-02", grades: "4", level: 3, subject: "Science" },
  { title: "Rivers of Life", date: "2026-10-20", grades: "5", level: 2, subject: "Science" },
  { title: "Science Fair", date: "2026-10-21", grades: "4", level: 2 },
  { title: "Día de los Muertos", date: "2026-11-02", grades: "K", level: 1, subject: "Art" },
];

const READY: Partial<PlanValues> = {
  title: "Water Cycle",
  overview: "How rivers, clouds and rain belong together.",
  grades: ["4"],
  subject: "Science",
  level: 3,
  people: [
    { id: LEE as PersonId, name: "Lee Librarian", role: "librarian" },
    { name: "Ms. Frizzle", role: "teacher" },
  ],
};

async function plan(school: School, values: Partial<PlanValues>, unit?: string): Promise<string> {
  const at = await schoolOf(school.db, (await school.db.workspace.findFirstOrThrow()).id as never);
  if (!at) throw new Error("There is no school.");
  const id = await addPlan(school.db, at, { values, unit, by: LEE as PersonId, key: newKey(), now: school.clock.now });
  if (!id) throw new Error("It wasn't started.");
  return id;
}

async function filled(): Promise<School> {
  const school = await startSchool();
  await school.bookend.tick();
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  await school.db.subject.createMany({ data: ["Science", "Art"].map((name) => ({ workspaceId, schoolId, name })) });
  await fillLog(
    school,
    UNITS.map((unit) => ({ ...unit, loggedBy: TESS, partners: [LEE] })),
  );
  await plan(school, READY);
  return school;
}

/** The titles in the order of the answer. */
const titlesIn = (text: string) =>
  text
    .split("\n")
    .slice(1)
    .flatMap((line) => /^(.+?) · (?:grade|level|plan|by)/.exec(line)?.[1] ?? []);
const headOf = (text: string) => text.split("\n")[0];

describe("a typed search", () => {
  it.each([
    ["rivers", "“rivers”: 3", ["Rivers of Life", "River Deltas", "Water Cycle"]],
    ["river grade 4", "“river” · grade 4: 2", ["River Deltas", "Water Cycle"]],
    ["rivers level 2", "“rivers” · level 2 Coordination: 1", ["Rivers of Life"]],
    ["science fair", "“science fair”: 1", ["Science Fair"]],
    ["rivers subject science 5th grade", "“rivers” · grade 5 · Science: 1", ["Rivers of Life"]],
    ["subject: art", "Art: 1", ["Día de los Muertos"]],
    ["units about rivers in grade 5", "“rivers” · grade 5: 1", ["Rivers of Life"]],
    ["DIA de los muertos", "“DIA de los muertos”: 1", ["Día de los Muertos"]],
    ['"water cycle"', "“water cycle”: 1", ["Water Cycle"]],
  ])("%s", async (typed, head, titles) => {
    const school = await filled();
    const { text } = await ask(school, `find ${typed}`);
    expect([headOf(text), titlesIn(text)]).toEqual([head, titles]);
    expectGoodMessages(school);
  });

  it("says of each when, who, and how far its plan is, and offers what can be done with it", async () => {
    const school = await filled();
    const { id } = await school.db.unit.findFirstOrThrow({ where: { title: "River Deltas" } });
    await plan(school, { overview: "Deltas." }, id);
    const found = await ask(school, "find deltas", { by: OMAR });
    expect(found.text).toContain("River Deltas · grade 4 · Fri, Oct 2 · level 3 Collaboration · with");
    expect(found.text).toMatch(/· Science · plan (ready|in progress)/);
    expect(wordsInMenus(found)).toEqual([["See the plan", "See the unit", "Use this plan", "Log it again"]]);
    const other = await ask(school, "find water cycle", { by: OMAR });
    expect(other.text).toContain("Water Cycle · grade 4 · level 3 Collaboration · Science · by");
    expect(other.text).toContain("Ms. Frizzle · plan ready");
    expect(wordsInMenus(other)).toEqual([["See the plan", "Use this plan"]]);
    expect(wordsInMenus(await ask(school, "find muertos"))).toEqual([["See the unit", "Log it again"]]);
    expectGoodMessages(school);
  });

  it("says which words it took a mistyped one for", async () => {
    const school = await filled();
    const { text } = await ask(school, "find scienec fair");
    expect(text).toContain("I also looked for “science”, close to “scienec”.");
    expect((await ask(school, "find watar cycel")).text).toContain(
      "I also looked for “water” (for “watar”) and “cycle” (for “cycel”).",
    );
    expect(titlesIn(text)).toEqual(["Science Fair"]);
    expectGoodMessages(school);
  });

  it("that finds nothing says what was looked for, and offers what is near", async () => {
    const school = await filled();
    const none = await ask(school, "find rivers zeppelin grade 4");
    expect(none.text).toContain("No plans or units found.");
    expect(none.text).toContain("titles, overviews, subjects, standards and resources");
    expect(wordsOnButtons(none)).toEqual(["Search “rivers”", "Change the search", "Plan a unit"]);
    const near = await press(school, none, "Search “rivers”");
    expect(titlesIn(near.text)).toEqual(["River Deltas", "Water Cycle"]);
    const apart = await ask(school, "find muertos deltas");
    expect(wordsOnButtons(apart)).toEqual([
      ...["Search “muertos”", "Search “deltas”"],
      ...["Change the search", "Plan a unit"],
    ]);
    expectGoodMessages(school);
  });

  it("offers only searches that find something, also without the grade", async () => {
    const school = await filled();
    const none = await ask(school, "find muertos zeppelin grade 4 level 2");
    expect(wordsOnButtons(none)).toEqual(["Search everything for “muertos”", "Change the search", "Plan a unit"]);
    const wider = await press(school, none, "Search everything for “muertos”");
    expect(titlesIn(wider.text)).toEqual(["Día de los Muertos"]);
    const other = await ask(school, "find muertos grade 4");
    expect(wordsOnButtons(other)[0]).toBe("Search everything for “muertos”");
    expect(wordsOnButtons(await ask(school, "find zeppelin"))).toEqual(["Change the search", "Plan a unit"]);
    expectGoodMessages(school);
  });

  it("that finds nothing leads to a plan with those words", async () => {
    const school = await filled();
    await press(school, await ask(school, 'find "zeppelin travel"'), "Plan a unit");
    expect(school.slack.as(TESS).modal()).toMatchObject({
      title: "Who and when",
      values: { title: "zeppelin travel" },
    });
  });

  it("by a word that is a grade or a level offers it as a word, too", async () => {
    const school = await filled();
    await fillLog(school, [
      { title: "Kindergarten Zoo", date: "2026-11-03", grades: "1", level: 3, loggedBy: TESS, partners: [LEE] },
    ]);
    const found = await ask(school, "find kindergarten");
    expect([headOf(found.text), titlesIn(found.text)]).toEqual(["grade K: 1", ["Día de los Muertos"]]);
    expect(found.text).toContain("newest first");
    const words = await press(school, found, "Search everything for “kindergarten”");
    expect(titlesIn(words.text)).toEqual(["Kindergarten Zoo"]);
    expect(wordsOnButtons(await ask(school, "find grade K"))).toEqual(["Change the search"]);
    const none = await ask(school, "find kindergarten zoo");
    expect(wordsOnButtons(none)[0]).toBe("Search everything for “zoo”");
    expectGoodMessages(school);
  });

  it("of signs alone finds nothing, instead of everything", async () => {
    const school = await filled();
    const why = "I can only search for words with letters or numbers in them.";
    for (const typed of ["find 🎉", "find !!!", 'find "…" grade 4'])
      expect((await ask(school, typed)).text).toContain(why);
    const forged = await forge(school, { name: "find-page", value: { words: "!!!", page: 0 } });
    expect(forged.text).toContain("No plans or units found.");
    const tess = await openForm(school, "find");
    await tess.fill({ words: "🎉🎉" });
    await tess.submit();
    expect(tess.modal()?.errors).toEqual({ words: why });
    expectGoodMessages(school, ["🎉", "!!!"]);
  });

  it("for a person leads to the list", async () => {
    const school = await filled();
    const { text } = await ask(school, `find <@${LEE}|lee> rivers`);
    expect(text).toContain("I find plans and units by their words.");
    expect(text).toContain("/unit list");
    const refused = lastWhisper(school);
    expect(wordsOnButtons(refused)).toEqual(["Search the log", "Search “rivers”"]);
    expect((await press(school, refused, "Search the log")).text).toContain("Rivers of Life");
    expect(titlesIn((await press(school, refused, "Search “rivers”")).text)).toContain("Rivers of Life");
    expectGoodMessages(school);
  });

  it.each([
    ["grade 14", "Grades run from PK to 12."],
    ["rivers level 2 level 3", "Search for one level at a time."],
    ["x".repeat(151), "Use 150 characters or fewer."],
    ["y ".repeat(400), "Use 150 characters or fewer."],
  ])("of %s is refused", async (typed, why) => {
    const school = await filled();
    expect((await ask(school, `find ${typed}`)).text).toContain(why);
    expectGoodMessages(school);
  });

  it("turns pages of five, the best first", async () => {
    const school = await filled();
    const more = Array.from({ length: 12 }, (_, n) => ({ title: `Kites ${n}`, date: `2026-10-${String(n + 10)}` }));
    await fillLog(
      school,
      more.map((unit) => ({ ...unit, loggedBy: TESS, partners: [LEE] })),
    );
    const first = await ask(school, "find kites");
    expect(titlesIn(first.text)).toEqual([11, 10, 9, 8, 7].map((n) => `Kites ${n}`));
    expect(first.text).toContain("1 to 5 of 12, best match first.");
    const second = await press(school, first, "Next");
    expect(titlesIn(second.text)).toEqual([6, 5, 4, 3, 2].map((n) => `Kites ${n}`));
    const last = await press(school, second, "Next");
    expect(wordsOnButtons(last)).toEqual(["Previous", "Change the search"]);
    expect(last.text).toContain("11 to 12 of 12");
    expectGoodMessages(school);
  });

  it("finds nothing that was deleted", async () => {
    const school = await filled();
    const { workspaceId } = await school.db.school.findFirstOrThrow();
    const at = await schoolOf(school.db, workspaceId as never);
    if (!at) throw new Error("There is no school.");
    const before = await ask(school, "find rivers");
    const { id } = await school.db.unit.findFirstOrThrow({ where: { title: "Rivers of Life" } });
    await removeUnit(school.db, at, { id: id as never, by: TESS as never }, school.clock.now);
    const one = await findPlan(school.db, at, (await school.db.plan.findFirstOrThrow()).id);
    if (one) await deletePlan(school.db, at, { id: one.id, seen: one.updatedAt }, school.clock.now);
    expect(titlesIn((await ask(school, "find rivers")).text)).toEqual(["River Deltas"]);
    expect(titlesIn(before.text)).toHaveLength(3);
  });
});

describe("the form", () => {
  it("opens when nothing is typed, and finds the same", async () => {
    const school = await filled();
    const tess = await openForm(school, "find");
    expect(tess.modal()?.title).toBe("Find plans and units");
    await tess.fill({ words: "rivers", grades: ["4"], level: "3" });
    await seeAfter(school, () => tess.submit());
    expect(titlesIn(lastWhisper(school).text)).toEqual(["River Deltas", "Water Cycle"]);
    expectGoodMessages(school);
  });

  it("asks for something to look for", async () => {
    const school = await filled();
    const tess = await openForm(school, "find");
    await tess.submit();
    expect(tess.modal()?.errors).toEqual({ words: "Type a word, or choose a grade, a subject or a level." });
  });

  it("opens with the search that is to be changed", async () => {
    const school = await filled();
    const found = await ask(school, "find rivers grade 4 level 3");
    await press(school, found, "Change the search");
    const tess = school.slack.as(TESS);
    expect(tess.modal()?.values).toMatchObject({ words: "rivers", grades: ["4"], level: "3" });
    expectGoodMessages(school);
  });
});

it("someone who isn't on the staff finds nothing, however they ask", async () => {
  const school = await filled();
  await school.slack.updatePerson(GUEST, { isGuest: true });
  for (const { text } of [
    await ask(school, "find rivers", { by: GUEST }),
    await forge(school, { name: "find-page", value: { words: "rivers", page: 0 }, by: GUEST }),
  ]) {
    expect(text).not.toMatch(/River|Water/);
  }
});
