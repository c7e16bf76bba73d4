// Our own reads find what Prisma finds in random rows: the same ones, of this school only, in the same order.
import { describe, expect, it } from "vitest";
import { agree, nearestLevel } from "../../src/domain/agreement.js";
import { type Grade, gradesFromText } from "../../src/domain/grade.js";
import { LEVELS, type Level } from "../../src/domain/level.js";
import { firstDay, lastDay } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { QuestionKey, UnitAnswers } from "../../src/domain/unit-questions.js";
import { homeViewers } from "../../src/store/homes.js";
import { ohYeahsOf, pickedOhYeahs } from "../../src/store/oh-yeahs.js";
import { adminsOf, librariansOf } from "../../src/store/people.js";
import { schoolOf, subjectsFor, subjectsOf } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { pageOfFoundUnits, pageOfUnits, UNITS_PER_PAGE, type UnitSearch } from "../../src/store/unit-list.js";
import { findUnit } from "../../src/store/units.js";
import { instant, MONTHS, OTHER_SCHOOL, openRandomSchool as open, PEOPLE } from "../support/random-rows.js";

/** A unit as Prisma reads it. */
async function unitsByPrisma(db: Db, where: object, skip = 0, take = 10_000) {
  const rows = await db.unit.findMany({
    ...{
      where,
      skip,
      take,
      orderBy: [{ date: "desc" as const }, { createdAt: "desc" as const }, { id: "desc" as const }],
    },
    include: {
      loggedBy: true,
      partners: { include: { person: true } },
      partnerNames: true,
      levelOpinions: true,
      answers: true,
    },
  });
  return rows.map(({ loggedBy, loggedById, partners, partnerNames, levelOpinions, answers, ...row }) => {
    const people = partners.map(({ person }) => person).sort((a, b) => a.name.localeCompare(b.name));
    const answersTo = (key: string) => {
      const given = answers.flatMap(({ question, answer }) => (question === key ? [answer] : [])).sort();
      return given.length > 0 ? { [key]: given } : {};
    };
    const opinionOf = (id: string) => levelOpinions.find(({ personId }) => personId === id);
    return {
      ...{ id: row.id, title: row.title, date: row.date, level: row.level, grades: gradesFromText(row.grades) },
      ...{ evidence: row.evidence ?? undefined, subject: row.subject ?? undefined },
      ...{ classes: row.classes ?? undefined, notes: row.notes ?? undefined },
      answers: { ...answersTo("kind"), ...answersTo("skills") } as UnitAnswers,
      ...{ loggedBy: { id: loggedById, name: loggedBy.name } },
      ...{ partners: people.map(({ id }) => id), partnerNames: people.map(({ name }) => name) },
      others: partnerNames.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
      partnersToAsk: people.filter(({ id, muted }) => !muted && !opinionOf(id)).map(({ name }) => name),
      agreed: agree(
        row.level as Level,
        people.flatMap(({ id }) => (opinionOf(id)?.level ?? []) as Level[]),
      ),
      ...{ createdAt: new Date(row.createdAt), updatedAt: new Date(row.updatedAt) },
      deletedAt: row.deletedAt === null ? undefined : new Date(row.deletedAt),
    };
  });
}

type Unit = Awaited<ReturnType<typeof unitsByPrisma>>[number];

/** What a search is, said in other words than the store's. */
function isFound(
  unit: Unit,
  { from, to, people, grades, subjects, level, answers = {}, words = "" }: UnitSearch,
): boolean {
  const all = [unit.loggedBy.id, ...unit.partners];
  const text = [unit.title, unit.loggedBy.name, ...unit.partnerNames, ...unit.others].join("\n").toLowerCase();
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  const conditions = [
    unit.date >= from && unit.date <= to,
    people.every((id) => all.includes(id)),
    grades.length === 0 || grades.some((grade) => unit.grades.includes(grade)),
    subjects.length === 0 || subjects.includes(unit.subject ?? ""),
    level === undefined || nearestLevel(unit.agreed.level) === level,
    Object.entries(answers).every(([key, answer]) => unit.answers[key as QuestionKey]?.includes(answer)),
    words.split(" ").every((word) => plain.includes(word.toLowerCase())),
  ];
  return conditions.every((condition) => condition);
}

