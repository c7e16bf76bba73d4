// Checks the figures of a month together: what can't be is refused, what is unlikely is asked about once.
import {
  type FigureKey,
  type FigureValues,
  figureName,
  formatDays,
  formatNumber,
  type MonthFigures,
} from "./figures.js";
import { lastDay, type Month, monthName } from "./time/month.js";

const WHOLE_DAY = 100;

interface CheckedMonth {
  month: Month;
  /** How long school is open in it, in hundredths of a day. */
  schoolDays: number;
}

const daysIn = (month: Month): number => Number(lastDay(month).slice(-2));

const totalOf = (byGrade: MonthFigures["byGrade"]): number =>
  Object.values(byGrade).reduce((sum, value) => sum + value, 0);

/** Messages at the fields of what can't be. */
export function findImpossible(
  { values, byGrade }: Pick<MonthFigures, "values" | "byGrade">,
  { month }: Pick<CheckedMonth, "month">,
): Partial<Record<FigureKey | "byGrade", string>> {
  const { daysOpen = 0, circulation } = values;
  const total = totalOf(byGrade);
  const most = daysIn(month);
  return {
    ...(daysOpen > most * WHOLE_DAY ? { daysOpen: `${monthName(month)} has only ${most} days.` } : {}),
    ...(total > 0 && circulation === undefined
      ? { circulation: `The grades add up to ${formatNumber(total)}. Enter the circulation of the whole month, too.` }
      : {}),
    ...(circulation !== undefined && total > circulation
      ? {
          byGrade: `The grades add up to ${formatNumber(total)}, but the whole month has ${formatNumber(circulation)}.`,
        }
      : {}),
  };
}

/** More than this in a month is most likely a slip. Days have a rule of their own. */
const UNLIKELY: Record<Exclude<FigureKey, "daysOpen">, number> = {
  circulation: 100_000,
  classes: 5000,
  visits: 100_000,
  lessons: 5000,
};

const isCount = (key: string): key is keyof typeof UNLIKELY => key in UNLIKELY;

/** What is possible, but most likely a slip, in sentences. */
export function findUnlikely(values: FigureValues, { month, schoolDays }: CheckedMonth): string[] {
  const { daysOpen = 0 } = values;
  const counts = Object.entries(values).flatMap(([key, value]) =>
    isCount(key) && value > UNLIKELY[key] ? [`${figureName(key)} is ${formatNumber(value)}.`] : [],
  );
  if (daysOpen <= schoolDays) return counts;
  const counted =
    schoolDays === 0
      ? "no school days"
      : schoolDays === WHOLE_DAY
        ? "1 school day"
        : `${formatDays(schoolDays)} school days`;
  return [
    `${figureName("daysOpen")} is ${formatDays(daysOpen)}, but I count ${counted} in ${monthName(month)}.`,
    ...counts,
  ];
}
