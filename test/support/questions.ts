// Turns on the optional questions about units, as an admin does in the settings or in the rows, and answers them.
import { QUESTION_KEYS, unitQuestions } from "../../src/domain/unit-questions.js";
import { sqlOf } from "../../src/store/sql/database.js";
import type { School } from "./school.js";

/** A school's own list of so many entries, most of them as long as standards are. */
export const skillsList = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    index % 3 === 0
      ? `CCSS.ELA-LITERACY.RI.${index} Cite several pieces of textual evidence to support analysis of what the text says`
      : `AASL ${index} Curate`,
  );

/** Asks all questions at this school. */
export async function askEveryQuestion(
  { db }: Pick<School, "db">,
  skills: readonly string[] = skillsList(300),
): Promise<void> {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  await db.school.updateMany({ where: { id: schoolId }, data: { unitQuestions: QUESTION_KEYS.join(",") } });
  await db.questionOption.createMany({
    data: skills.map((name, place) => ({ workspaceId, schoolId, question: "skills", name, place })),
  });
}

const ONE_EACH = `
  INSERT INTO "UnitAnswer" ("workspaceId", "unitId", "question", "answer")
  SELECT "workspaceId", "id", @question, @answer FROM "Unit"`;

const TEN_SKILLS = `
  INSERT INTO "UnitAnswer" ("workspaceId", "unitId", "question", "answer")
  SELECT o."workspaceId", u."id", o."question", o."name"
  FROM "Unit" u JOIN "QuestionOption" o ON o."workspaceId" = u."workspaceId" AND o."place" < 10`;

/** Gives all units as many answers as they can have. */
export async function answerEveryQuestion({ db }: Pick<School, "db">): Promise<void> {
  const chosen = unitQuestions.flatMap(({ key, options }) =>
    options ? [{ sql: ONE_EACH, params: { question: key, answer: options[0].value } }] : [],
  );
  await sqlOf(db).write([...chosen, { sql: TEN_SKILLS, params: {} }]);
}
