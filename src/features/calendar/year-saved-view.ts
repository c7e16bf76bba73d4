// What people read after saving a school year: what it changes, and what stays as it was.
import { formatDays } from "../../domain/figures.js";
import type { SchoolCalendar } from "../../domain/time/school-calendar.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import { type Block, bold, paragraph } from "../../slack/message/blocks.js";

interface SavedYear {
  /** Undefined for a year that was just entered. */
  before: SchoolCalendar | undefined;
  after: SchoolCalendar;
  /** A day of the year. */
  day: SchoolDay;
}

const FIGURES_STAY = " Figures you've reported stay with the months they're for.";

export function toYearSaved({ before, after, day }: SavedYear): Block[] {
  const year = after.schoolYearOf(day);
  if (!before) return [paragraph(bold(`Saved: ${year.name}.`))];
  const [was, is] = [before.schoolDays(before.schoolYearOf(day)), after.schoolDays(year)];
  const days = was === is ? "" : ` School days: ${formatDays(is)} instead of ${formatDays(was)}.`;
  return [paragraph(bold(`Saved: ${year.name}.`), days, FIGURES_STAY)];
}
