// Tests of the search: what is found and in which order, and whatever people type.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grade } from "../../src/domain/grade.js";
import type { UnitId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { PlanValues } from "../../src/domain/plan/plan-fields.js";
import { toSearchTerms } from "../../src/domain/search-words.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { addPlan, deletePlan, findPlan, restorePlan } from "../../src/store/plans.js";
import type { School } from "../../src/store/schools.js";
import { knownTerms, MAX_FOUND, type Search, searchEntries } from "../../src/store/search.js";
import { refreshSearch } from "../../src/store/search-documents.js";
import { type Db, openDatabase } from "../../src/store/sql/database.js";
import { fileHolds, scrub } from "../../src/store/sql/scrub.js";
import { addUnit, changeUnit, findUnit, removeUnit, undeleteUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER, unitOf } from "../support/database.js";
import { readDocuments } from "../support/search-deeds.js";

interface At {
  db: Db;
  school: School;
}

async function open(): Promise<At & { path: string }> {
  const { db, path } = await openFile();
  return { db, path, school: await addSchool(db) };
}

async function log({ db, school }: At, unit: Partial<typeof RIVERS> & { title: string; subject?: string }) {
  const id = await addUnit(db, school, { ...RIVERS, ...unit, loggedBy: TEACHER, key: newKey(), now: NOW });
  if (!id) throw new Error("It wasn't logged.");
  return id;
}

async function plan({ db, school }: At, values: Partial<PlanValues>, unit?: UnitId) {
  const id = await addPlan(db, school, { values, unit, by: TEACHER, key: newKey(), now: NOW });
  if (!id) throw new Error("It wasn't started.");
  return id;
}

async function find({ db, school }: At, typed: string, more: Partial<Search> = {}) {
  const result = await searchEntries(db, school, { terms: toSearchTerms(typed), grades: [], ...more });
  const titles = await Promise.all(
    result.entries.map(async ({ unitId, planId }) =>
      unitId ? (await findUnit(db, school, unitId))?.title : (await findPlan(db, school, planId ?? ""))?.values.title,
    ),
  );
  return { ...result, titles };
}

const titlesOf = async (at: At, typed: string, more?: Partial<Search>) => (await find(at, typed, more)).titles;

describe("what is found", () => {
  it("is a unit and its plan together, by the words of both", async () => {
    const at = await open();
    const unit = await log(at, { title: "Rivers", subject: "Science" });
    const id = await plan(at, { overview: "How water shapes the land", electronic: ["Erosion simulator"] }, unit);
    for (const typed of ["rivers", "science", "shapes land", "erosion rivers"]) {
      expect((await find(at, typed)).entries).toEqual([{ unitId: unit, planId: id }]);
    }
  });

  it.each([
    ["a title", { title: "Ancient Egypt" }],
    ["an overview", { title: "A", overview: "Pharaohs of Egypt" }],
    ["a subject", { title: "A", subject: "Egyptology" }],
    ["a standard", { title: "A", standards: [{ area: "History", text: "6.2.a Describe Egypt" }] }],
    ["its content area", { title: "A", standards: [{ area: "Egyptology", text: "6.2.a" }] }],
    ["print resources", { title: "A", print: ["Egypt Game"] }],
    ["electronic resources", { title: "A", electronic: ["Egypt online"] }],
    ["audiovisuals", { title: "A", audiovisuals: ["Egypt on film"] }],
    ["equipment", { title: "A", equipment: ["Egyptian costumes"] }],
  ])("is a plan by %s", async (_where, values) => {
    const at = await open();
    await plan(at, values);
    await plan(at, { title: "Kites" });
    expect(await titlesOf(at, "egypt")).toEqual([values.title]);
  });

  it("is AASL's number, from any part of its beginning", async () => {
    const at = await open();
    await plan(at, { title: "With it", aasl: ["1.1.7", "IV.B.2"] });
    await plan(at, { title: "Without it", aasl: ["1.7.1", "IV.A.2"] });
    for (const typed of ["1.1.7", "iv.b.2", "1.1"]) expect(await titlesOf(at, typed)).toEqual(["With it"]);
  });

  it.each(["phys ed", "gym", "PE", "physical education"])(
    "is a unit by another name of its subject: %s",
    async (typed) => {
      const at = await open();
      await log(at, { title: "Dance", subject: "Physical Education" });
      await log(at, { title: "Kites", subject: "Science" });
      expect(await titlesOf(at, typed)).toEqual(["Dance"]);
    },
  );

  it("is nothing that only some people may see, nor what nobody searches", async () => {
    const at = await open();
    const unit = await log(at, { title: "Rivers", evidence: "Secretevidence", notes: "Secretnotes" } as never);
    await plan(at, { deficits: [{ area: "Secretarea", indicators: "Secretindicator" }] }, unit);
    for (const typed of ["secretevidence", "secretnotes", "secretarea", "secretindicator"]) {
      expect(await titlesOf(at, typed)).toEqual([]);
    }
  });

  it("is nothing deleted, until it is restored", async () => {
    const at = await open();
    const unit = await log(at, { title: "Rivers" });
    const id = await plan(at, { title: "Rivers of ice" });
    const found = async () => (await titlesOf(at, "rivers")).length;
    const { updatedAt } = (await findPlan(at.db, at.school, id)) ?? {};
    await removeUnit(at.db, at.school, { id: unit, by: TEACHER }, NOW);
    expect(await found()).toBe(1);
    const later = new Date(NOW.getTime() + 1000);
    await deletePlan(at.db, at.school, { id, seen: updatedAt ?? NOW }, later);
    expect(await found()).toBe(0);
    await undeleteUnit(at.db, at.school, { id: unit, by: TEACHER }, NOW);
    await restorePlan(at.db, at.school, { id, seen: later }, later);
    expect(await found()).toBe(2);
  });

  it("says what was changed a moment ago, and nothing of before", async () => {
    const at = await open();
    const id = await log(at, { title: "Rivers" });
    const before = await unitOf(at.db, at.school, id);
    await titlesOf(at, "rivers");
    const change = { ...before, title: "Volcanoes", before, by: TEACHER, key: newKey(), now: NOW };
    expect(await changeUnit(at.db, at.school, change)).toBe(true);
    expect(await titlesOf(at, "rivers")).toEqual([]);
    expect(await titlesOf(at, "volcanoes")).toEqual(["Volcanoes"]);
  });
});

describe("the order", () => {
  it("puts titles before overviews, standards and resources", async () => {
    const at = await open();
    await plan(at, { title: "D", print: ["Rivers of the world"] });
    await plan(at, { title: "C", standards: [{ area: "", text: "Rivers" }] });
    await plan(at, { title: "Rivers and much more about many other things" });
    await plan(at, { title: "B", overview: "Rivers rivers rivers" });
    await plan(at, { title: "Rivers" });
    const expected = ["Rivers", "Rivers and much more about many other things", "B", "C", "D"];
    expect(await titlesOf(at, "rivers")).toEqual(expected);
  });

  it("puts exact words before mistyped ones, wherever they are", async () => {
    const at = await open();
    await log(at, { title: "Volcanoes" });
    await plan(at, { title: "A", print: ["Volkanoes of Europe"] });
    const { titles, taken } = await find(at, "volkanoes");
    expect(titles).toEqual(["A", "Volcanoes"]);
    expect(taken).toEqual([{ typed: "volkanoes", words: ["volcanoes"] }]);
  });

  it("puts the latest first among equals", async () => {
    const at = await open();
    for (const day of ["2026-09-01", "2026-11-01", "2026-10-01"]) {
      await log(at, { title: `Rivers of ${day}`, date: SchoolDay.parse(day) });
    }
    expect(await titlesOf(at, "rivers")).toEqual(
      [11, 10, 9].map((month) => `Rivers of 2026-${month < 10 ? "0" : ""}${month}-01`),
    );
  });

  it("ends after so many, and says how many there are", async () => {
    const at = await open();
    for (let n = 0; n < MAX_FOUND + 20; n++) await log(at, { title: `Rivers ${n}` });
    const { entries, total } = await find(at, "rivers");
    expect([entries.length, total]).toEqual([MAX_FOUND, MAX_FOUND + 20]);
    expect(new Set(entries.map(({ unitId }) => unitId)).size).toBe(MAX_FOUND);
  }, 30_000);
});

describe("a search is forgiving", () => {
  it.each([
    ["dia de los muertos", "Día de los Muertos"],
    ["ÉTÉ", "L’été au bord de la mer"],
    ["grosse", "Große Flüsse"],
    ["flusse", "Große Flüsse"],
    ["oeuvre", "Chef-d’œuvre"],
    ["日本", "日本の歴史"],
    ["歴史", "日本の歴史"],
    ["انهار", "أنهار العالم"],
    ["storys", "Stories of the sea"],
    ["story sea", "Stories of the sea"],
    ["muert", "Día de los Muertos"],
    ["amphibans", "Amphibians"],
    ["ampibhians", "Amphibians"],
    ["maphibians", "Amphibians"],
    ["storeis", "Stories of the sea"],
    ["world war 2", "World War II"],
    ["charlottes web", "Charlotte's Web"],
    ["charlotte’s web", "Charlotte's Web"],
    ["us presidents", "U.S. Presidents"],
    ["three bears", "Goldilocks and the 3 Bears"],
    ["🎉 kites 🎉", "Kites"],
  ])("%s finds %s", async (typed, title) => {
    const at = await open();
    const all = ["Día de los Muertos", "L’été au bord de la mer", "Große Flüsse", "Chef-d’œuvre", "日本の歴史"];
    const more = ["World War II", "Charlotte's Web", "U.S. Presidents", "Goldilocks and the 3 Bears"];
    for (const one of [...all, ...more, "أنهار العالم", "Stories of the sea", "Amphibians", "Kites"])
      await log(at, { title: one });
    expect(await titlesOf(at, typed)).toEqual([title]);
  });

  it("finds no short word by another, and no number", async () => {
    const at = await open();
    for (const title of ["Maps", "1984", "Kite"]) await log(at, { title });
    for (const typed of ["mops", "1985", "kate"]) expect(await titlesOf(at, typed)).toEqual([]);
  });

  it("takes operators and quotes for words", async () => {
    const at = await open();
    await log(at, { title: "Rivers NOT lakes" });
    for (const typed of ['"rivers not lakes"', "rivers NOT lakes", "rivers*", "(rivers)", "title:rivers", '"rivers']) {
      expect(await titlesOf(at, typed.replace("title:", ""))).toEqual(["Rivers NOT lakes"]);
    }
    for (const typed of ["rivers NEAR lakes", "rivers AND kites", "rivers OR kites", "title:rivers", "-rivers kites"]) {
      expect(await titlesOf(at, typed)).toEqual([]);
    }
  });

  it("throws at nothing that can be typed", async () => {
    const at = await open();
    await log(at, { title: "Rivers" });
    const syntax = fc.constantFrom(
      '"',
      "*",
      "(",
      ")",
      "^",
      ":",
      "-",
      "+",
      "NEAR",
      "AND",
      "OR",
      "NOT",
      "'",
      "rivers",
      "\0",
      "日",
    );
    const typed = fc.array(fc.oneof(syntax, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(typed, async (parts) => {
        const terms = toSearchTerms(parts.join(" "));
        await searchEntries(at.db, at.school, { terms, grades: [] });
        await knownTerms(at.db, at.school, terms);
      }),
      { seed: 13, numRuns: 150 },
    );
  });

  it("knows which of the words are here at all", async () => {
    const at = await open();
    for (const title of ["Rivers", "Amphibians"]) await log(at, { title });
    await titlesOf(at, "rivers");
    const known = await knownTerms(at.db, at.school, toSearchTerms("river amphibans zeppelin"));
    expect(known.map(({ isKnown, near }) => [isKnown, near])).toEqual([
      [true, []],
      [false, ["amphibians"]],
      [false, []],
    ]);
  });
});

describe("grades, a subject and a level narrow it down", () => {
  const grades = (...all: Grade[]) => all;
  it.each([
    ["one grade", { grades: grades("4") }, ["Four", "Three to five"]],
    ["grades, one of them", { grades: grades("3", "K") }, ["Three to five"]],
    ["grade 1, which isn't 10", { grades: grades("1") }, []],
    ["a level", { level: 2 as Level }, ["Ten"]],
    ["a subject, however it is written", { subject: "math" }, ["Ten"]],
    ["another name of a subject", { subject: "Mathematics" }, ["Ten"]],
    ["all of them", { grades: grades("4"), level: 3 as Level, subject: "Science" }, ["Four"]],
  ])("by %s", async (_name, narrow, titles) => {
    const at = await open();
    await log(at, { title: "Four", subject: "Science" });
    await log(at, { title: "Three to five", grades: ["3", "4", "5"], date: SchoolDay.parse("2026-11-01") });
    await log(at, { title: "Ten", grades: ["10"], level: 2 as Level, subject: "Math" });
    expect(await titlesOf(at, "", narrow)).toEqual(titles);
  });

  it("by the level at which the report counts a unit", async () => {
    const at = await open();
    const unit = await log(at, { title: "Rivers" });
    const of = { workspaceId: at.school.workspaceId, unitId: unit, personId: LIBRARIAN };
    expect(await titlesOf(at, "rivers", { level: 3 })).toEqual(["Rivers"]);
    await at.db.levelOpinion.create({ data: { ...of, level: 1 } });
    expect(await titlesOf(at, "rivers", { level: 3 })).toEqual([]);
    expect(await titlesOf(at, "rivers", { level: 2 })).toEqual(["Rivers"]);
    await at.db.unitPartner.deleteMany({ where: of });
    expect(await titlesOf(at, "rivers", { level: 3 })).toEqual(["Rivers"]);
  });
});

it("lets nobody wait for a large import, and says that there is more to come", async () => {
  const at = await open();
  const person = { workspaceId: at.school.workspaceId, schoolId: at.school.id, loggedById: TEACHER };
  const fields = {
    date: "2026-11-02",
    grades: "4",
    level: 2,
    createdAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
  };
  await at.db.unit.createMany({
    data: Array.from({ length: 1200 }, (_, n) => ({ ...person, ...fields, id: `imported ${n}`, title: `Rivers ${n}` })),
  });
  const first = await find(at, "rivers");
  expect([first.isBehind, first.total]).toEqual([true, 1000]);
  const second = await find(at, "rivers");
  expect([second.isBehind, second.total]).toEqual([false, 1200]);
}, 60_000);

it("two processes that bring it up to date at once write nothing twice and lose nothing", async () => {
  const at = await open();
  for (let n = 0; n < 60; n++) await log(at, { title: `Rivers ${n}` });
  const other = await openDatabase(`file:${at.path}`);
  await Promise.all([at.db, other, at.db].map((db) => refreshSearch(db, at.school.workspaceId)));
  await other.$disconnect();
  expect((await find(at, "rivers")).total).toBe(60);
  expect(await readDocuments(at.db)).toHaveLength(60);
}, 30_000);

it("holds nothing of what was deleted for good, in any byte", async () => {
  const at = await open();
  const id = await plan(at, { title: "Zebrafinch", overview: "Quokkaland", print: ["Wombatique"] });
  await log(at, { title: "Kites" });
  expect(await titlesOf(at, "zebrafinch")).toEqual(["Zebrafinch"]);
  await deletePlan(at.db, at.school, { id, seen: NOW }, NOW);
  await deleteOldRows(at.db, new Date(NOW.getTime() + 26 * 3_600_000));
  await refreshSearch(at.db, at.school.workspaceId);
  await scrub(at.db);
  for (const word of ["zebrafinch", "quokkaland", "wombatique", "zebraf"])
    expect(await fileHolds(at.path, word)).toBe(false);
  expect(await fileHolds(at.path, "kites")).toBe(true);
});

const schemaVersion = async (db: Db) => db.$queryRawUnsafe("PRAGMA schema_version");

it("is made once for a file, and again when a part of it is missing", async () => {
  const at = await open();
  const id = await log(at, { title: "Rivers" });
  await titlesOf(at, "rivers");
  const before = await schemaVersion(at.db);
  await (await openDatabase(`file:${at.path}`)).$disconnect();
  expect(await schemaVersion(at.db)).toEqual(before);
  await at.db.$executeRawUnsafe('DROP TRIGGER "Search_unit_changed"');
  await at.db.$executeRawUnsafe('DROP TRIGGER "Search_document_added"');
  await log(at, { title: "Kites" });
  expect(await titlesOf(at, "kites")).toEqual([]);
  const again = await openDatabase(`file:${at.path}`);
  const { total } = await searchEntries(again, at.school, { terms: toSearchTerms("kites"), grades: [] });
  await removeUnit(again, at.school, { id, by: TEACHER }, NOW);
  const rivers = await searchEntries(again, at.school, { terms: toSearchTerms("rivers"), grades: [] });
  await again.$disconnect();
  expect([total, rivers.total]).toEqual([1, 0]);
});
