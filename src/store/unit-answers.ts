// Rows of answers to the optional questions about units: written with their unit, and counted over a span of days.
import type { SchoolDay } from "../domain/time/school-day.js";
import { type AnswerCount, QUESTION_KEYS, type QuestionKey, type UnitAnswers } from "../domain/unit-questions.js";
import { COUNTED, toCounted } from "./counted-units.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";

const DELETE_OTHERS = `
  DELETE FROM "UnitAnswer" WHERE "workspaceId" = @workspaceId AND "unitId" = @id AND "question" = @question
    AND "answer" NOT IN (SELECT value FROM json_each(@given))`;

const INSERT = `
  INSERT INTO "UnitAnswer" ("workspaceId", "unitId", "question", "answer")
  SELECT @workspaceId, @id, @question, value FROM json_each(@given) WHERE true
  ON CONFLICT ("workspaceId", "unitId", "question", "answer") DO NOTHING`;

/** The steps that write these answers. Answers to other questions stay. `params` name the workspace and the unit (`id`). */
export const toAnswerSteps = (answers: UnitAnswers = {}, params: SqlParams): Step[] =>
  QUESTION_KEYS.flatMap((question) => {
    const given = answers[question];
    if (given === undefined) return [];
    const of = { ...params, question, given: JSON.stringify(given) };
    return [
      { sql: DELETE_OTHERS, params: of },
      { sql: INSERT, params: of },
    ];
  });

const LISTED = `
  SELECT "name" FROM "QuestionOption"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "question" = @question ORDER BY "place"`;

/** The school's own list of answers to a question, in its order. */
export async function listedAnswers(db: Db, school: School, question: QuestionKey): Promise<string[]> {
  const rows = await sqlOf(db).all<{ name: string }>(LISTED, { ...inSchool(school), question });
  return rows.map(({ name }) => name);
}

const GIVEN = `
  SELECT DISTINCT a."answer" FROM "UnitAnswer" a
  JOIN "Unit" u ON u."workspaceId" = a."workspaceId" AND u."id" = a."unitId"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND a."question" = @question`;

/** What units can be searched for: the school's own list, then answers that units have and the list doesn't, by alphabet. */
export async function searchedAnswers(db: Db, school: School, question: QuestionKey): Promise<string[]> {
  const given = await sqlOf(db).all<{ answer: string }>(GIVEN, { ...inSchool(school), question });
  const sorted = given.map(({ answer }) => answer).sort((a, b) => a.localeCompare(b));
  return [...new Set([...(await listedAnswers(db, school, question)), ...sorted])];
}

const COUNTS = `${COUNTED}
  SELECT a."question", a."answer", count(*) AS "units" FROM "Counted" u
  JOIN "UnitAnswer" a ON a."workspaceId" = u."workspaceId" AND a."unitId" = u."id"
  WHERE u."date" BETWEEN @from AND @to
  GROUP BY a."question", a."answer" ORDER BY a."question", a."answer"`;

/** How many units from one day through another, whose day has come by `now`, have each answer. Questions without one are left out. */
export async function answerCounts(
  db: Db,
  school: School,
  { from, to, now }: { from: SchoolDay; to: SchoolDay; now: Date },
): Promise<Partial<Record<QuestionKey, AnswerCount[]>>> {
  const rows = await sqlOf(db).all<{ question: QuestionKey; answer: string; units: number | string }>(COUNTS, {
    ...toCounted(school, now),
    ...{ from, to },
  });
  const keys = QUESTION_KEYS.filter((key) => rows.some(({ question }) => question === key));
  return Object.fromEntries(
    keys.map((key) => [
      key,
      rows.filter(({ question }) => question === key).map(({ answer, units }) => ({ answer, units: Number(units) })),
    ]),
  );
}
