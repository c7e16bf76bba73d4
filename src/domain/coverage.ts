// Coverage: how many units each grade and subject has in a period, at which average level, and which have none.
import { GRADES, type Grade } from "./grade.js";
import { oneSpellingEach, subjectKey } from "./subject.js";
import { addTallies, type UnitSum, type UnitTally } from "./unit-sum.js";

/** The row of the units without a subject. */
export const NO_SUBJECT = "No subject";

export interface CoverageRow {
  name: string;
  sum: UnitSum;
  /** Why it's there although the school doesn't have it anymore, or why it may have fewer units than it should. */
  note?: string;
}

/** Fewer teachers than this would make the figures of a department the figures of a person. */
export const MIN_SHOWN_TEACHERS = 3;

/** Each grade of the school in order, then those that only units of the period have. A unit counts in each of its grades. */
export function coverGrades(offered: readonly Grade[], tallies: readonly UnitTally[]): CoverageRow[] {
  const rows = GRADES.map((grade) => ({
    name: grade,
    sum: addTallies(tallies.filter(({ grades }) => grades.includes(grade))),
  }));
  const isOffered = ({ name }: { name: Grade }) => offered.includes(name);
  const former = rows.filter((row) => !isOffered(row) && row.sum.count > 0);
  return [...rows.filter(isOffered), ...former.map((row) => ({ ...row, note: "no longer offered" }))];
}

const mostFirst = (a: CoverageRow, b: CoverageRow) => b.sum.count - a.sum.count || a.name.localeCompare(b.name);

/**
 * Most units first: the subjects on the school's list and those that units of the period have, the same one in different
 * spellings once. Units without a subject come last.
 */
export function coverSubjects(listed: readonly string[], tallies: readonly UnitTally[]): CoverageRow[] {
  const onList = new Set(listed.map(subjectKey));
  const used = new Set(tallies.flatMap(({ subject }) => subject ?? []));
  const rows = oneSpellingEach(listed, [...used]).map((name) => {
    const key = subjectKey(name);
    const found = tallies.filter(({ subject }) => subject !== undefined && subjectKey(subject) === key);
    const isUnlisted = listed.length > 0 && !onList.has(key);
    return { name, sum: addTallies(found), ...(isUnlisted ? { note: "not on the school's list" } : {}) };
  });
  const without = addTallies(tallies.filter(({ subject }) => subject === undefined));
  return [...rows.sort(mostFirst), ...(without.count > 0 ? [{ name: NO_SUBJECT, sum: without }] : [])];
}

interface Person {
  id: string;
  name: string;
}

export interface TeacherRow extends CoverageRow {
  id: string;
}

/**
 * Each teacher, most units first, those with none by name; and whoever else was in a unit of the period, such as people
 * who have left. Librarians aren't listed.
 */
export function coverTeachers(
  { teachers, others, librarians }: Record<"teachers" | "others" | "librarians", readonly Person[]>,
  sums: ReadonlyMap<string, UnitSum>,
): TeacherRow[] {
  const none: UnitSum = { count: 0, tenths: 0 };
  const known = new Set([...teachers, ...librarians].map(({ id }) => id));
  const toRow = ({ id, name }: Person) => ({ id, name, sum: sums.get(id) ?? none });
  const rows = [
    ...teachers.map(toRow),
    ...others
      .filter(({ id }) => !known.has(id) && sums.has(id))
      .map((person) => ({ ...toRow(person), note: "not a teacher here now" })),
  ];
  return rows.sort(mostFirst);
}

export interface DepartmentSum {
  name: string;
  sum: UnitSum;
  /** How many of its people are teachers here now. */
  teachers: number;
}

/** In the order given. For people who may not see names, without those so small that they would name someone. */
export function coverDepartments(
  departments: readonly DepartmentSum[],
  { seesNames }: { seesNames: boolean },
): { rows: CoverageRow[]; hidden: number } {
  const shown = departments.filter(({ teachers }) => seesNames || teachers >= MIN_SHOWN_TEACHERS);
  return { rows: shown.map(({ name, sum }) => ({ name, sum })), hidden: departments.length - shown.length };
}

/** The names of the rows that have no unit. */
export const withoutUnits = (rows: readonly CoverageRow[]): string[] =>
  rows.filter(({ sum }) => sum.count === 0).map(({ name }) => name);
