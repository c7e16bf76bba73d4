// Who and what the log of a term has not reached yet.
import { GRADES, type Grade } from "./grade.js";

export interface Coverage {
  grades: readonly Grade[];
  subjects: readonly string[];
  teachers: readonly { id: string; name: string }[];
}

export interface UnitReach {
  grades: readonly Grade[];
  subject: string | undefined;
  /** Who logged it and its partners. */
  people: readonly string[];
}

/** What is on offer and in no unit; in the order it is offered. */
export function notReached(offered: Coverage, units: readonly UnitReach[]): Coverage {
  const grades = new Set(units.flatMap((unit) => unit.grades));
  const subjects = new Set(units.map(({ subject }) => subject?.toLowerCase()));
  const people = new Set(units.flatMap((unit) => unit.people));
  return {
    grades: GRADES.filter((grade) => offered.grades.includes(grade) && !grades.has(grade)),
    subjects: offered.subjects.filter((name) => !subjects.has(name.toLowerCase())),
    teachers: offered.teachers.filter(({ id }) => !people.has(id)),
  };
}
