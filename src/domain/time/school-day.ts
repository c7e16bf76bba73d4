// Calendar days at a school, and the instants at which its wall clock shows a time.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { dateFormat } from "./date-format.js";
import { DAY_MS } from "./duration.js";

export const SchoolDay = z.iso.date("Choose a date.").brand<"SchoolDay">();
/** `YYYY-MM-DD`, as the school's wall calendar shows it. */
export type SchoolDay = z.infer<typeof SchoolDay>;

// The latest day asked for in each time zone. Every line of a list asks for today, and Temporal is slow.
const latest = new Map<string, { minute: number; day: SchoolDay }>();

/** The day it is in `timeZone` at this instant. */
export function schoolDayAt(instant: Date, timeZone: string): SchoolDay {
  // A day begins on a whole minute.
  const minute = Math.floor(instant.getTime() / 60_000);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return known.day;
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const day = toSchoolDay(zoned.toPlainDate());
  latest.set(timeZone, { minute, day });
  return day;
}

/**
 * The instant at which clocks in `timeZone` show `time` ("HH:MM") on `day`. If they skip it, the first moment after the
 * gap; if they show it twice, the earlier one.
 */
export function instantAt(day: SchoolDay, time: string, timeZone: string): Date {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const zoned = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const skipped = !zoned.toPlainDateTime().equals(wanted);
  const valid = skipped ? (zoned.getTimeZoneTransition("next") ?? zoned) : zoned;
  return new Date(valid.epochMilliseconds);
}

// A school day without its time zone is a day in UTC, where every day has 24 hours. Date takes a fiftieth of Temporal's time.
const toUtc = (day: SchoolDay) => new Date(`${day}T00:00:00Z`);

/** From 1 (Monday) to 7 (Sunday). */
export function dayOfWeek(day: SchoolDay): number {
  return toUtc(day).getUTCDay() || 7;
}

export function addDays(day: SchoolDay, n: number): SchoolDay {
  return new Date(toUtc(day).getTime() + n * DAY_MS).toISOString().slice(0, "YYYY-MM-DD".length) as SchoolDay;
}

/** The same day `n` years later; February 28 for February 29 where there is none. */
export function addYears(day: SchoolDay, n: number): SchoolDay {
  const year = Number(day.slice(0, 4)) + n;
  // Every other day of these centuries is in every year, and Temporal is slow.
  const isUsual = day > "1000" && year >= 1000 && year <= 9999 && !day.endsWith("-02-29");
  if (isUsual) return `${year}${day.slice(4)}` as SchoolDay;
  return toSchoolDay(Temporal.PlainDate.from(day).add({ years: n }));
}

/** The same day a year later. */
export const yearAfter = (day: SchoolDay): SchoolDay => addYears(day, 1);

type DayFormat = {
  /** Without it, the year is always shown, and no day is called today or yesterday. */
  today?: SchoolDay;
  locale?: string;
};

const NAMED = { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" } as const;
const WITH_YEAR = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;

/** "today", "yesterday", "Mon, Nov 16"; in another year "Nov 16, 2025". */
export function formatDay(day: SchoolDay, { today, locale = "en-US" }: DayFormat = {}): string {
  if (today === day) return "today";
  if (today !== undefined && addDays(today, -1) === day) return "yesterday";
  const options = today?.slice(0, 4) === day.slice(0, 4) ? NAMED : WITH_YEAR;
  return dateFormat(locale, options).format(new Date(`${day}T12:00:00Z`));
}

// Every request checks a time zone, and asking the runtime takes a tenth of a millisecond.
const knownZones = new Set<string>();

/** Whether this names a time zone. A bare offset doesn't count: it has no daylight saving time. */
export function isTimeZone(text: string): boolean {
  if (/^[+-]/.test(text)) return false;
  if (knownZones.has(text)) return true;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    knownZones.add(text);
    return true;
  } catch {
    return false;
  }
}

function toSchoolDay(date: Temporal.PlainDate): SchoolDay {
  return date.toString() as SchoolDay;
}
