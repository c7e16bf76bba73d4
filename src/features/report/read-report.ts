// Reads a month's report from the log: its units, its figures and those of earlier months, and the OH YEAHs picked for it.
import { type ReportedUnit, type Summary, summarize } from "../../domain/report.js";
import { type Month, monthBefore, yearBefore } from "../../domain/time/month.js";
import { type OhYeah, pickedOhYeahs } from "../../store/oh-yeahs.js";
import type { School } from "../../store/schools.js";
import type { Db } from "../../store/sql/database.js";
import { unitsOfMonth } from "../../store/unit-spans.js";

export interface Report {
  month: Month;
  school: School;
  units: ReportedUnit[];
  summary: Summary;
  before: Summary;
  yearBefore: Summary;
  /** Up to three, picked by a librarian. */
  ohYeahs: OhYeah[];
  /** The month is not over yet. */
  soFar: boolean;
}

export async function readReport(db: Db, school: School, at: { month: Month; soFar: boolean }): Promise<Report> {
  const [units = [], before = [], yearAgo = []] = await Promise.all(
    [at.month, monthBefore(at.month), yearBefore(at.month)].map((month) => unitsOfMonth(db, school, month)),
  );
  return {
    ...at,
    school,
    units,
    summary: summarize(units),
    before: summarize(before),
    yearBefore: summarize(yearAgo),
    ohYeahs: await pickedOhYeahs(db, school, at.month),
  };
}
