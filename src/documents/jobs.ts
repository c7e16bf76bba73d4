// What the worker thread can read, each job with what it needs.
import { type CalendarEvent, type CalendarSpan, readCalendar } from "./calendar-file.js";

interface CalendarJob {
  kind: "calendar";
  bytes: Uint8Array<ArrayBuffer>;
  span: CalendarSpan;
}

export type Job = CalendarJob;

export interface JobAnswers {
  calendar: CalendarEvent[];
}

/** Throws Unreadable. */
export function runJob(job: Job): JobAnswers[Job["kind"]] {
  return readCalendar(job.bytes, job.span);
}
