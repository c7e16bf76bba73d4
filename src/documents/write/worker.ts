// The worker thread that writes a spreadsheet: it takes pages of rows, says when each is on its way, and is gone at the end.
import { workerData } from "node:worker_threads";
import { answerEach } from "../../threads/answer-each.js";
import { Output } from "./output.js";
import type { Cell, SheetFormat, TableHead } from "./table.js";
import { TableWriter } from "./table-writer.js";
import { zipFiles } from "./zip-files.js";

/** Puts files into one ZIP, at the only step "end". */
export interface ZipJob {
  path: string;
  files: readonly { name: string; path: string }[];
}

export interface WriteJob {
  /** A file that isn't there yet. */
  path: string;
  format: SheetFormat;
  heads: readonly TableHead[];
}

/** "next" begins the next table, "end" ends the file, and anything else is a page of rows of the present one. */
export type WriteStep = "next" | "end" | readonly (readonly Cell[])[];

let writer: TableWriter | undefined;

function take(step: WriteStep): void {
  const job = workerData as WriteJob | ZipJob;
  if ("files" in job) zipFiles(job.files, new Output(job.path));
  else takeTable(job, step);
}

function takeTable({ path, format, heads }: WriteJob, step: WriteStep): void {
  // Made here and not at the start, so that a folder that isn't there is an answer like any other.
  writer ??= new TableWriter(heads, format, new Output(path));
  if (step === "next") writer.beginTable();
  else if (step === "end") writer.finish();
  else writer.write(step);
}

answerEach(take);
