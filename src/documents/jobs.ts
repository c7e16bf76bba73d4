// What the worker thread can read, each job with what it needs.
import { type FigureExport, readExport } from "../domain/export/figure-export.js";
import type { Month } from "../domain/time/month.js";
import { type CalendarEvent, type CalendarSpan, readCalendar } from "./calendar-file.js";
import { type FoundLog, type LogJob, readLogFile } from "./read-log-file.js";
import { readSheet } from "./sheet.js";
import { Unreadable } from "./unreadable.js";

interface CalendarJob {
  kind: "calendar";
  bytes: Uint8Array<ArrayBuffer>;
  span: CalendarSpan;
}

interface ExportJob {
  kind: "export";
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
  /** The month it is now. */
  thisMonth: Month;
}

export type Job = CalendarJob | ExportJob | LogJob;

export interface JobAnswers {
  calendar: CalendarEvent[];
  export: FigureExport;
  log: FoundLog;
}

async function sumExport({ bytes, name, thisMonth }: ExportJob): Promise<FigureExport> {
  const read = readExport(await readSheet(bytes), { name, thisMonth });
  if (!read.ok) throw new Unreadable(read.why);
  return read.value;
}

/** Throws Unreadable. */
export async function runJob(job: Job): Promise<JobAnswers[Job["kind"]]> {
  if (job.kind === "calendar") return readCalendar(job.bytes, job.span);
  return job.kind === "export" ? sumExport(job) : readLogFile(job);
}
