// What features read from files that people drop in: each is read in the worker thread, and its words are for people.
import type { CalendarEvent, CalendarSpan } from "./calendar-file.js";
import { readInWorker } from "./read-in-worker.js";
import type { Reading } from "./unreadable.js";

/** The events of a calendar file (.ics) within these days, each repetition of a recurring one by itself, in order. */
export const readCalendarFile = (
  bytes: Uint8Array<ArrayBuffer>,
  span: CalendarSpan,
): Promise<Reading<CalendarEvent[]>> => readInWorker({ kind: "calendar", bytes, span });
