// Rows of roadblocks: which are open, when Bookend asks their writers again, and what solved them.
import type { PersonId, ReflectionId } from "../domain/ids.js";
import { type NewOhYeah, writesOfOhYeah } from "./oh-yeahs.js";
import { READABLE, type Reader, toReaderParams } from "./readers.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

export interface Roadblock {
  reflection: ReflectionId;
  /** 1 to 3, as on the sheet. */
  slot: number;
  person: PersonId;
  personName: string;
  /** The value of a choice on the sheet, which may no longer exist. */
  category: string;
  explain: string;
  solution: string | undefined;
  state: "open" | "solved";
  /** What solved it, if its writer shows that to those who can read the roadblock. */
  sharedSolution: string | undefined;
  namedAt: Date;
  askAt: Date;
}

interface RoadblockRow {
  reflectionId: string;
  slot: number;
  personId: string;
  name: string;
  category: string | null;
  explain: string;
  solution: string | null;
  state: string;
  sharedSolution: string | null;
  createdAt: string;
  askAt: string;
}

const toRoadblock = (row: RoadblockRow): Roadblock => ({
  reflection: row.reflectionId as ReflectionId,
  slot: row.slot,
  person: row.personId as PersonId,
  personName: row.name,
  category: row.category ?? "other",
  explain: row.explain,
  solution: row.solution ?? undefined,
  state: row.state as Roadblock["state"],
  sharedSolution: row.sharedSolution ?? undefined,
  namedAt: new Date(row.createdAt),
  askAt: new Date(row.askAt),
});

const roadblocksWhere = (condition: string) => `
  SELECT b."reflectionId", b."slot", r."personId", p."name", b."state", b."askAt", r."createdAt",
    c."text" AS "category", e."text" AS "explain", s."text" AS "solution",
    CASE WHEN b."state" = 'solved' AND b."sharesSolution" THEN b."solvedBy" END AS "sharedSolution"
  FROM "Roadblock" b
  JOIN "Reflection" r ON r."workspaceId" = b."workspaceId" AND r."id" = b."reflectionId"
  JOIN "Person" p ON p."workspaceId" = r."workspaceId" AND p."id" = r."personId"
  JOIN "Answer" e ON e."workspaceId" = b."workspaceId" AND e."reflectionId" = b."reflectionId"
    AND e."question" = 'explain-' || b."slot"
  LEFT JOIN "Answer" c ON c."workspaceId" = b."workspaceId" AND c."reflectionId" = b."reflectionId"
    AND c."question" = 'category-' || b."slot"
  LEFT JOIN "Answer" s ON s."workspaceId" = b."workspaceId" AND s."reflectionId" = b."reflectionId"
    AND s."question" = 'solution-' || b."slot"
  WHERE b."workspaceId" = @workspaceId AND r."schoolId" = @schoolId AND ${condition}
  ORDER BY r."createdAt", b."slot"`;

const TO_ASK = roadblocksWhere(`b."state" = 'open' AND b."askAt" <= @now AND p."standing" = 'member'
    AND (b."askedAt" IS NULL OR b."askedAt" < b."askAt")`);
const SHARED_ONES = roadblocksWhere(`(b."state" = 'open' OR (b."sharesSolution" AND b."solvedBy" IS NOT NULL))
    AND r."id" IN (SELECT "id" FROM "Readable")`);
const SHARED = `${READABLE} ${SHARED_ONES}`;
const UNANSWERED = roadblocksWhere(`r."personId" = @person AND b."state" = 'open' AND b."askedAt" >= b."askAt"`);
const OWN = roadblocksWhere(`b."reflectionId" = @reflection AND b."slot" = @slot AND r."personId" = @person`);

/** Roadblocks with what their sheet says about them, oldest first. */
async function select(db: Db, school: School, { sql, params }: Step): Promise<Roadblock[]> {
  const rows = await sqlOf(db).all<RoadblockRow>(sql, { ...inSchool(school), ...params });
  return rows.map(toRoadblock);
}

/** Roadblocks whose writers have to be asked now: the day has come, and they weren't asked since it was set. */
export const roadblocksToAskAbout = (db: Db, school: School, now: Date) =>
  select(db, school, { sql: TO_ASK, params: { now: now.toISOString() } });

/** The roadblocks that were shared with this reader: open ones, and solved ones whose writer shows what solved them. */
export const sharedRoadblocks = (db: Db, school: School, reader: Reader) =>
  select(db, school, { sql: SHARED, params: toReaderParams(reader) });

/** The roadblocks this person was asked about and hasn't answered. */
export const unansweredRoadblocks = (db: Db, school: School, person: PersonId) =>
  select(db, school, { sql: UNANSWERED, params: { person } });

