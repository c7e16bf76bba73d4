// What the writer of a roadblock answers: it is still there, there is a new idea, or it is solved. An answer compares what
// the writer saw in the same statement, so of two clicks on two messages one counts.
import { type NewOhYeah, writesOfOhYeah } from "./oh-yeahs.js";
import { type Roadblock, THIS_ROADBLOCK } from "./roadblocks.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate, isMissing } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

const POSTPONE = `
  UPDATE "Roadblock" SET "state" = 'open', "solvedBy" = NULL, "sharesSolution" = FALSE, "askAt" = @askAt, "changedAt" = @at
  ${THIS_ROADBLOCK} AND "changedAt" = COALESCE(CAST(@seen AS TEXT), "changedAt")`;

const SAVE_SOLUTION = `
  INSERT INTO "Answer" ("workspaceId", "reflectionId", "question", "text")
  VALUES (@workspaceId, @reflection, @question, @solution)
  ON CONFLICT ("workspaceId", "reflectionId", "question") DO UPDATE SET "text" = excluded."text"`;

// Otherwise a draft of changes to the reflection would bring the old idea back.
const SAVE_SOLUTION_IN_DRAFT = `
  UPDATE "Draft" SET "fields" = json_set("fields", @path, @solution)
  WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "form" = @form AND "fields" <> '{}'`;

interface PostponedRoadblock {
  roadblock: Roadblock;
  /** Its `changedAt` as the writer saw it. Without it, any will do. */
  seen?: Date | undefined;
  askAt: Date;
  solution?: string;
  now: Date;
}

/**
 * The roadblock is still in the way, so Bookend asks again at `askAt`. `solution` replaces the old one, if given. False,
 * and nothing is done, if it isn't as it was seen, or is gone.
 */
export async function askAgainLater(db: Db, school: School, postponed: PostponedRoadblock): Promise<boolean> {
  const { roadblock, seen, askAt, solution, now } = postponed;
  const { reflection, slot, person } = roadblock;
  const key = { ...inSchool(school), reflection, slot };
  const postpone = { ...key, askAt: askAt.toISOString(), at: now.toISOString(), seen: seen?.toISOString() ?? null };
  const steps: Step[] = [{ sql: POSTPONE, params: postpone, mustChange: true }];
  if (solution !== undefined) {
    const question = `solution-${slot}`;
    const draft = { person, form: `reflect ${reflection}`, path: `$."${question}"` };
    const params = { ...key, question, solution, ...draft };
    steps.push({ sql: SAVE_SOLUTION, params }, { sql: SAVE_SOLUTION_IN_DRAFT, params });
  }
  return sqlOf(db).write(steps);
}

interface SolvedRoadblock {
  roadblock: Roadblock;
  /** Its `changedAt` as the writer saw it. Without it, any will do. */
  seen?: Date | undefined;
  solvedBy?: string | undefined;
  /** Those who can read the roadblock read `solvedBy`, too. */
  sharesSolution?: boolean;
  ohYeah?: NewOhYeah | undefined;
  /** Of the request, if it may come twice. An OH YEAH has it, too. */
  key?: string;
  now: Date;
}

/**
 * Marks it solved and saves the OH YEAH, if there is one, both or neither. A repeat of the request changes nothing. False,
 * and nothing is done, if it isn't as it was seen, or is gone.
 */
export async function solveRoadblock(db: Db, school: School, solved: SolvedRoadblock): Promise<boolean> {
  const { roadblock, seen, solvedBy = null, sharesSolution = false, ohYeah, key: request, now } = solved;
  const { workspaceId, id: schoolId } = school;
  const at = now.toISOString();
  const remember = request ? [db.seenRequest.create({ data: { workspaceId, key: request, seenAt: at } })] : [];
  const key = { workspaceId, reflectionId: roadblock.reflection, slot: roadblock.slot };
  const asSeen = { reflection: { schoolId }, ...(seen ? { changedAt: seen.toISOString() } : {}) };
  const solve = db.roadblock.update({
    where: { workspaceId_reflectionId_slot: key, ...asSeen },
    data: { state: "solved", solvedBy, sharesSolution, changedAt: at },
    select: { slot: true },
  });
  try {
    await db.$transaction([...(ohYeah ? writesOfOhYeah(db, school, ohYeah).writes : remember), solve]);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    if (!isDuplicate(error)) throw error;
    return true;
  }
}

/** It was marked solved by mistake: its writer is asked again as before. False if it isn't as it was seen. */
export async function reopenRoadblock(
  db: Db,
  school: School,
  { roadblock, seen, now }: { roadblock: Roadblock; seen: Date; now: Date },
): Promise<boolean> {
  const { reflection: reflectionId, slot } = roadblock;
  const { workspaceId, id: schoolId } = school;
  const { count } = await db.roadblock.updateMany({
    where: {
      workspaceId,
      reflectionId,
      slot,
      reflection: { schoolId },
      state: "solved",
      changedAt: seen.toISOString(),
    },
    data: { state: "open", solvedBy: null, sharesSolution: false, changedAt: now.toISOString() },
  });
  return count > 0;
}
