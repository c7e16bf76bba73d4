// The command that erases: says what will go and what stays, asks, and erases a person so that no byte is left.
import { erasePerson } from "../store/erase-person.js";
import { mentionsOf, postsNaming } from "../store/mentions.js";
import { type FilledSection, personalRows, type WhoseRows } from "../store/personal-rows.js";
import { databasePath } from "../store/sql/database.js";
import { fileHolds, isWholeFile, overwriteDeleted, scrub } from "../store/sql/scrub.js";
import { refuseAsRoot } from "./backup.js";
import { confirms } from "./confirm.js";
import { backupsWith, describeBackup, eraseInBackups } from "./erase-backups.js";
import { findPerson, PERSON_HELP } from "./find-person.js";
import { type AddCommand, type AtSchool, atSchool, CommandError, type CommandLine } from "./open-school.js";

interface Options {
  backups?: boolean;
  dryRun?: boolean;
  yes?: boolean;
}

type Print = CommandLine["print"];

function printSections(print: Print, title: string, sections: readonly FilledSection[]): void {
  if (sections.length === 0) return;
  print(title);
  for (const { title: what, rows } of sections) print(`  ${what}: ${rows.length}`);
}

const MAX_QUOTED = 100;

const quoted = (text: string) => {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED)}…` : line;
};

/** What a person has to look at, because only a person can tell who is meant, or because it isn't Bookend's to delete. */
async function printWhatToCheck({ db }: AtSchool, whose: WhoseRows, print: Print): Promise<void> {
  const posts = await postsNaming(db, whose);
  if (posts.length > 0) print("Bookend can't take these out of Slack. Delete them there if you need to:");
  for (const { where, text } of posts) print(`  ${where}${text ? ` (message ${text})` : ""}`);
  const mentions = await mentionsOf(db, whose);
  if (mentions.length > 0)
    print("Other people wrote these, and they may name the person. Look at each, and change it in Slack:");
  for (const { where, text } of mentions) print(`  ${where}: ${quoted(text)}`);
  print(
    "Private reflections, drafts, planning talks and evidence folders of other people weren't searched: nobody but their writers reads them.",
  );
  print("Messages already in Slack, and files that were exported or downloaded, aren't Bookend's to erase.");
}

async function printPlan(at: AtSchool, whose: WhoseRows, print: Print): Promise<void> {
  const filled = (await personalRows(at.db, whose)).filter(({ rows }) => rows.length > 0);
  print(`${whose.name} (${whose.id})`);
  if (filled.length === 0) print("Bookend holds nothing about this person.");
  printSections(
    print,
    "Erased:",
    filled.filter(({ erased }) => erased === "deleted"),
  );
  printSections(
    print,
    'Kept for the school, with "Former colleague" in place of the name, and without the person\'s notes, evidence and reasons:',
    filled.filter(({ erased }) => erased === "kept"),
  );
  await printWhatToCheck(at, whose, print);
}

/** Says which backups hold the person. True if there are any. */
async function printBackups(line: CommandLine, { id }: WhoseRows, { backups }: Options): Promise<boolean> {
  const holding = await backupsWith(line, id);
  if (holding.length === 0) return false;
  line.print(
    backups
      ? "These backups hold the person, and are erased, too:"
      : "These backups hold the person until they are deleted. Add --backups to erase in them, too:",
  );
  for (const path of holding) line.print(`  ${describeBackup(path)}`);
  return true;
}

/** Throws CommandError unless they typed the person's ID. */
async function confirm({ name, id }: WhoseRows): Promise<void> {
  if (await confirms(`This can't be undone. Type ${id} to erase ${name}: `, id)) return;
  throw new CommandError(`Nothing was erased. Type ${id} when asked, or add --yes.`);
}

/** Throws CommandError if anything still leads to the person. */
async function checkFile(line: CommandLine, { id }: WhoseRows): Promise<void> {
  const path = databasePath(line.env.DATABASE_URL);
  const held = [];
  for (const file of [path, `${path}-wal`]) if (await fileHolds(file, id)) held.push(file);
  if (held.length === 0) return;
  throw new CommandError(`${held.join(" and ")} still hold ${id}: Bookend wrote about them meanwhile. Run this again.`);
}

async function erase(line: CommandLine, at: AtSchool, whose: WhoseRows): Promise<void> {
  await overwriteDeleted(at.db);
  await erasePerson(at.db, whose, line.now());
  await scrub(at.db);
  if (!(await isWholeFile(at.db)))
    throw new CommandError("The database is damaged. Restore a backup, and run this again.");
  await checkFile(line, whose);
  line.print("Erased in the database and its log.");
}

export const addErase: AddCommand = (program, line) => {
  program
    .command("erase")
    .description("erase a person's data; what the school must keep names a former colleague instead")
    .argument("<person>", PERSON_HELP)
    .option("--backups", "erase in the backups, too")
    .option("--dry-run", "show what would be erased, without erasing it")
    .option("--yes", "erase without asking")
    .action(async (typed: string, options: Options) => {
      const here = line();
      refuseAsRoot(databasePath(here.env.DATABASE_URL));
      await atSchool(here, async (at) => {
        const whose = await findPerson(at.db, at.school, typed);
        await printPlan(at, whose, here.print);
        const isInBackups = await printBackups(here, whose, options);
        if (options.dryRun) return here.print("This was a dry run. Nothing was erased.");
        if (!options.yes) await confirm(whose);
        await erase(here, at, whose);
        if (options.backups && isInBackups) await eraseInBackups(here, whose);
        here.print(`Done. If ${whose.id} uses Bookend again, they start as a new person.`);
      });
    });
};