/** The roadblock if this person wrote it, otherwise undefined. */
export async function ownRoadblock(
  db: Db,
  school: School,
  { reflection, slot, person }: { reflection: string; slot: number; person: PersonId },
): Promise<Roadblock | undefined> {
  const [found] = await select(db, school, { sql: OWN, params: { reflection, slot, person } });
  return found;
}

const roadblockKey = (
  { workspaceId, id: schoolId }: School,
  { reflection, slot }: Pick<Roadblock, "reflection" | "slot">,
) => ({ workspaceId, reflectionId: reflection, slot, reflection: { schoolId } });

/** Remembers that its writer is being asked now. False when another process already asked them, or it is solved. */
export async function claimRoadblockQuestion(
  db: Db,
  school: School,
  { roadblock, now }: { roadblock: Roadblock; now: Date },
): Promise<boolean> {
  const { count } = await db.roadblock.updateMany({
    where: {
      ...roadblockKey(school, roadblock),
      state: "open",
      askAt: roadblock.askAt.toISOString(),
      OR: [{ askedAt: null }, { askedAt: { lt: roadblock.askAt.toISOString() } }],
    },
    data: { askedAt: now.toISOString() },
  });
  return count === 1;
}

/** The question didn't arrive, so it may be asked again. */
export async function releaseRoadblockQuestion(db: Db, school: School, roadblock: Roadblock): Promise<void> {
  await db.roadblock.updateMany({ where: roadblockKey(school, roadblock), data: { askedAt: null } });
}

const POSTPONE = `
  UPDATE "Roadblock" SET "state" = 'open', "solvedBy" = NULL, "sharesSolution" = FALSE, "askAt" = @askAt, "changedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "reflectionId" = @reflection AND "slot" = @slot
    AND EXISTS (SELECT 1 FROM "Reflection" r
      WHERE r."workspaceId" = @workspaceId AND r."schoolId" = @schoolId AND r."id" = @reflection)`;

const SAVE_SOLUTION = `
  INSERT INTO "Answer" ("workspaceId", "reflectionId", "question", "text")
  VALUES (@workspaceId, @reflection, @question, @solution)
  ON CONFLICT ("workspaceId", "reflectionId", "question") DO UPDATE SET "text" = excluded."text"`;

// Otherwise a draft of changes to the reflection would bring the old idea back.
const SAVE_SOLUTION_IN_DRAFT = `
  UPDATE "Draft" SET "fields" = json_set("fields", @path, @solution)
  WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "form" = @form AND "fields" <> '{}'`;

/**
 * The roadblock is still in the way, so Bookend asks again at `askAt`. `solution` replaces the old one, if given. Throws
 * if it is gone.
 */
export async function askAgainLater(
  db: Db,
  school: School,
  { roadblock, askAt, solution, now }: { roadblock: Roadblock; askAt: Date; solution?: string; now: Date },
): Promise<void> {
  const { reflection, slot, person } = roadblock;
  const key = { ...inSchool(school), reflection, slot };
  const postpone = { ...key, askAt: askAt.toISOString(), at: now.toISOString() };
  const steps: Step[] = [{ sql: POSTPONE, params: postpone, mustChange: true }];
  if (solution !== undefined) {
    const question = `solution-${slot}`;
    const draft = { person, form: `reflect ${reflection}`, path: `$."${question}"` };
    const params = { ...key, question, solution, ...draft };
    steps.push({ sql: SAVE_SOLUTION, params }, { sql: SAVE_SOLUTION_IN_DRAFT, params });
  }
  if (!(await sqlOf(db).write(steps))) throw new Error("There is no such roadblock.");
}

/**
 * Marks it solved and saves the OH YEAH, if there is one, both or neither. `sharesSolution`: those who can read the
 * roadblock read `solvedBy`, too. A repeat of the request changes nothing.
 */
export async function solveRoadblock(
  db: Db,
  school: School,
  solved: {
    roadblock: Roadblock;
    solvedBy: string;
    sharesSolution?: boolean;
    ohYeah?: NewOhYeah | undefined;
    now: Date;
  },
): Promise<void> {
  const { roadblock, solvedBy, sharesSolution = false, ohYeah, now } = solved;
  const solve = db.roadblock.updateMany({
    where: roadblockKey(school, roadblock),
    data: { state: "solved", solvedBy, sharesSolution, changedAt: now.toISOString() },
  });
  try {
    await db.$transaction([...(ohYeah ? writesOfOhYeah(db, school, ohYeah).writes : []), solve]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
