// Rows of roadblocks: which are open, when each comes back to its writer, and what solved it.
import type { PersonId, ReflectionId } from "../domain/ids.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";

export interface Roadblock {
  reflection: ReflectionId;
  /** 1 to 3, as on the sheet. */
  slot: number;
  person: PersonId;
  personName: string;
  /** The value of a choice on the sheet, which may be gone by now. */
  category: string;
  explain: string;
  solution: string | undefined;
  state: "open" | "solved";
  namedAt: Date;
  askAt: Date;
}

interface RoadblockRow {
  reflectionId: string;
  slot: number | bigint;
  personId: string;
  name: string;
  category: string | null;
  explain: string;
  solution: string | null;
  state: string;
  createdAt: string;
  askAt: string;
}

const toRoadblock = (row: RoadblockRow): Roadblock => ({
  reflection: row.reflectionId as ReflectionId,
  slot: Number(row.slot),
  person: row.personId as PersonId,
  personName: row.name,
  category: row.category ?? "other",
  explain: row.explain,
  solution: row.solution ?? undefined,
  state: row.state as Roadblock["state"],
  namedAt: new Date(row.createdAt),
  askAt: new Date(row.askAt),
});

type RoadblockQuery =
  | { toAskBy: Date }
  | { sharedAndOpen: true }
  | { unansweredOf: PersonId }
  | { reflection: string; slot: number; person: PersonId };

/** Roadblocks with what the sheet says of them, oldest first. */
async function select(db: Db, school: School, which: RoadblockQuery): Promise<Roadblock[]> {
  const by = "toAskBy" in which ? which.toAskBy.toISOString() : null;
  const isShared = "sharedAndOpen" in which;
  const writer = "unansweredOf" in which ? which.unansweredOf : null;
  const one = "reflection" in which ? which : undefined;
  const rows = await db.$queryRaw<RoadblockRow[]>`
    SELECT b."reflectionId", b."slot", r."personId", p."name", b."state", b."askAt", r."createdAt",
      c."text" AS "category", e."text" AS "explain", s."text" AS "solution"
    FROM "Roadblock" b
    JOIN "Reflection" r ON r."workspaceId" = b."workspaceId" AND r."id" = b."reflectionId"
    JOIN "Person" p ON p."workspaceId" = r."workspaceId" AND p."id" = r."personId"
    JOIN "Answer" e ON e."workspaceId" = b."workspaceId" AND e."reflectionId" = b."reflectionId" AND e."question" = 'explain-' || b."slot"
    LEFT JOIN "Answer" c ON c."workspaceId" = b."workspaceId" AND c."reflectionId" = b."reflectionId" AND c."question" = 'category-' || b."slot"
    LEFT JOIN "Answer" s ON s."workspaceId" = b."workspaceId" AND s."reflectionId" = b."reflectionId" AND s."question" = 'solution-' || b."slot"
    WHERE b."workspaceId" = ${school.workspaceId} AND r."schoolId" = ${school.id}
      AND (${by} IS NULL OR (b."state" = 'open' AND b."askAt" <= ${by} AND p."standing" = 'member'
        AND (b."askedAt" IS NULL OR b."askedAt" < b."askAt")))
      AND (${isShared ? 1 : 0} = 0 OR (b."state" = 'open' AND r."audience" <> 'me'))
      AND (${writer} IS NULL OR (r."personId" = ${writer} AND b."state" = 'open' AND b."askedAt" >= b."askAt"))
      AND (${one?.reflection ?? null} IS NULL OR (b."reflectionId" = ${one?.reflection ?? null}
        AND b."slot" = ${one?.slot ?? 0} AND r."personId" = ${one?.person ?? null}))
    ORDER BY r."createdAt", b."slot"`;
  return rows.map(toRoadblock);
}

/** Those whose writers are to be asked by now, and were not asked since the day was set. */
export const roadblocksToAsk = (db: Db, school: School, now: Date) => select(db, school, { toAskBy: now });

/** The open ones that librarians and admins may read. */
export const sharedRoadblocks = (db: Db, school: School) => select(db, school, { sharedAndOpen: true });

/** Those this person was asked about and has not answered. */
export const unansweredRoadblocks = (db: Db, school: School, person: PersonId) =>
  select(db, school, { unansweredOf: person });

/** Only for the one who named it. */
export async function ownRoadblock(
  db: Db,
  school: School,
  asked: { reflection: string; slot: number; person: PersonId },
): Promise<Roadblock | undefined> {
  return (await select(db, school, asked))[0];
}

const roadblockKey = ({ workspaceId }: School, { reflection, slot }: Pick<Roadblock, "reflection" | "slot">) => ({
  workspaceId,
  reflectionId: reflection,
  slot,
});

/** Writes down that its writer is asked now. False when that was written down already, or it is solved. */
export async function claimAsking(
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

/** The question did not arrive. */
export async function releaseAsking(db: Db, school: School, roadblock: Roadblock): Promise<void> {
  await db.roadblock.updateMany({ where: roadblockKey(school, roadblock), data: { askedAt: null } });
}

/** It is still there: asks again later, with another idea if there is one. */
export async function askAgainLater(
  db: Db,
  school: School,
  { roadblock, ...later }: { roadblock: Roadblock; askAt: Date; solution?: string; now: Date },
): Promise<void> {
  const { workspaceId } = school;
  const { reflection: reflectionId, slot } = roadblock;
  const answer = { workspaceId, reflectionId, question: `solution-${slot}` };
  await db.$transaction([
    db.roadblock.updateMany({
      where: roadblockKey(school, roadblock),
      data: { state: "open", solvedBy: null, askAt: later.askAt.toISOString(), changedAt: later.now.toISOString() },
    }),
    ...(later.solution === undefined
      ? []
      : [
          db.answer.deleteMany({ where: answer }),
          db.answer.createMany({ data: [{ ...answer, text: later.solution }] }),
          // A draft of changes to the sheet would bring the old idea back.
          db.$executeRaw`
            UPDATE "Draft" SET "fields" = json_set("fields", ${`$."solution-${slot}"`}, ${later.solution})
            WHERE "workspaceId" = ${workspaceId} AND "personId" = ${roadblock.person}
              AND "form" = ${`reflect ${reflectionId}`} AND "fields" <> '{}'`,
        ]),
  ]);
}

export async function solveRoadblock(
  db: Db,
  school: School,
  { roadblock, solvedBy, now }: { roadblock: Roadblock; solvedBy: string; now: Date },
): Promise<void> {
  await db.roadblock.updateMany({
    where: roadblockKey(school, roadblock),
    data: { state: "solved", solvedBy, changedAt: now.toISOString() },
  });
}
