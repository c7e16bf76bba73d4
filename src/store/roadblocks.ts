// Rows of roadblocks: which are open, which have to be asked about, and who may read them.
import type { PersonId, ReflectionId } from "../domain/ids.js";
import { READABLE, type Reader, toReaderParams } from "./readers.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
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
  /** Whether anyone but its writer can read it. */
  isShared: boolean;
  /** Whether it can be read in a post in a channel. */
  isPosted: boolean;
  /** Its writer said what solved it. */
  hasSolution: boolean;
  namedAt: Date;
  askAt: Date;
  askedAt: Date | undefined;
  /** When its writer last answered. */
  changedAt: Date;
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
  hasSolution: boolean | number;
  audience: string;
  messageTs: string | null;
  createdAt: string;
  askAt: string;
  askedAt: string | null;
  changedAt: string;
}

const isPosted = ({ audience, messageTs }: RoadblockRow) => audience === "channel" && messageTs !== null;

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
  isShared: row.audience === "librarians" || isPosted(row),
  isPosted: isPosted(row),
  hasSolution: Boolean(row.hasSolution),
  namedAt: new Date(row.createdAt),
  askAt: new Date(row.askAt),
  askedAt: row.askedAt ? new Date(row.askedAt) : undefined,
  changedAt: new Date(row.changedAt),
});

const roadblocksWhere = (condition: string) => `
  SELECT b."reflectionId", b."slot", r."personId", p."name", b."state", b."askAt", b."askedAt", b."changedAt", r."createdAt",
    r."audience", r."messageTs",
    b."solvedBy" IS NOT NULL AS "hasSolution",
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

/** What tells it from every other roadblock, as text. */
export const roadblockId = ({ reflection, slot }: Pick<Roadblock, "reflection" | "slot">): string =>
  `${reflection}:${slot}`;

/** Its writer was asked and hasn't answered. */
export const isUnanswered = ({ state, askAt, askedAt }: Roadblock): boolean =>
  state === "open" && askedAt !== undefined && askedAt >= askAt;

/** For a statement that changes "Roadblock": one of the school's, by its reflection and slot. */
export const THIS_ROADBLOCK = `
  WHERE "workspaceId" = @workspaceId AND "reflectionId" = @reflection AND "slot" = @slot
    AND EXISTS (SELECT 1 FROM "Reflection" r
      WHERE r."workspaceId" = @workspaceId AND r."schoolId" = @schoolId AND r."id" = @reflection)`;

const TO_ASK = roadblocksWhere(`b."state" = 'open' AND b."askAt" <= @now AND p."standing" = 'member'
    AND (b."askedAt" IS NULL OR b."askedAt" < b."askAt")`);
const SHARED_ONES = roadblocksWhere(`(b."state" = 'open' OR (b."sharesSolution" AND b."solvedBy" IS NOT NULL))
    AND r."id" IN (SELECT "id" FROM "Readable")`);
const SHARED = `${READABLE} ${SHARED_ONES}`;
const UNANSWERED = roadblocksWhere(`r."personId" = @person AND b."state" = 'open' AND b."askedAt" >= b."askAt"`);
const OWN = roadblocksWhere(`b."reflectionId" = @reflection AND b."slot" = @slot AND r."personId" = @person`);
const OWN_ONES = roadblocksWhere(`r."personId" = @person
    AND b."reflectionId" || ':' || b."slot" IN (SELECT value FROM json_each(@ids))`);

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

/** Those of these roadblocks that this person wrote, by their ids. */
export async function ownRoadblocks(
  db: Db,
  school: School,
  { person, ids }: { person: string; ids: readonly string[] },
): Promise<Map<string, Roadblock>> {
  const found = await select(db, school, { sql: OWN_ONES, params: { person, ids: JSON.stringify(ids) } });
  return new Map(found.map((roadblock) => [roadblockId(roadblock), roadblock]));
}
