// Lets Slack itself check every view, drawn in a copy of the school's database that is deleted afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { forms } from "../../features/index.js";
import type { SlackClients } from "../../slack/api/clients.js";
import { retryAfterMsOf, slackErrorOf } from "../../slack/api/slack-error.js";
import { adminsOf, librariansOf } from "../../store/people.js";
import { CopyError, copyDatabase } from "../../store/sql/copy-database.js";
import { databasePath } from "../../store/sql/database.js";
import { type AtSchool, atSchool, CommandError, type CommandLine } from "../open-school.js";
import { fine, type Result, toMend, unknown } from "./finding.js";
import { formsIn, type Rendered, renderViews } from "./render-views.js";

/** What Slack says of one view; undefined when it has nothing against it. */
type Opinion = { refused: string } | { unchecked: string } | undefined;

interface ViewError {
  message?: string;
  pointer?: string;
}

const wordsOf = (errors: readonly ViewError[]) =>
  errors.map(({ message, pointer }) => `${message ?? "refused"} at ${pointer ?? "/"}`).join("; ");

/** How often a call is repeated that Slack put off. */
const MAX_TRIES = 5;

async function ask(clients: SlackClients, { content }: Rendered, tries = 1): Promise<Opinion> {
  try {
    const { errors = [] } = await clients.lookup.blocks.validate(content as object);
    return errors.length > 0 ? { refused: wordsOf(errors) } : undefined;
  } catch (error) {
    const wait = retryAfterMsOf(error);
    if (wait !== undefined && tries < MAX_TRIES) {
      await sleep(wait);
      return ask(clients, { from: "", content }, tries + 1);
    }
    const errors = (error as { data?: { errors?: ViewError[] } }).data?.errors;
    if (errors && errors.length > 0) return { refused: wordsOf(errors) };
    return { unchecked: slackErrorOf(error) ?? "no answer" };
  }
}

async function askAll(clients: SlackClients, rendered: readonly Rendered[]): Promise<Result[]> {
  const results: Result[] = [];
  const unchecked = new Map<string, number>();
  for (const one of rendered) {
    const opinion = await ask(clients, one);
    if (opinion && "refused" in opinion) {
      results.push(
        toMend(
          `Slack refuses what Bookend shows for "${one.from}": ${opinion.refused}`,
          "People who open it see an error, or a message without its charts.",
          "Update Bookend. If that doesn't help, report it with this line.",
        ),
      );
    } else if (opinion) unchecked.set(opinion.unchecked, (unchecked.get(opinion.unchecked) ?? 0) + 1);
  }
  for (const [why, count] of unchecked) results.push(unknown(`Slack didn't check ${count} views (${why}).`));
  const passed = rendered.length - results.filter(({ kind }) => kind === "mend").length - sum([...unchecked.values()]);
  const drawn = formsIn(rendered);
  const missing = forms.flatMap(({ name }) => (drawn.has(name) ? [] : [name]));
  // They show something that this school doesn't have yet, such as a talk or an offer to help.
  const undrawn =
    missing.length > 0 ? [unknown(`There was nothing to show in these forms: ${missing.join(", ")}.`)] : [];
  return [fine(`Slack accepts ${passed} of ${rendered.length} views and messages.`), ...undrawn, ...results];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

async function checkAt(
  at: AtSchool,
  { clients, line }: { clients: SlackClients; line: CommandLine },
): Promise<Result[]> {
  const { workspaceId } = at.school;
  const [librarians, admins] = await Promise.all([librariansOf(at.db, workspaceId), adminsOf(at.db, workspaceId)]);
  const people = [...new Set([...librarians.slice(0, 1), ...admins.slice(0, 1)].map(({ id }) => id))];
  if (people.length === 0) return [unknown("Views can't be checked before Bookend knows a librarian or an admin.")];
  const command = line.env.UNIT_COMMAND;
  return askAll(clients, await renderViews({ ...at, clients, command, now: line.now(), people }));
}

/** Clients undefined: Slack can't be asked. */
export async function checkViews(line: CommandLine, clients: SlackClients | undefined): Promise<Result[]> {
  if (!clients) return [unknown("Views can't be checked without Slack.")];
  const folder = mkdtempSync(join(tmpdir(), "bookend-doctor-"));
  try {
    const copy = join(folder, "copy.db");
    await copyDatabase(databasePath(line.env.DATABASE_URL), copy);
    const env = { ...line.env, DATABASE_URL: `file:${copy}` };
    return await atSchool({ ...line, env }, (at) => checkAt(at, { clients, line }));
  } catch (error) {
    if (error instanceof CopyError || error instanceof CommandError)
      return [unknown(`Views can't be checked: ${error.message}`)];
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
