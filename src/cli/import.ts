// The command `bookend import`: adds a log that was kept in a spreadsheet. Bookend may be running.
import { readFile, stat } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { Option } from "commander";
import { extensionOf, type SheetFormat, writeSheets } from "../documents/write-sheets.js";
import { managesLibrary } from "../domain/role.js";
import { toQuestions } from "../features/import/columns-view.js";
import { countOf, placeWords, thereWords, toAddedWords, toNotes } from "../features/import/import-view.js";
import { toSkippedTables } from "../features/import/skipped-tables.js";
import { stageLog } from "../features/import/stage-log.js";
import { MAX_FILE_BYTES } from "../slack/define/file-field.js";
import { Refusal } from "../slack/define/refusal.js";
import { finishLogImport } from "../store/finish-log-imports.js";
import { countStaged, unusedRows } from "../store/log-import-counts.js";
import { findLogImport } from "../store/log-imports.js";
import { adminsOf, librariansOf, type Person, staffOf } from "../store/people.js";
import { countImported, saveLogImport } from "../store/save-log-import.js";
import { explainDatabaseError } from "../store/sql/errors.js";
import { confirms } from "./confirm.js";
import { type AddCommand, type AtSchool, atSchool, CommandError, type CommandLine } from "./open-school.js";
import { untilStopped } from "./stop-signal.js";
import { checkTarget, toCommandError } from "./target-file.js";

interface Options {
  dryRun?: boolean;
  yes?: boolean;
  as?: string;
  dates?: "month-first" | "day-first";
  skipped?: string;
  force?: boolean;
}

async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const about = await stat(path).catch(() => undefined);
  if (!about?.isFile()) throw new CommandError(`There is no file ${path}.`);
  if (about.size > MAX_FILE_BYTES) throw new CommandError(`${path} is bigger than 10 MB.`);
  return new Uint8Array(await readFile(path));
}

/** The school's librarian, or whoever --as names: an import is always somebody's. */
async function findImporter({ db, school }: AtSchool, as: string | undefined): Promise<Person> {
  const librarians = await librariansOf(db, school.workspaceId);
  const admins = await adminsOf(db, school.workspaceId);
  if (as === undefined) {
    const [only, ...others] = librarians;
    if (only && others.length === 0) return only;
    const names = librarians.map(({ name }) => name).join(", ") || "a librarian or an admin";
    throw new CommandError(`Say who imports it with --as: ${names}.`);
  }
  const named = [...librarians, ...admins].find(({ id, name }) => id === as || name.toLowerCase() === as.toLowerCase());
  if (!named || !managesLibrary(named)) throw new CommandError(`${as} is no librarian or admin of this school.`);
  return named;
}

/** Enough to find what is wrong; the rest is usually the same. */
const SHOWN = 20;

async function printPreview({ db, school }: AtSchool, id: string, print: CommandLine["print"]): Promise<boolean> {
  const counts = await countStaged(db, school, id);
  const added = toAddedWords(counts);
  print(added ?? "There is nothing to add.");
  for (const note of toNotes(counts)) print(note);
  const first = { importId: id, state: "refused" as const, after: { sheet: "", row: 0 }, most: SHOWN };
  for (const row of await unusedRows(db, school, first)) print(`${placeWords(row)}: ${row.why}`);
  if (counts.refused > SHOWN) print(`${countOf(counts.refused - SHOWN, "more row")}`);
  return added !== undefined;
}

/** Writes the rows that aren't added, each with its reason. Returns what to say. Throws CommandError. */
async function writeSkipped({ db, school }: AtSchool, { id, path }: { id: string; path: string }): Promise<string> {
  const imported = await findLogImport(db, school, id);
  const tables = imported ? await toSkippedTables({ db, school, imported }) : [];
  if (tables.length === 0) return "No row was skipped, so there is no file of them.";
  const format = formatOf(path);
  if (extensionOf(tables, format) === "zip")
    throw new CommandError("Rows of several sheets were skipped. Name a file that ends in .xlsx for them.");
  let rows = 0;
  const onProgress = (done: number) => {
    rows = done;
  };
  const write = (signal: AbortSignal) => writeSheets(tables, { format, path, signal, onProgress });
  await untilStopped(write).catch((error) => {
    throw toCommandError(error, path);
  });
  return `Wrote ${countOf(rows, "skipped row")} to ${path}.`;
}

