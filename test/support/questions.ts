// Turns on the optional questions about units, as an admin does in the settings or in the rows.
import { QUESTION_KEYS } from "../../src/domain/unit-questions.js";
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
