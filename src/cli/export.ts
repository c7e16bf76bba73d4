// The command `bookend export`: writes what Bookend knows into a spreadsheet or a paper. Bookend may be running.
import { resolve } from "node:path";
import { Argument, Option } from "commander";
import { makePaper } from "../documents/paper.js";
import { writeBytes } from "../documents/write-files.js";
import { extensionOf, type SheetFormat, writeSheets } from "../documents/write-sheets.js";
import { firstDay, monthBefore, monthOf } from "../domain/time/month.js";
import { monthsPeriod, type Period } from "../domain/time/period.js";
import { schoolDayAt, yearAfter } from "../domain/time/school-day.js";
import { calendarMonths } from "../domain/time/span.js";
import { EXPORTS, type ExportName, tablesOf } from "../features/export/tables.js";
import { readPaper } from "../features/papers/read-paper.js";
import { firstMonth } from "../store/unit-spans.js";
import { askedPeriod } from "./asked-period.js";
import { exportBinder } from "./export-binder.js";
import { exportPerson } from "./export-person.js";
import { type AddCommand, type AtSchool, atSchool, CommandError, type CommandLine } from "./open-school.js";
import { untilStopped } from "./stop-signal.js";
import { checkName, checkTarget, toCommandError } from "./target-file.js";

interface Options {
  person?: string;
  period?: string;
  format: SheetFormat | "pdf";
  out: string;
  force?: boolean;
}

/** Without --period: last month's report, this school year's summary or binder, and of everything else all there is. */
async function usualPeriod(
  { what, format }: { what: ExportName; format: Options["format"] },
  { db, school }: AtSchool,
  now: Date,
): Promise<Period> {
  const today = schoolDayAt(now, school.timeZone);
  const { name, from, to } = school.calendar.schoolYearOf(today);
  const lastMonth = monthBefore(monthOf(today));
  if (what === "report") return monthsPeriod(lastMonth, lastMonth);
  if (what === "year" || (what === "plans" && format === "pdf")) return { name, from, to };
  const first = await firstMonth(db, school);
  const start = first ? school.calendar.schoolYearOf(firstDay(first)).from : from;
  return { name: "All Years", from: start, to: yearAfter(today) };
}

interface Asked {
  what: ExportName;
  period: Period;
  now: Date;
  path: string;
  signal: AbortSignal;
}

async function exportTables(at: AtSchool, { what, period, now, path, signal }: Asked, format: SheetFormat) {
  const tables = await tablesOf({ ...at, now }, { what, period, for: { person: undefined, channels: [] } });
  const extension = extensionOf(tables, format);
  checkName(
    path,
    extension,
    extension === "zip" ? `These are ${tables.length} tables, so CSV makes a ZIP of them. ` : "",
  );
  let rows = 0;
  const onProgress = (done: number) => {
    rows = done;
  };
  await writeSheets(tables, { format, path, onProgress, signal });
  return `Wrote ${rows === 1 ? "1 row" : `${rows} rows`} to ${path}.`;
}

async function exportPaper(at: AtSchool, { what, period, now, path, signal }: Asked) {
  if (what === "plans") return exportBinder(at, { period, now, path, signal });
  if (what !== "report" && what !== "year") throw new CommandError("Only report, year and plans can be a PDF.");
  if (what === "report" && calendarMonths(period).length > 1) {
    throw new CommandError("A report's PDF is of one month. Name the month with --period.");
  }
  checkName(path, "pdf");
  const paper = await readPaper({ ...at, now }, { kind: what, period });
  await writeBytes(await makePaper(paper, { size: at.school.paperSize, signal }), path);
  return `Wrote ${path}.`;
}

async function runExport(line: CommandLine, what: ExportName, options: Options): Promise<void> {
  const path = resolve(options.out);
  const { format } = options;
  checkTarget(path, options.force ?? false);
  await atSchool(line, async (at) => {
    const now = line.now();
    const period =
      options.period === undefined
        ? await usualPeriod({ what, format }, at, now)
        : askedPeriod(options.period, { ...at, now });
    const run = (signal: AbortSignal) => {
      const asked = { what, period, now, path, signal };
      return format === "pdf" ? exportPaper(at, asked) : exportTables(at, asked, format);
    };
    line.print(
      await untilStopped(run).catch((error) => {
        throw toCommandError(error, path);
      }),
    );
  });
}

export const addExport: AddCommand = (program, line) => {
  program
    .command("export")
    .description("write units, plans, figures, reports or everything into a file")
    .addArgument(new Argument("[what]", "what to write").choices(EXPORTS))
    .option("--period <period>", "a month, a school year or a term, e.g. 2026-10, 2025-26, fall")
    .addOption(new Option("--format <format>", "the kind of file").choices(["csv", "xlsx", "pdf"]).default("xlsx"))
    .option("--person <person>", "instead, all about one person: their name or member ID. --out names a new folder")
    .requiredOption("--out <file>", "the file to write")
    .option("--force", "replace the file if it is there")
    .action((what: ExportName | undefined, options: Options) => {
      if (options.person !== undefined && what === undefined) return exportPerson(line(), options.person, options.out);
      if (what !== undefined && options.person === undefined) return runExport(line(), what, options);
      throw new CommandError(`Name either what to export (${EXPORTS.join(", ")}) or a person with --person.`);
    });
};
