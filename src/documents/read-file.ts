// What features read from files that people drop in: each is read in the worker thread, and its words are for people.
import type { FigureExport } from "../domain/export/figure-export.js";
import type { Month } from "../domain/time/month.js";
import type { CalendarEvent, CalendarSpan } from "./calendar-file.js";
import { readInWorker } from "./read-in-worker.js";
import type { FoundLog, LogJob } from "./read-log-file.js";
import type { Reading } from "./unreadable.js";

export type { FoundLog, FoundUnit } from "./read-log-file.js";

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

/** A year of a large district has fewer rows than its log of ten years. */
const LOG_HEAP_MB = 640;

/** The units and monthly figures of a log that was kept in a spreadsheet, each row read or refused with a reason. */
export const readLogOfUnits = (bytes: Bytes, options: Omit<LogJob, "kind" | "bytes">): Promise<Reading<FoundLog>> =>
  readInWorker({ kind: "log", bytes, ...options }, { heapMb: LOG_HEAP_MB });
