// Fills a school's database without the app: sheets for every audience, roadblocks, level ratings, examples, OH YEAHs.

import { randomUUID } from "node:crypto";
import { sheets } from "../../src/content/index.js";
import { FIGURE_KEYS } from "../../src/domain/figures.js";
import { GRADES } from "../../src/domain/grade.js";
import type { Sheet } from "../../src/domain/reflection.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { type Db, sqlOf } from "../../src/store/sql/database.js";
import type { SqlParams, Step } from "../../src/store/sql/sql.js";
import { type School, STAFF, TUESDAY } from "./school.js";

export interface Fill {
  /** Each of them fills in every sheet, cycling through the audiences. */
  people: readonly string[];
  /** How many roadblocks in all: one to three per sheet, cycling. */
  roadblocks: number;
  examplesPerLevel: number;
  ohYeahs: number;
  /** A text as long as allowed, or as long as people write. */
  text(most: number): string;
}

type Insert = (table: string, row: SqlParams) => void;

/** Marks a private text as such, because a test fails if it finds one anywhere else. */
const onlyMine = (fill: Fill) => (most: number) => `Only mine: ${fill.text(most - "Only mine: ".length)}`;

function answersTo(sheet: Sheet, text: Fill["text"], slotCount: number): [string, string][] {
  return sheet.questions.flatMap((question): [string, string][] => {
    const slot = Number(/-([123])$/.exec(question.key)?.[1] ?? 0);
    if (sheet.checksBack && slot > slotCount) return [];
    if (question.kind === "text") return [[question.key, text(3000)]];
    const choice = question.options[slotCount % question.options.length];
    return choice ? [[question.key, choice.value]] : [];
  });
}

function fillSheets(insert: Insert, schoolKey: object, fill: Fill): void {
  let roadblockCount = 0;
  for (const [index, personId] of fill.people.entries()) {
    for (const [number, sheet] of sheets.entries()) {
      const slotCount = sheet.checksBack ? Math.min(1 + (index % 3), fill.roadblocks - roadblockCount) : 0;
      if (sheet.checksBack && slotCount <= 0) continue;
      const id = randomUUID();
      const audience = ["me", "librarians", "channel"][(index + number) % 3] ?? "me";
      const write = audience === "me" ? onlyMine(fill) : fill.text;
      const at = new Date(TUESDAY.getTime() - (20 + (index % 9)) * DAY_MS).toISOString();
      const isPosted = audience === "channel";
      const post = { channel: isPosted ? STAFF : null, messageTs: isPosted ? `1.${100_000 + index}` : null };
      const dates = { createdAt: at, updatedAt: at };
      insert("Reflection", { id, ...schoolKey, personId, sheet: sheet.key, audience, ...post, ...dates });
      const of = { workspaceId: (schoolKey as { workspaceId: string }).workspaceId, reflectionId: id };
      for (const [question, text] of answersTo(sheet, write, slotCount)) insert("Answer", { ...of, question, text });
      for (let roadblock = 1; roadblock <= slotCount; roadblock++, roadblockCount++) {
        const askAt = new Date(TUESDAY.getTime() + (roadblockCount % 12) * DAY_MS).toISOString();
        const isSolved = roadblockCount % 10 === 9;
        const state = { state: isSolved ? "solved" : "open", solvedBy: isSolved ? onlyMine(fill)(3000) : null };
        insert("Roadblock", { ...of, slot: roadblock, ...state, askAt, changedAt: at });
      }
    }
  }
}

