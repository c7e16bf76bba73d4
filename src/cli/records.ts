// The command `bookend records`: writes the records of some days that a school must be able to hand out into a folder.
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Option } from "commander";
import { writeFiles } from "../documents/write-files.js";
import { CannotWrite } from "../documents/write-sheets.js";
import { recordParts } from "../features/records/record-parts.js";
import { RECORDS_FORMATS, type RecordsFormat } from "../features/records/records-view.js";
import { addRecordsRequest } from "../store/records-requests.js";
import { askedPeriod } from "./asked-period.js";
import { type AddCommand, atSchool, CommandError, type CommandLine } from "./open-school.js";
import { untilStopped } from "./stop-signal.js";

interface Options {
  period: string;
  format: RecordsFormat;
  out: string;
}

async function runRecords(line: CommandLine, options: Options): Promise<void> {
  const path = resolve(options.out);
  if (!existsSync(dirname(path))) throw new CommandError(`There is no folder ${dirname(path)}.`);
  if (existsSync(path)) throw new CommandError(`${path} is there already. Name a new folder.`);
  await atSchool(line, async ({ db, school }) => {
    const now = line.now();
    const period = askedPeriod(options.period, { school, now });
    const parts = await recordParts({ db, school, now }, period, options.format);
    await addRecordsRequest(db, school, { ...period, person: undefined, now });
    try {
      await untilStopped((signal) => writeFiles(parts, { as: "folder", path, signal }));
    } catch (error) {
      if (error instanceof CannotWrite) throw new CommandError(`${path}: ${error.message}`, { cause: error });
      if ((error as Error).name === "AbortError") throw new CommandError("Stopped. Nothing was written.");
      throw error;
    }
    line.print(`Wrote ${parts.length} files to ${path}. What Was Left Out.csv says what isn't in them, and why.`);
  });
}

export const addRecords: AddCommand = (program, line) => {
  program
    .command("records")
    .description("write the records of a period that the school may have to hand out into a new folder")
    .requiredOption("--period <period>", "a month, a school year or a term, e.g. 2026-10, 2025-26, fall")
    .addOption(new Option("--format <format>", "the kind of spreadsheet").choices(RECORDS_FORMATS).default("xlsx"))
    .requiredOption("--out <folder>", "a new folder")
    .action((options: Options) => runRecords(line(), options));
};
