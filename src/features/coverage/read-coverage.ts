// Reads how many units of a period each grade, subject, department and teacher has. Only librarians get names of teachers.
import {
  type CoverageRow,
  coverDepartments,
  coverGrades,
  coverSubjects,
  coverTeachers,
  type DepartmentSum,
} from "../../domain/coverage.js";
import type { Period } from "../../domain/time/period.js";
import { addTallies, type UnitSum } from "../../domain/unit-sum.js";
import { type Department, departmentsOf } from "../../store/departments.js";
import { librariansOf, peopleOf } from "../../store/people.js";
import { subjectsOf } from "../../store/schools.js";
import { sumOfPeople, sumsByDepartment, sumsByPerson } from "../../store/unit-coverage.js";
import { talliesBetween } from "../../store/unit-tallies.js";
import type { Ctx } from "../context.js";
import { readTeachers, type Teachers } from "./read-teachers.js";

/** The teachers, or why they aren't known: Slack doesn't answer, or a channel that Bookend can't see. */
type Known = Teachers | undefined;

export interface Coverage {
  period: Period;
  /** All units of the period. */
  total: UnitSum;
  grades: CoverageRow[];
  subjects: CoverageRow[];
  /** `hidden`: how many are too small to be shown to this person. */
  departments: { rows: CoverageRow[]; hidden: number };
  /** For librarians only; undefined for others. "unknown": it isn't known who is a teacher. */
  teachers: CoverageRow[] | "unknown" | undefined;
}

const NO_UNITS: UnitSum = { count: 0, tenths: 0 };

const daysIn = ({ now }: Ctx, { from, to }: Period) => ({ from, to, now });

/** The departments, then the teachers in none, if the school has departments. */
async function readDepartments(ctx: Ctx, period: Period, teachers: Known): Promise<DepartmentSum[]> {
  const { db, school } = ctx;
  const departments = await departmentsOf(db, school);
  if (departments.length === 0) return [];
  const present = teachers && "people" in teachers ? teachers.people.map(({ id }) => id) : [];
  const inSome = new Set(departments.flatMap((department) => department.teachers));
  const inNone = present.filter((id) => !inSome.has(id));
  const days = daysIn(ctx, period);
  const [sums, none] = await Promise.all([
    sumsByDepartment(db, school, days),
    sumOfPeople(db, school, { ...days, people: inNone }),
  ]);
  const isPresent = new Set(present);
  const toSum = ({ id, name, teachers: members }: Department) => ({
    ...{ name, sum: sums.get(id) ?? NO_UNITS },
    teachers: members.filter((member) => isPresent.has(member)).length,
  });
  const rest = inNone.length > 0 ? [{ name: "No department", sum: none, teachers: inNone.length }] : [];
  return [...departments.map(toSum), ...rest];
}

async function readTeacherRows(ctx: Ctx, period: Period, teachers: Known): Promise<CoverageRow[] | "unknown"> {
  if (!teachers || !("people" in teachers)) return "unknown";
  const { db, school } = ctx;
  const [sums, librarians] = await Promise.all([
    sumsByPerson(db, school, daysIn(ctx, period)),
    librariansOf(db, school.workspaceId),
  ]);
  const others = await peopleOf(db, school.workspaceId, [...sums.keys()]);
  return coverTeachers({ teachers: teachers.people, others, librarians }, sums);
}

/** `seesNames`: whether this person is a librarian. */
export async function readCoverage(
  ctx: Ctx,
  { period, seesNames }: { period: Period; seesNames: boolean },
): Promise<Coverage> {
  const { db, school } = ctx;
  const [tallies, listed, teachers] = await Promise.all([
    talliesBetween(db, school, daysIn(ctx, period)),
    subjectsOf(db, school),
    readTeachers(ctx),
  ]);
  const [departments, rows] = await Promise.all([
    readDepartments(ctx, period, teachers),
    seesNames ? readTeacherRows(ctx, period, teachers) : undefined,
  ]);
  return {
    ...{ period, total: addTallies(tallies) },
    ...{ grades: coverGrades(school.grades, tallies), subjects: coverSubjects(listed, tallies) },
    ...{ departments: coverDepartments(departments, { seesNames }), teachers: rows },
  };
}
