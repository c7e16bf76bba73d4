// The command `bookend export --person`: a folder with everything Bookend holds about one person, theirs to have.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CannotWrite, writeSheets } from "../documents/write-sheets.js";
import { readPersonalData, toPersonalJson } from "../features/own-data/personal-data.js";
import { toPersonalTables, toReadMe } from "../features/own-data/personal-tables.js";
import { findPerson } from "./find-person.js";
import { atSchool, CommandError, type CommandLine } from "./open-school.js";

const FILES = [
  "README.txt: this page.",
  "data.xlsx: the same to read, one sheet for each kind of row, with names in place of IDs.",
  "data.json: the same for a program, complete, as the database holds it.",
];

/** Throws CommandError. An empty folder may be there. */
function checkFolder(folder: string): void {
  if (!existsSync(dirname(folder))) throw new CommandError(`There is no folder ${dirname(folder)}.`);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CommandError(`${folder} isn't empty. Name a new folder.`);
  }
}

/** Fills a folder beside it, and gives it its name at the end: what is there is whole. */
async function fillFolder(folder: string, fill: (part: string) => Promise<void>): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  try {
    await fill(part);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(part, folder);
  } catch (error) {
    if (error instanceof CannotWrite) throw new CommandError(`${folder}: ${error.message}`, { cause: error });
    throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** Throws CommandError. */
export async function exportPerson(line: CommandLine, typed: string, out: string): Promise<void> {
  const folder = resolve(out);
  checkFolder(folder);
  await atSchool(line, async ({ db, school }) => {
    const whose = await findPerson(db, school, typed);
    const data = await readPersonalData({ db, school, now: line.now() }, whose);
    await fillFolder(folder, async (part) => {
      const readMe = [...toReadMe(data), "", "The files:", ...FILES, ""];
      writeFileSync(join(part, "README.txt"), readMe.join("\n"), { mode: 0o600 });
      writeFileSync(join(part, "data.json"), toPersonalJson(data), { mode: 0o600 });
      await writeSheets(toPersonalTables(data), { format: "xlsx", path: join(part, "data.xlsx") });
    });
    const rows = data.sections.reduce((sum, section) => sum + section.rows.length, 0);
    line.print(`${folder} holds everything about ${whose.name} (${whose.id}): ${rows} rows. Hand it to nobody else.`);
  });
}
