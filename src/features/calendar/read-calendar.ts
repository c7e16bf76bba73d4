// What every part of the school calendar does first: checks who asks, reads what was entered, and makes a change safely.
import { managesLibrary } from "../../domain/role.js";
import type { ClosingRow } from "../../domain/time/closings.js";
import type { SchoolCalendar } from "../../domain/time/school-calendar.js";
import { digest } from "../../slack/define/digest.js";
import { Refusal } from "../../slack/define/refusal.js";
import { wasSeen } from "../../store/requests.js";
import {
  type CalendarChange,
  calendarOf,
  changeCalendar,
  type EnteredCalendar,
  type EnteredYear,
  enteredCalendar,
} from "../../store/school-calendars.js";
import type { Ctx } from "../context.js";

export async function refuseUnlessManager(ctx: Ctx): Promise<void> {
  if (managesLibrary(await ctx.userNow())) return;
  throw new Refusal("Only librarians and admins can see and change the school calendar.");
}

export interface CalendarNow {
  entered: EnteredCalendar;
  calendar: SchoolCalendar;
}

/** The calendar as it is now, which may be newer than the school's own when the request began. */
export async function readCalendar({ db, school }: Ctx): Promise<CalendarNow> {
  const entered = await enteredCalendar(db, school);
  return { entered, calendar: await calendarOf(db, school, entered.version) };
}

const toSeen = (words: readonly (string | number)[]): string => digest(words, 12);

/** Differs when the lines of a preview do. */
export const seenOfLines = (lines: string): string => toSeen([lines]);

/** Differs when a closing does. */
export const seenOf = ({ from, to, closes, reason, share }: ClosingRow): string =>
  toSeen([from, to, closes, reason, share]);

/** Differs when a school year does. */
export const seenOfYear = ({ from, to, weekdays, terms }: EnteredYear): string =>
  toSeen([from, to, ...weekdays, ...terms.flatMap((term) => [term.name, term.from, term.to])]);

type Decided<T> =
  | { change: Pick<CalendarChange, "add" | "remove">; answer?: undefined }
  | { change?: undefined; answer: T };

const TRIES = 5;

/**
 * Decides on a change of the present calendar and makes it, or returns the answer that was decided on instead. Decides
 * again if someone else changed the calendar in between. A request that was handled before changes nothing.
 */
export async function changeTogether<T>(
  { db, school, key, now }: Ctx,
  decide: (at: EnteredCalendar) => Decided<T>,
): Promise<T | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const entered = await enteredCalendar(db, school);
    const { change, answer } = decide(entered);
    if (!change) return (await wasSeen(db, school, key)) ? undefined : answer;
    if (await changeCalendar(db, school, { version: entered.version, key, now, ...change })) return undefined;
    if (await wasSeen(db, school, key)) return undefined;
  }
  throw new Refusal("Someone else is changing the calendar right now. Nothing was saved. Please try again.");
}