function fillExamplesAndOhYeahs(insert: Insert, schoolKey: object, fill: Fill): void {
  const by = (index: number) => fill.people[index % fill.people.length] ?? "";
  const at = (index: number) => new Date(TUESDAY.getTime() - index * 1000).toISOString();
  for (let index = 0; index < fill.examplesPerLevel * 4; index++) {
    const values = { level: 1 + (index % 4), text: fill.text(300), addedById: by(index), createdAt: at(index) };
    insert("Example", { id: randomUUID(), ...schoolKey, ...values });
  }
  for (let index = 0; index < fill.ohYeahs; index++) {
    const values = { text: fill.text(300), authorId: by(index), savedById: by(index + 1), consent: "given" };
    const day = index % 3 === 0 ? "2026-10-14" : "2026-11-05";
    const pickedFor = day > "2026-11" && index < 5 ? "2026-11" : null;
    const dates = { createdAt: at(index), updatedAt: at(index) };
    insert("OhYeah", { id: randomUUID(), ...schoolKey, ...values, day, pickedFor, ...dates });
  }
}

/** Every figure of two months and of a year before, with its cause, and circulation by every grade. */
function fillFigures(insert: Insert, schoolKey: object, fill: Fill): void {
  const by = { personId: fill.people[0] ?? "", changedAt: TUESDAY.toISOString() };
  for (const month of ["2025-10", "2025-11", "2026-10", "2026-11"]) {
    for (const key of FIGURE_KEYS) {
      const figure = { value: key === "daysOpen" ? 2150 : 1_234_567, cause: fill.text(200) };
      insert("Figure", { ...schoolKey, month, key, grade: "", ...figure, ...by });
    }
    for (const grade of GRADES) {
      insert("Figure", { ...schoolKey, month, key: "circulation", grade, value: 123, cause: "", ...by });
    }
  }
}

function fillDrafts(insert: Insert, { workspaceId }: { workspaceId: string }, fill: Fill): void {
  for (const personId of fill.people.slice(0, 3)) {
    for (const sheet of sheets) {
      const fields = Object.fromEntries(answersTo(sheet, onlyMine(fill), 3));
      const draft = { form: `reflect ${sheet.key}`, fields: JSON.stringify(fields), typedAt: TUESDAY.toISOString() };
      insert("Draft", { workspaceId, personId, ...draft });
    }
  }
}

const UNITS_WITH_PARTNER = `
  SELECT u."id", u."createdAt", min(up."personId") AS "partner" FROM "Unit" u
  JOIN "UnitPartner" up ON up."workspaceId" = u."workspaceId" AND up."unitId" = u."id"
  WHERE u."workspaceId" = @workspaceId GROUP BY u."id", u."createdAt", u."title" ORDER BY u."createdAt", u."title"`;

/** Gives a third of the units a partner's rating: the same level, another one, or a question not answered yet. */
async function fillOpinions(db: Db, insert: Insert, { workspaceId, why }: { workspaceId: string; why: string }) {
  const units = await sqlOf(db).all<{ id: string; createdAt: string; partner: string }>(UNITS_WITH_PARTNER, {
    workspaceId,
  });
  for (const [index, { id: unitId, createdAt, partner: personId }] of units.entries()) {
    if (index % 3 !== 0) continue;
    const isAnswered = index % 9 !== 0;
    const answer = { level: 1 + (index % 4), why, answeredAt: createdAt };
    insert("LevelOpinion", { workspaceId, unitId, personId, askedAt: createdAt, ...(isAnswered ? answer : {}) });
  }
}

/** The people must already be in the database. Units already there get level ratings. */
export async function fillReflected({ db }: School, fill: Fill): Promise<void> {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const steps: Step[] = [];
  const insert: Insert = (table, params) => {
    const names = Object.keys(params);
    const columns = names.map((name) => `"${name}"`).join(", ");
    const values = names.map((name) => `@${name}`).join(", ");
    steps.push({ sql: `INSERT INTO "${table}" (${columns}) VALUES (${values})`, params });
  };
  fillSheets(insert, { workspaceId, schoolId }, fill);
  fillExamplesAndOhYeahs(insert, { workspaceId, schoolId }, fill);
  fillFigures(insert, { workspaceId, schoolId }, fill);
  fillDrafts(insert, { workspaceId }, fill);
  await fillOpinions(db, insert, { workspaceId, why: fill.text(3000) });
  await sqlOf(db).write(steps);
}
