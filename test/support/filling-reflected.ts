// Fills a school with what people reflect on and say, past the app: sheets for every audience, roadblocks, views, examples.

import { randomUUID } from "node:crypto";
import Sqlite from "better-sqlite3";
import { sheets } from "../../src/content/index.js";
import type { Sheet } from "../../src/domain/reflection.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { databasePath } from "../../src/store/sql/database.js";
import { type School, STAFF, TUESDAY } from "./school.js";

export interface Fill {
  /** Each fills in every sheet, for another audience in turn. */
  people: readonly string[];
  /** How many roadblocks there are among them: one to three on a sheet, in turn. */
  roadblocks: number;
  examplesALevel: number;
  ohYeahs: number;
  /** As long as it may be, or as people write. */
  text(most: number): string;
}

type Insert = (table: string, row: Record<string, string | number | null>) => void;

/** What only its writer reads says so, and a test that finds it elsewhere fails. */
const onlyMine = (fill: Fill) => (most: number) => `Only mine: ${fill.text(most)}`.slice(0, most);

function answersTo(sheet: Sheet, text: Fill["text"], places: number): [string, string][] {
  return sheet.questions.flatMap((question): [string, string][] => {
    const place = Number(/-([123])$/.exec(question.key)?.[1] ?? 0);
    if (sheet.returns && place > places) return [];
    if (question.kind === "text") return [[question.key, text(3000)]];
    const choice = question.options[places % question.options.length];
    return choice ? [[question.key, choice.value]] : [];
  });
}

function fillSheets(insert: Insert, place: object, fill: Fill): void {
  let named = 0;
  for (const [index, personId] of fill.people.entries()) {
    for (const [number, sheet] of sheets.entries()) {
      const places = sheet.returns ? Math.min(1 + (index % 3), fill.roadblocks - named) : 0;
      if (sheet.returns && places <= 0) continue;
      const id = randomUUID();
      const audience = ["me", "librarians", "channel"][(index + number) % 3] ?? "me";
      const say = audience === "me" ? onlyMine(fill) : fill.text;
      const at = new Date(TUESDAY.getTime() - (20 + (index % 9)) * DAY_MS).toISOString();
      const shared = audience === "channel" ? STAFF : null;
      const dates = { createdAt: at, updatedAt: at };
      insert("Reflection", { id, ...place, personId, sheet: sheet.key, audience, channel: shared, ...dates });
      const of = { workspaceId: (place as { workspaceId: string }).workspaceId, reflectionId: id };
      for (const [question, text] of answersTo(sheet, say, places)) insert("Answer", { ...of, question, text });
      for (let roadblock = 1; roadblock <= places; roadblock++, named++) {
        const askAt = new Date(TUESDAY.getTime() + (named % 12) * DAY_MS).toISOString();
        const isSolved = named % 10 === 9;
        const state = { state: isSolved ? "solved" : "open", solvedBy: isSolved ? onlyMine(fill)(3000) : null };
        insert("Roadblock", { ...of, slot: roadblock, ...state, askAt, changedAt: at });
      }
    }
  }
}

function fillSaid(insert: Insert, place: object, fill: Fill): void {
  const by = (index: number) => fill.people[index % fill.people.length] ?? "";
  const at = (index: number) => new Date(TUESDAY.getTime() - index * 1000).toISOString();
  for (let index = 0; index < fill.examplesALevel * 4; index++) {
    const said = { level: 1 + (index % 4), text: fill.text(300), addedById: by(index), createdAt: at(index) };
    insert("Example", { id: randomUUID(), ...place, ...said });
  }
  for (let index = 0; index < fill.ohYeahs; index++) {
    const said = { text: fill.text(300), authorId: by(index), savedById: by(index + 1), consent: "given" };
    const day = index % 3 === 0 ? "2026-10-14" : "2026-11-05";
    const pickedFor = day > "2026-11" && index < 5 ? "2026-11" : null;
    const dates = { createdAt: at(index), updatedAt: at(index) };
    insert("OhYeah", { id: randomUUID(), ...place, ...said, day, pickedFor, ...dates });
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

/** A third of the units has what a partner says of it: agreed, another level, or asked and not answered yet. */
function fillViews(client: Sqlite.Database, workspaceId: string, why: string): void {
  client
    .prepare(
      `INSERT INTO LevelOpinion (workspaceId, unitId, personId, level, why, askedAt, answeredAt)
       SELECT u.workspaceId, u.id, min(up.personId),
         CASE u.rowid % 9 WHEN 0 THEN NULL ELSE 1 + u.rowid % 4 END, CASE u.rowid % 9 WHEN 0 THEN NULL ELSE @why END,
         u.createdAt, CASE u.rowid % 9 WHEN 0 THEN NULL ELSE u.createdAt END
       FROM Unit u JOIN UnitPartner up ON up.workspaceId = u.workspaceId AND up.unitId = u.id
       WHERE u.workspaceId = @workspaceId AND u.rowid % 3 = 0 GROUP BY u.id`,
    )
    .run({ workspaceId, why });
}

/** The people have to be there; units that are there get views. Prompts go into #all-staff and #library-admin, tips too. */
export async function fillReflected(school: School, fill: Fill): Promise<void> {
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const client = new Sqlite(databasePath(school.env.DATABASE_URL ?? ""));
  const insert: Insert = (table, row) => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(", ");
    client
      .prepare(`INSERT INTO "${table}" (${columns}) VALUES (${names.map((name) => `@${name}`).join(", ")})`)
      .run(row);
  };
  client.transaction(() => {
    fillSheets(insert, { workspaceId, schoolId }, fill);
    fillSaid(insert, { workspaceId, schoolId }, fill);
    fillDrafts(insert, { workspaceId }, fill);
    fillViews(client, workspaceId, fill.text(3000));
  })();
  client.close();
}
