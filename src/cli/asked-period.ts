// The period after --period on the command line, in the words that /unit takes.
import type { Period } from "../domain/time/period.js";
import { readPeriod, suggestPeriod } from "../domain/time/read-period.js";
import { schoolDayAt } from "../domain/time/school-day.js";
import type { School } from "../store/schools.js";
import { CommandError } from "./open-school.js";

/** Throws CommandError. */
export function askedPeriod(typed: string, { school, now }: { school: School; now: Date }): Period {
  const question = { today: schoolDayAt(now, school.timeZone), calendar: school.calendar };
  const period = readPeriod(typed, question);
  if (period) return period;
  const suggestion = suggestPeriod(typed, question);
  const meant = suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
  throw new CommandError(`I don't recognize the period "${typed}".${meant} Try 2026-10, 2025-26 or fall.`);
}
