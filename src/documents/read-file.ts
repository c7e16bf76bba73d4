// What features read from files that people drop in: each is read in the worker thread, and its words are for people.
import type { FigureExport } from "../domain/export/figure-export.js";
import type { Month } from "../domain/time/month.js";
import type { CalendarEvent, CalendarSpan } from "./calendar-file.js";
import { readInWorker } from "./read-in-worker.js";
import type { Reading } from "./unreadable.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** The events of a calendar file (.ics) within these days, each repetition of a recurring one by itself, in order. */
export const readCalendarFile = (bytes: Bytes, span: CalendarSpan): Promise<Reading<CalendarEvent[]>> =>
  readInWorker({ kind: "calendar", bytes, span });

/**
 * The sums of a library system's export (CSV or XLSX), month by month. Its rows may name students, so they never leave the
 * worker. `thisMonth` is the month it is now.
 */
export const readExportFile = (
  bytes: Bytes,
  about: { name: string; thisMonth: Month },
): Promise<Reading<FigureExport>> => readInWorker({ kind: "export", bytes, ...about });
