// The command `bookend restore FILE`: puts a backup in the place of the database, while Bookend is stopped.
import { dirname, join, resolve } from "node:path";
import { dateFormat } from "../domain/time/date-format.js";
import { Month, monthName } from "../domain/time/month.js";
import { replacedName } from "../store/backup/backup-files.js";
import { databasePath } from "../store/sql/database.js";
import { restoreDatabase } from "../store/sql/restore.js";
import type { LaterPost } from "../store/sql/sent-again.js";
import { refuseAsRoot } from "./backup.js";
import type { AddCommand, CommandLine } from "./open-school.js";

/** "October 2026's report", "the Annual Summary 2025-26"; the ledger's own words for other posts. */
function toTitle({ name, period }: LaterPost): string {
  const month = Month.safeParse(period);
  if (name === "monthly-report" && month.success) return `${monthName(month.data)} ${period.slice(0, 4)}'s report`;
  return name === "annual-summary" ? `the Annual Summary ${period}` : `${name} ${period}`;
}

const toDay = (at: Date) => dateFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(at);

function sayWhatWentOut(later: readonly LaterPost[] | undefined, print: (line: string) => void): void {
  if (!later) {
    print("Nobody knows what went out after the backup was made: there was no other database that could be read.");
    print("Bookend looks in the channels before it posts anything that was due until now, or asks the admins.");
    return;
  }
  print(
    later.length === 0
      ? "Nothing went out after the backup was made."
      : "These went out after the backup was made. Bookend won't post them again:",
  );
  for (const post of later) print(`  ${toTitle(post)}, ${toDay(post.at)}, in ${post.channel ?? "no channel"}`);
}

async function restore({ env, now, print }: CommandLine, name: string): Promise<void> {
  const database = databasePath(env.DATABASE_URL);
  refuseAsRoot(database);
  const keptAs = join(dirname(database), replacedName(now()));
  const file = resolve(name);
  const restored = await restoreDatabase({ database, file, keptAs, now: now() });
  print(`Restored ${file} to ${database}.`);
  if (restored.keptAs) {
    print(
      `The database from before is kept as ${restored.keptAs}. Only it has what was saved after the backup was made.`,
    );
  }
  sayWhatWentOut(restored.later, print);
  print("You can start Bookend now.");
}

export const addRestore: AddCommand = (program, line) => {
  program
    .command("restore")
    .description("put a backup in the place of the database, while Bookend is stopped")
    .argument("<file>", "the backup")
    .action((file: string) => restore(line(), file));
};
