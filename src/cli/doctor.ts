// The command `bookend doctor`: looks for whatever is wrong, says why it matters and how to mend it. Changes nothing.
import { existsSync } from "node:fs";
import type { Env } from "../env.js";
import { createSlackTime } from "../slack/api/slack-time.js";
import { databasePath } from "../store/sql/database.js";
import { examineDatabase } from "../store/sql/examine.js";
import { checkBackups } from "./doctor/check-backups.js";
import { checkDatabase } from "./doctor/check-database.js";
import { checkRunning } from "./doctor/check-running.js";
import { checkSchool } from "./doctor/check-school.js";
import { checkNode, checkSettings } from "./doctor/check-settings.js";
import { checkSlack, type SlackCheck } from "./doctor/check-slack.js";
import { checkViews } from "./doctor/check-views.js";
import { type Result, toLines, toMend, unknown } from "./doctor/finding.js";
import { type AddCommand, atSchool, CommandError, type CommandLine } from "./open-school.js";

type Print = (results: readonly Result[]) => void;

/** Opening a database updates it, and the doctor changes nothing: only one that is whole and up to date is opened. */
function canOpen(path: string): boolean {
  const contents = existsSync(path) ? examineDatabase(path)?.contents : undefined;
  return contents?.isWhole === true && contents.pending === 0;
}

async function checkSchoolIn(line: CommandLine, slack: SlackCheck | undefined): Promise<Result[]> {
  if (!canOpen(databasePath(line.env.DATABASE_URL))) {
    return [unknown("The school's settings can't be checked without a whole database of this version.")];
  }
  try {
    return await atSchool(line, async (at) => {
      const other = slack?.workspaceId && slack.workspaceId !== at.school.workspaceId;
      return [
        ...(other
          ? [
              toMend(
                "SLACK_BOT_TOKEN is of another workspace than the database.",
                "The next start would begin an empty log for it.",
                "Check SLACK_BOT_TOKEN and DATABASE_URL.",
              ),
            ]
          : []),
        ...(await checkSchool(at, slack?.clients)),
      ];
    });
  } catch (error) {
    if (error instanceof CommandError) return [unknown(error.message)];
    throw error;
  }
}

/** `isLive`: every view goes through Slack's own check, too. */
async function examine(line: CommandLine, isLive: boolean, print: Print): Promise<void> {
  print([checkNode(process.versions.node)]);
  const { results, env } = checkSettings(line.readSettings);
  print(results);
  print(checkDatabase(databasePath(line.env.DATABASE_URL)));
  print(checkBackups(line.env, line.now()));
  const slack = env && (await askSlack(env, line));
  print(slack?.results ?? [unknown("Slack can't be asked without right settings.")]);
  if (env) print(await checkRunning(env));
  print(await checkSchoolIn(line, slack));
  if (isLive) print(await checkViews(line, slack?.clients));
}

function askSlack(env: Env, { now }: CommandLine): Promise<SlackCheck> {
  return checkSlack(env, createSlackTime({ now, elapsed: () => performance.now() }));
}

async function doctor(line: CommandLine, { live = false }: { live?: boolean }): Promise<void> {
  const all: Result[] = [];
  await examine(line, live, (results) => {
    for (const result of results) for (const text of toLines(result)) line.print(text);
    all.push(...results);
  });
  const count = all.filter(({ kind }) => kind === "mend").length;
  if (count > 0) throw new CommandError(count === 1 ? "One thing needs mending." : `${count} things need mending.`);
  line.print("Nothing needs mending.");
}

export const addDoctor: AddCommand = (program, line) => {
  program
    .command("doctor")
    .description("look for what is wrong, and say how to mend it")
    .option("--live", "let Slack check every view, too; it takes a few minutes")
    .action((options: { live?: boolean }) => doctor(line(), options));
};
