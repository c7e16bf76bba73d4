// Grades, subjects and teachers with no unit yet this term.
import { GRADES, type Grade } from "./grade.js";

export interface Coverage {
  grades: readonly Grade[];
  subjects: readonly string[];
  teachers: readonly { id: string; name: string }[];
}

interface UnitReach {
  grades: readonly Grade[];
  subject: string | undefined;
  /** Its partners and the person who logged it. */
  people: readonly string[];
}

/** What the school has and no unit covers, in the same order. */
export function notReached(all: Coverage, units: readonly UnitReach[]): Coverage {
  const grades = new Set(units.flatMap((unit) => unit.grades));
  const subjects = new Set(units.map(({ subject }) => subject?.toLowerCase()));
  const people = new Set(units.flatMap((unit) => unit.people));
  return {
    grades: GRADES.filter((grade) => all.grades.includes(grade) && !grades.has(grade)),
    subjects: all.subjects.filter((name) => !subjects.has(name.toLowerCase())),
    teachers: all.teachers.filter(({ id }) => !people.has(id)),
  };
}
