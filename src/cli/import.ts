// The command `bookend import`: adds a log that was kept in a spreadsheet. Bookend may be running.
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Option } from "commander";
import { managesLibrary } from "../domain/role.js";
import { toQuestions } from "../features/import/columns-view.js";
import { countOf, placeWords, toAddedWords, toNotes } from "../features/import/import-view.js";
import { stageLog } from "../features/import/stage-log.js";
import { MAX_FILE_BYTES } from "../slack/define/file-field.js";
import { Refusal } from "../slack/define/refusal.js";
import { countStaged, unusedRows } from "../store/log-import-counts.js";
import { findLogImport } from "../store/log-imports.js";
import { adminsOf, librariansOf, type Person, staffOf } from "../store/people.js";
import { countImported, saveLogImport } from "../store/save-log-import.js";
import { type AddCommand, type AtSchool, atSchool, CommandError, type CommandLine } from "./open-school.js";

interface Options {
  dryRun?: boolean;
  yes?: boolean;
  as?: string;
  dates?: "month-first" | "day-first";
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

async function importFile(at: AtSchool, line: CommandLine, { path, options }: { path: string; options: Options }) {
  const { db, school } = at;
  const now = line.now();
  const bytes = await readBytes(path);
  const importer = await findImporter(at, options.as);
  const choices = options.dates === undefined ? {} : { dayFirst: options.dates === "day-first" };
  const staff = await staffOf(db, school.workspaceId);
  const id = await stageLog({ db, school, now, importer, staff }, { bytes, fileName: basename(path), choices });
  const questions = toQuestions((await findLogImport(db, school, id))?.found);
  if (questions.length > 0) {
    throw new CommandError(`${questions.join(" ")} Say --dates day-first or month-first, or import it in Slack.`);
  }
  const hasAny = await printPreview(at, id, line.print);
  if (!hasAny) return;
  if (!options.yes || options.dryRun) {
    line.print("Nothing was added. Add --yes to add it.");
    return;
  }
  await saveLogImport(db, school, { id, now });
  const { units, figures } = await countImported(db, school, id);
  line.print(
    `Added ${countOf(units, "unit")} and ${countOf(figures, "figure")}. You can undo this for a week in Slack.`,
  );
}

async function runImport(line: CommandLine, file: string, options: Options): Promise<void> {
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
    .option("--yes", "add it")
    .option("--as <name>", "who imports it; by default the school's librarian")
    .addOption(
      new Option("--dates <order>", "how dates such as 3/4/26 are meant").choices(["month-first", "day-first"]),
    )
    .action((file: string, options: Options) => runImport(line(), file, options));
};
