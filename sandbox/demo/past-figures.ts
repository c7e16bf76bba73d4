// The figures that the library reported for the months of its past: seasons, growth, gaps, and the causes behind them.

import type { FigureKey } from "../../src/domain/figures.js";
import { firstDay, lastDay, type Month, monthBefore, monthOf } from "../../src/domain/time/month.js";
import { instantAt, type SchoolDay, schoolDayAt } from "../../src/domain/time/school-day.js";
import { CALENDAR } from "./calendar.js";
import { createRng, integerBetween } from "./random.js";

/** So that the past and the year before it are there to compare. */
const MONTHS = 26;
const SEED = 20_260_902;

/** Loans a day that the library is open, January to December. */
const LOANS_PER_DAY = [88, 92, 96, 104, 98, 61, 0, 42, 84, 97, 101, 90] as const;

export interface PastFigure {
  key: FigureKey;
  /** Undefined if it wasn't reported. */
  value: number | undefined;
  cause: string;
}

export interface PastMonth {
  month: Month;
  /** On the last school day, after school. */
  reportedAt: Date;
  figures: PastFigure[];
}

interface Unusual {
  /** Which months of the year, as MM. */
  month: string;
  /** In every second year only. */
  years?: "even" | "odd";
  key: FigureKey;
  cause: string;
  /** It was never reported. */
  isGap?: boolean;
}

const UNUSUAL: readonly Unusual[] = [
  { month: "11", key: "daysOpen", cause: "The book fair took three days" },
  { month: "12", years: "odd", key: "classes", cause: "", isGap: true },
  {
    month: "01",
    years: "even",
    key: "circulation",
    cause: "The catalog was moved, so loans weren't counted",
    isGap: true,
  },
  { month: "03", key: "circulation", cause: "Three days of state testing" },
  { month: "05", years: "odd", key: "classes", cause: "Fewer classes: state testing" },
];

function unusualIn(month: Month, key: FigureKey): Unusual | undefined {
  const [year, number] = month.split("-");
  const parity = Number(year) % 2 === 0 ? "even" : "odd";
  return UNUSUAL.find((one) => one.month === number && one.key === key && (one.years ?? parity) === parity);
}

function figuresOf(month: Month): PastFigure[] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const rng = createRng(SEED + year * 12 + number);
  const daysOpen = CALENDAR.daysOpen({ from: firstDay(month), to: lastDay(month) });
  const growth = 1 + 0.04 * (year - 2024);
  const loans = (LOANS_PER_DAY[number - 1] ?? 0) * growth + integerBetween(rng, -4, 4);
  const values: [FigureKey, number][] = [
    ["daysOpen", daysOpen],
    ["circulation", Math.round((loans * daysOpen) / 100)],
    ["classes", Math.round((daysOpen / 100) * (2.6 + 0.2 * (year - 2024))) + integerBetween(rng, -3, 3)],
  ];
  return values
    .map(([key, value]) => {
      const unusual = unusualIn(month, key);
      return { key, value: unusual?.isGap ? undefined : value, cause: unusual?.cause ?? "" };
    })
    .filter(({ value, cause }) => value !== undefined || cause !== "");
}

/** The months with school whose last school day is over, oldest first. A month without school has no figures. */
export function createPastFigures({ now, timeZone }: { now: Date; timeZone: string }): PastMonth[] {
  const months: Month[] = [monthOf(schoolDayAt(now, timeZone))];
  while (months.length < MONTHS) months.unshift(monthBefore(months[0] as Month));
  return months
    .flatMap((month) => {
      const day: SchoolDay | undefined = CALENDAR.lastOpenDay(month);
      if (!day) return [];
      return [{ month, reportedAt: instantAt(day, "15:30", timeZone), figures: figuresOf(month) }];
    })
    .filter(({ reportedAt }) => reportedAt < now);
}
