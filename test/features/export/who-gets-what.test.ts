// Who may export what: for each reader and each export, the tables, and whose evidence, notes and reflections are in them.
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../../../src/domain/ids.js";
import type { Role } from "../../../src/domain/role.js";
import { EXPORTS, type ExportName, type Reader, tablesOf } from "../../../src/features/export/tables.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { ask } from "../../support/asking.js";
import { periodOf, readCsvFile, toFile } from "../../support/exporting.js";
import { rowOf } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";

const reader = (id: string, role: Role): Reader => ({ person: { id: id as PersonId, role }, channels: [] });

const READERS = {
  "a teacher": reader(TESS, "staff"),
  "a librarian": reader(LEE, "librarian"),
  "a principal": reader(PAT, "admin"),
  "whoever runs the machine": { person: undefined, channels: [] },
} satisfies Record<string, Reader>;
type ReaderName = keyof typeof READERS;

const YEAR = "Annual Summary 2026-27";
const MONTHS = ["September 2026", "October 2026", "November 2026"];
const [MINE, SHARED] = ["My Reflections", "Shared Reflections"];
const PLANS = ["Plans", "Plan Details"];
const NOTHING = "refused";

/** All staff read the log, OH YEAHs and reports in Slack, so they may take them along. Figures of a month are the library's. */
const TABLES: Record<ExportName, Record<ReaderName, readonly string[] | typeof NOTHING>> = {
  units: toAll(["Units"]),
  // Whose gaps are in them is tested with the tables of plans.
  plans: toAll(PLANS),
  figures: { ...toAll(["Figures"]), "a teacher": NOTHING },
  reflections: {
    "a teacher": [MINE],
    "a librarian": [MINE, SHARED],
    "a principal": [MINE, SHARED],
    "whoever runs the machine": [SHARED],
  },
  ohyeahs: toAll(["OH YEAHs"]),
  report: toAll(MONTHS),
  year: toAll([YEAR]),
  everything: {
    "a teacher": [YEAR, "Units", ...PLANS, "OH YEAHs", MINE],
    "a librarian": [YEAR, "Units", ...PLANS, "Figures", "OH YEAHs", MINE, SHARED],
    "a principal": [YEAR, "Units", ...PLANS, "Figures", "OH YEAHs", MINE, SHARED],
    "whoever runs the machine": [YEAR, "Units", ...PLANS, "Figures", "OH YEAHs", SHARED],
  },
};

function toAll(tables: readonly string[]) {
  const [a, b, c, d] = Object.keys(READERS) as ReaderName[];
  return Object.fromEntries([a, b, c, d].map((name) => [name, tables])) as Record<ReaderName, readonly string[]>;
}

/** A unit of Tess's and one of Omar's, each with evidence and notes, and a reflection of each kind by both. */
async function start(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, OMAR, LEE, PAT]) await ask(school, "help", { by });
  const units = [TESS, OMAR].map((by) => ({ title: `Unit of ${by}`, loggedBy: by, partners: [], date: "2026-10-20" }));
  await fillLog(school, units.map((unit) => ({ ...unit, level: 2 })) as never);
  for (const by of [TESS, OMAR]) {
    const data = { evidence: `evidence of ${by}`, notes: `notes of ${by}` };
    await school.db.unit.updateMany({ where: { loggedById: by }, data });
  }
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const createdAt = "2026-10-20T15:00:00.000Z";
  for (const personId of [TESS, OMAR]) {
    for (const audience of ["me", "librarians"]) {
      await school.db.reflection.create({
        data: {
          ...{ id: randomUUID(), workspaceId, schoolId, personId, sheet: "roadblocks", audience, createdAt },
          updatedAt: createdAt,
          answers: { create: [{ question: "explain-1", text: `${audience} of ${personId}` }] },
        },
      });
    }
  }
  return school;
}

async function tablesFor(school: School, what: ExportName, by: Reader) {
  const ctx = { db: school.db, school: await rowOf(school), now: school.clock.now };
  return tablesOf(ctx, { what, period: await periodOf(school, "2026-27"), for: by });
}

/** Every word of these tables. */
async function wordsOf(school: School, what: ExportName, by: Reader): Promise<string> {
  const texts: string[] = [];
  for (const table of await tablesFor(school, what, by))
    texts.push(JSON.stringify(readCsvFile(await toFile([table], "csv"))));
  return texts.join();
}

it.each(EXPORTS)("gives each reader the tables of %s that are theirs", async (what) => {
  const school = await start();
  for (const [name, by] of Object.entries(READERS) as [ReaderName, Reader][]) {
    const tables = await tablesFor(school, what, by).then(
      (given) => given.map((table) => table.name),
      (error) => (error instanceof Refusal ? NOTHING : error),
    );
    expect(tables, name).toEqual(TABLES[what][name]);
  }
  await expect(tablesFor(school, what, reader(GUEST, "outsider"))).rejects.toThrow(Refusal);
});

describe("what is in them", () => {
  it("is every unit for all staff, but evidence and notes only for those who may read them in Slack", async () => {
    const school = await start();
    const seen = async (by: Reader) => {
      const words = await wordsOf(school, "everything", by);
      return [...words.matchAll(/(?:Unit|evidence|notes) of (?:U0TEACHER0\d)/g)].map(([found]) => found).sort();
    };
    const all = [TESS, OMAR].flatMap((by) => [`Unit of ${by}`, `evidence of ${by}`, `notes of ${by}`]).sort();
    for (const by of [READERS["a librarian"], READERS["a principal"], READERS["whoever runs the machine"]]) {
      expect(await seen(by)).toEqual(all);
    }
    expect(await seen(READERS["a teacher"])).toEqual([
      ...[`Unit of ${TESS}`, `Unit of ${OMAR}`, `evidence of ${TESS}`, `notes of ${TESS}`].sort(),
    ]);
    // A partner may read them, too.
    const { id: unitId, workspaceId } = await school.db.unit.findFirstOrThrow({ where: { loggedById: OMAR } });
    await school.db.unitPartner.create({ data: { workspaceId, unitId, personId: TESS } });
    expect(await seen(READERS["a teacher"])).toEqual(all);
  });

  it.each(["reflections", "everything"] as const)("is nobody else's private reflection in %s", async (what) => {
    const school = await start();
    for (const [name, by] of Object.entries(READERS)) {
      const words = await wordsOf(school, what, by);
      expect(words.includes(`me of ${TESS}`), name).toBe(by.person?.id === TESS);
      expect(words, name).not.toContain(`me of ${OMAR}`);
      expect(words.includes(`librarians of ${OMAR}`), name).toBe(name !== "a teacher");
    }
  });
});