/** Throws CommandError. */
function formatOf(path: string): SheetFormat {
  const extension = extname(path).toLowerCase();
  if (extension === ".xlsx" || extension === ".csv") return extension === ".csv" ? "csv" : "xlsx";
  throw new CommandError("Name a file for the skipped rows that ends in .xlsx or .csv.");
}

/** Throws CommandError for what only a person can say. */
async function refuseQuestions({ db, school }: AtSchool, id: string): Promise<void> {
  const found = (await findLogImport(db, school, id))?.found;
  const questions = toQuestions(found);
  if (questions.length === 0) return;
  const how =
    found?.asks.roles.length === 0
      ? "Say --dates day-first or --dates month-first."
      : "Name the columns in the file's first row, or import it in Slack.";
  throw new CommandError(`${questions.join(" ")} ${how}`);
}

async function importFile(at: AtSchool, line: CommandLine, { path, options }: { path: string; options: Options }) {
  const { db, school } = at;
  const now = line.now();
  const bytes = await readBytes(path);
  const importer = await findImporter(at, options.as);
  const choices = options.dates === undefined ? {} : { dayFirst: options.dates === "day-first" };
  const staff = await staffOf(db, school.workspaceId);
  const dropped = { bytes, fileName: basename(path), choices };
  const id = await orNothing(stageLog({ db, school, now, importer, staff }, dropped));
  await refuseQuestions(at, id);
  const hasAny = await printPreview(at, id, line.print);
  if (options.skipped !== undefined) line.print(await writeSkipped(at, { id, path: resolve(options.skipped) }));
  if (!hasAny) return;
  if (options.dryRun) return line.print("This was a dry run. Nothing was added.");
  if (!options.yes && !(await confirms("Type yes to add it: ", "yes")))
    throw new CommandError("Nothing was added. Type yes when asked, or add --yes.");
  await orNothing(saveLogImport(db, school, { id, now }));
  await orLater(finishLogImport(db, school, id));
  const added = thereWords(await countImported(db, school, id));
  line.print(`Added ${added}. You can undo this for a week in Slack.`);
}

/** Throws CommandError when the database takes no more. */
async function orSay<T>(work: Promise<T>, toWords: (why: string) => string): Promise<T> {
  return work.catch((error) => {
    const why = explainDatabaseError(error);
    throw why === undefined ? error : new CommandError(toWords(why), { cause: error });
  });
}

/** What is written here is written whole or not at all. */
const orNothing = <T>(work: Promise<T>) => orSay(work, (why) => `Nothing was added: ${why}.`);

/** What is written here is written in the end. */
const orLater = <T>(work: Promise<T>) =>
  orSay(work, (why) => `It was added, but not all of it shows yet: ${why}. Bookend adds the rest once it can.`);

async function runImport(line: CommandLine, file: string, options: Options): Promise<void> {
  if (options.skipped !== undefined) {
    formatOf(options.skipped);
    checkTarget(resolve(options.skipped), options.force ?? false);
  }
  try {
    await atSchool(line, (at) => importFile(at, line, { path: resolve(file), options }));
  } catch (error) {
    if (error instanceof Refusal) throw new CommandError(error.message, { cause: error });
    throw error;
  }
}

export const addImport: AddCommand = (program, line) => {
  program
    .command("import")
    .description("add a log of units that was kept in a spreadsheet")
    .argument("<file>", "a CSV or XLSX file")
    .option("--dry-run", "show what would be added, without adding it")
    .option("--yes", "add it without asking")
    .option(
      "--skipped <file>",
      "write the rows that aren't added into a new file (.xlsx or .csv), each with the reason",
    )
    .option("--force", "replace the file for skipped rows if it is there")
    .option("--as <name>", "who imports it; by default the school's librarian")
    .addOption(
      new Option("--dates <order>", "how dates such as 3/4/26 are meant").choices(["month-first", "day-first"]),
    )
    .action((file: string, options: Options) => runImport(line(), file, options));
};
