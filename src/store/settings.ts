// The stored settings of a school: its columns, and the settings that have rows of their own.
import type { PersonId } from "../domain/ids.js";
import { isQuestionKey, type QuestionKey } from "../domain/unit-questions.js";
import type { School as SchoolRow } from "./generated/client.js";
import { adminsOf, librariansOf } from "./people.js";
import { TO_RETRY } from "./posts.js";
import { type School, subjectsOf } from "./schools.js";
import type { Db } from "./sql/database.js";
import { chosenTeachers } from "./teachers.js";

/** The columns of School, and five settings that have rows of their own. */
export interface SettingsRow extends Omit<SchoolRow, "id" | "workspaceId" | "createdAt"> {
  /** Everyone named here has to be a row of Person already. */
  librarians: readonly PersonId[];
  /** Admins named in Bookend's settings, whatever their role in Slack. */
  admins: readonly PersonId[];
  subjects: readonly string[];
  /** People who count as teachers. Bookend may not have met them. */
  teachers: readonly PersonId[];
  /** The school's own lists of answers to optional questions, in their order. */
  questionOptions: readonly QuestionOption[];
}

export interface QuestionOption {
  question: QuestionKey;
  name: string;
}

const optionsOf = (db: Db, { workspaceId, id: schoolId }: School) =>
  db.questionOption.findMany({ where: { workspaceId, schoolId }, orderBy: [{ question: "asc" }, { place: "asc" }] });

/** Rows for these options, each once. */
function toOptionRows({ workspaceId, id: schoolId }: School, options: readonly QuestionOption[]) {
  const each = new Map(options.map((option) => [JSON.stringify([option.question, option.name]), option]));
  return [...each.values()].map(({ question, name }, place) => ({ workspaceId, schoolId, question, name, place }));
}

export async function settingsOf(db: Db, school: School): Promise<SettingsRow> {
  const { workspaceId, id: schoolId } = school;
  const [row, librarians, admins, subjects, teachers, options] = await Promise.all([
    db.school.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: schoolId } } }),
    librariansOf(db, workspaceId),
    adminsOf(db, workspaceId),
    subjectsOf(db, school),
    chosenTeachers(db, school),
    optionsOf(db, school),
  ]);
  const { id: _id, workspaceId: _workspaceId, createdAt: _createdAt, ...columns } = row;
  return {
    ...columns,
    librarians: librarians.map((person) => person.id),
    admins: admins.filter((person) => person.namedAdmin).map((person) => person.id),
    subjects,
    teachers,
    questionOptions: options.flatMap(({ question, name }) => (isQuestionKey(question) ? [{ question, name }] : [])),
  };
}

/**
 * Saves the given settings, all or none. Units keep the subject they were logged with. Failed posts are retried at the
 * next tick, because their channel may have changed.
 */
export async function saveSettings(db: Db, school: School, change: Partial<SettingsRow>): Promise<void> {
  const { librarians, admins, subjects, teachers, questionOptions, ...columns } = change;
  const { workspaceId, id: schoolId } = school;
  const named = (ids: readonly PersonId[]) => ({ workspaceId, id: { in: [...ids] } });
  await db.$transaction([
    db.school.update({ where: { workspaceId_id: { workspaceId, id: schoolId } }, data: columns }),
    ...(subjects
      ? [
          db.subject.deleteMany({ where: { workspaceId, schoolId } }),
          db.subject.createMany({ data: subjects.map((name) => ({ workspaceId, schoolId, name })) }),
        ]
      : []),
    ...(questionOptions
      ? [
          db.questionOption.deleteMany({ where: { workspaceId, schoolId } }),
          db.questionOption.createMany({ data: toOptionRows(school, questionOptions) }),
        ]
      : []),
    ...(teachers
      ? [
          db.teacher.deleteMany({ where: { workspaceId, schoolId } }),
          db.teacher.createMany({ data: teachers.map((personId) => ({ workspaceId, schoolId, personId })) }),
        ]
      : []),
    ...(librarians
      ? [
          db.person.updateMany({ where: { workspaceId }, data: { librarian: false } }),
          db.person.updateMany({ where: named(librarians), data: { librarian: true } }),
        ]
      : []),
    ...(admins
      ? [
          db.person.updateMany({ where: { workspaceId }, data: { admin: false } }),
          db.person.updateMany({ where: named(admins), data: { admin: true } }),
        ]
      : []),
    db.post.updateMany({ where: { workspaceId, schoolId, ...TO_RETRY }, data: { nextTryAt: null } }),
  ]);
}