describe.each([1, 2, 3])("with random rows %i", (seed) => {
  it("units are the same, by page, by person and by month, and alone", async () => {
    const { db, school } = await open(seed);
    const here = { workspaceId: school.workspaceId, schoolId: school.id };
    for (const person of [undefined, ...PEOPLE.slice(0, 3)]) {
      for (const month of [undefined, ...MONTHS]) {
        const where = {
          ...{ ...here, deletedAt: null },
          ...(month ? { date: { gte: firstDay(month), lte: lastDay(month) } } : {}),
          ...(person ? { OR: [{ loggedById: person }, { partners: { some: { personId: person } } }] } : {}),
        };
        const total = await db.unit.count({ where });
        for (const page of [0, 1, 5, 99]) {
          const units = await unitsByPrisma(db, where, page * UNITS_PER_PAGE, UNITS_PER_PAGE);
          expect(await pageOfUnits(db, school, { person, month, page })).toEqual({ units, total });
        }
      }
    }
    for (const unit of await unitsByPrisma(db, here)) expect(await findUnit(db, school, unit.id)).toEqual(unit);
    const [other] = await unitsByPrisma(db, { schoolId: OTHER_SCHOOL });
    expect(await findUnit(db, school, other?.id ?? "")).toBeUndefined();
  });

  it("searches find the units that have in common what was asked for", async () => {
    const { db, school } = await open(seed);
    const all = await unitsByPrisma(db, { workspaceId: school.workspaceId, schoolId: school.id, deletedAt: null });
    const days = { from: "2026-09-05" as SchoolDay, to: "2026-11-20" as SchoolDay };
    const searches = [[], PEOPLE.slice(0, 1), PEOPLE.slice(0, 2)].flatMap((people) =>
      ([[], ["4"], ["K", "7"]] as Grade[][]).flatMap((grades) =>
        [[], ["Latin", "Art"]].flatMap((subjects) =>
          [undefined, ...LEVELS].flatMap((level) =>
            [undefined, "ملف elan", "ITO rivers"].map((words) => ({ people, grades, subjects, level, words })),
          ),
        ),
      ),
    );
    const anyone = { people: [], grades: [], subjects: [] };
    const withAnswers = [
      { kind: "lesson" },
      { skills: "Citing sources" },
      { kind: "lesson", skills: "Citing sources" },
    ];
    let total = 0;
    for (const search of [...searches, ...withAnswers.map((answers) => ({ ...anyone, answers }))]) {
      const units = all.filter((unit) => isFound(unit, { ...days, ...search }));
      total += units.length;
      expect(await pageOfFoundUnits(db, school, { search: { ...days, ...search }, page: 0 })).toEqual({
        ...{ units: units.slice(0, UNITS_PER_PAGE), total: units.length },
      });
      if (units.length <= UNITS_PER_PAGE) continue;
      const { units: second } = await pageOfFoundUnits(db, school, { search: { ...days, ...search }, page: 1 });
      expect(second).toEqual(units.slice(UNITS_PER_PAGE, 2 * UNITS_PER_PAGE));
    }
    expect(total).toBeGreaterThan(500);
  });

  it("OH YEAHs are the same, by month and as picked", async () => {
    const { db, school } = await open(seed);
    const where = { workspaceId: school.workspaceId, schoolId: school.id, consent: "given", removedAt: null };
    for (const month of MONTHS) {
      const day = { gte: firstDay(month), lte: lastDay(month) };
      const ofMonth = await db.ohYeah.findMany({ where: { ...where, day }, orderBy: { createdAt: "desc" } });
      expect(ofMonth.length).toBeGreaterThan(0);
      expect((await ohYeahsOf(db, school, month)).map(({ id }) => id)).toEqual(ofMonth.map(({ id }) => id));
      const picked = await db.ohYeah.findMany({
        ...{ where: { ...where, pickedFor: month }, orderBy: { updatedAt: "asc" }, take: 3 },
        include: { author: true, savedBy: true },
      });
      expect(await pickedOhYeahs(db, school, month)).toEqual(
        picked.map(({ id, text, author, savedBy, day: on }) => ({
          ...{ id, text, consent: "given", day: on, pickedFor: month },
          author: { id: author.id, name: author.name },
          savedBy: { id: savedBy.id, name: savedBy.name },
        })),
      );
    }
  });

  it("people and subjects are the same", async () => {
    const { db, school } = await open(seed);
    const { workspaceId } = school;
    const members = { workspaceId, standing: "member" };
    const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id);
    const byName = { orderBy: { name: "asc" as const } };
    const librarians = await db.person.findMany({ where: { ...members, librarian: true }, ...byName });
    expect(idsOf(await librariansOf(db, workspaceId))).toEqual(idsOf(librarians));
    const isAdmin = { OR: [{ admin: true }, { slackAdmin: true }] };
    const admins = await db.person.findMany({ where: { ...members, ...isAdmin }, ...byName });
    expect(idsOf(await adminsOf(db, workspaceId))).toEqual(idsOf(admins));
    const since = instant(200);
    const viewers = await db.person.findMany({
      ...{ where: { ...members, homeOpenedAt: { gte: since } }, orderBy: { homeOpenedAt: "desc" as const }, take: 2 },
    });
    expect(await homeViewers(db, workspaceId, { since: new Date(since), max: 2 })).toEqual(idsOf(viewers));
    const here = { workspaceId, schoolId: school.id };
    const own = (await db.subject.findMany({ where: here, ...byName })).map(({ name }) => name);
    expect(await subjectsOf(db, school)).toEqual(own);
    const used = await db.unit.findMany({ where: { ...here, deletedAt: null, subject: { not: null } } });
    const all = new Set([...own, ...used.map(({ subject }) => subject ?? "")]);
    expect(await subjectsFor(db, school)).toEqual([...all].sort((a, b) => a.localeCompare(b)));
    expect((await schoolOf(db, workspaceId))?.id).toBe(school.id);
  });
});
