// A race without any fault: two real processes, one database, and a Slack that needs 300 milliseconds for a message.
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import { asPersonId, asWorkspaceId } from "../../src/domain/ids.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { ensureSchool } from "../../src/store/schools.js";
import { openDatabase } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";
import { bundle } from "../support/command-line.js";
import { RIVERS } from "../support/database.js";
import { makeFolder } from "../support/folders.js";
import { ADMIN, fillWithPeople, LEE, TESS } from "../support/school.js";
import { copyTemplate } from "../support/sqlite-file.js";
import { dueInstant, shiftMonth } from "./due-instant.js";
import type { Round, RoundResult } from "./posting-process.js";

const ROUNDS = 100;
const FIRST_MONTH = "2026-10";
const AT = { openDay: 2, time: "08:00", zone: "America/New_York" };
const PROGRAM = bundle("two-processes", "test/simulation/posting-process.ts");
const months = Array.from({ length: ROUNDS }, (_, index) => shiftMonth(FIRST_MONTH, index));

/** A database with a unit in each of the months. */
async function fillDatabase(url: string, team: string): Promise<void> {
  const db = await openDatabase(url);
  const first = { name: "Lincoln School", timeZone: AT.zone, adminChannel: ADMIN, librarians: [TESS, LEE] };
  const school = await ensureSchool(db, asWorkspaceId(team), {
    ...first,
    now: new Date(`${FIRST_MONTH}-01T12:00:00Z`),
  });
  await db.school.updateMany({ data: { asksPartners: false } });
  for (const month of months) {
    const unit = { ...RIVERS, date: `${month}-14` as SchoolDay, partners: [asPersonId(LEE)] };
    const now = new Date(`${month}-14T12:00:00Z`);
    await addUnit(db, school, { ...unit, loggedBy: asPersonId(TESS), key: randomUUID(), now });
  }
  await db.$disconnect();
}

async function startProcess(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(PROGRAM, { env: { PATH: process.env.PATH, ...env }, execArgv: [] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "message");
  return child;
}

async function runRound(child: ChildProcess, round: Round): Promise<RoundResult> {
  const answered = once(child, "message");
  child.send(round);
  const [result] = await answered;
  return result;
}

it(`two processes that tick at the same instant post each of ${ROUNDS} reports once`, async () => {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  fillWithPeople(slack);
  slack.faults.always("chat.postMessage", { kind: "slow", ms: 300 });
  const path = join(await makeFolder(), "bookend.db");
  await copyTemplate(path);
  await fillDatabase(`file:${path}`, slack.teamId);
  const env = { DATABASE_URL: `file:${path}`, WORKSPACE: slack.teamId };
  const token = { SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: slack.botToken };
  const processes = await Promise.all([1, 2].map(() => startProcess({ ...env, ...token })));
  const posted = [0, 0];
  const errors: string[] = [];
  for (const month of months) {
    const results = await Promise.all(processes.map((child) => runRound(child, { at: dueInstant(month, AT) })));
    for (const [index, result] of results.entries()) {
      posted[index] = (posted[index] ?? 0) + result.posted.length;
      errors.push(...result.errors);
    }
  }
  const reports = slack.messagesIn(ADMIN);
  process.stdout.write(
    `${ROUNDS} rounds: ${reports.length} reports, posted by the two processes: ${posted.join(" and ")}\n`,
  );
  const titles = reports.map(({ text }) => text.split("\n")[0]);
  // A summary goes out with each June, once as well.
  const summaries = titles.filter((title) => title?.includes("Annual Summary"));
  expect(summaries.length).toBe(new Set(summaries).size);
  const monthly = titles.filter((title) => !title?.includes("Annual Summary"));
  expect({ reports: monthly.length, months: new Set(monthly).size, errors }).toEqual({
    reports: ROUNDS,
    months: ROUNDS,
    errors: [],
  });
});
