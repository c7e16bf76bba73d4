// The days an event of a calendar file is on, in the school's time zone.
import type ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { addDays, isTimeZone, type SchoolDay } from "../domain/time/school-day.js";

type Time = ICAL.Time;

const pad = (number: number, length: number) => String(number).padStart(length, "0");

/** `YYYY-MM-DD` as the time itself says, whatever its zone. */
export const asWritten = ({ year, month, day }: Time) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as SchoolDay;

/** The zone that a file names for its times, if it is one of the usual ones. Many files don't describe it. */
export const usualZone = (name: unknown): string | undefined =>
  typeof name === "string" && name !== "" && isTimeZone(name) ? name : undefined;

/** Where the times of an event are: the school, and the zone that the event names. */
export interface Zones {
  school: string;
  named: string | undefined;
}

/** A moment of the file in milliseconds; undefined for a time without a zone, which is everyone's own. */
function instantOf(time: Time, { named }: Zones): number | undefined {
  if (time.zone && time.zone.tzid !== "floating") return time.toUnixTime() * 1000;
  if (!named) return undefined;
  const { year, month, day, hour, minute, second } = time;
  return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }).toZonedDateTime(named)
    .epochMilliseconds;
}

/** The day it is at the school. `beforeBy` milliseconds earlier, for an end that isn't part of the event. */
function dayOf(time: Time, zones: Zones, beforeBy: number): SchoolDay {
  const instant = instantOf(time, zones);
  if (instant !== undefined) {
    return Temporal.Instant.fromEpochMilliseconds(instant - beforeBy)
      .toZonedDateTimeISO(zones.school)
      .toPlainDate()
      .toString() as SchoolDay;
  }
  const { hour, minute, second } = time;
  const isMidnight = hour === 0 && minute === 0 && second === 0;
  const day = asWritten(time);
  return beforeBy > 0 && isMidnight ? addDays(day, -1) : day;
}

/** The first and the last day. The end in a calendar file is the first moment after the event, so midnight is the day before. */
export function toDays(
  start: Time,
  end: Time | null,
  zones: Zones,
): { from: SchoolDay; to: SchoolDay; allDay: boolean } {
  const allDay = start.isDate;
  const from = allDay ? asWritten(start) : dayOf(start, zones, 0);
  if (!end) return { from, to: from, allDay };
  const last = end.isDate ? addDays(asWritten(end), -1) : dayOf(end, zones, 1);
  return { from, to: [from, last].sort()[1] ?? from, allDay };
}
