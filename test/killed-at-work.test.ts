// A real process that is killed while it makes a file or adds an import: what the next start finds, tells and finishes.
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { databasePath } from "../src/store/sql/database.js";
import { buildFor, type Running } from "./support/command-line.js";
import { dropInLog, pressInImport } from "./support/importing.js";
import { filesOf, nextFile } from "./support/received-files.js";
import { LEE, STAFF } from "./support/school.js";
import { openSecondClient } from "./support/sqlite-file.js";
import { prepareStart, type StartSetup } from "./support/starting.js";
import { waitUntil } from "./support/waiting.js";

const { launch } = buildFor("killed-at-work");

const RESTARTED = "Stopped, because Bookend restarted. Ask again.";

async function boot(stage: StartSetup): Promise<Running> {
  const bookend = await launch(["start"], stage.env);
  await bookend.started();
  stage.slack.sendTo(`http://127.0.0.1:${stage.port}/slack/events`);
  return bookend;
}

const pathOf = ({ env }: StartSetup) => databasePath(env.DATABASE_URL ?? "");
const readOne = (stage: StartSetup, sql: string) => openSecondClient(pathOf(stage)).prepare(sql).pluck().get();

/** Lee, whom Bookend knows. */
async function start() {
  const stage = await prepareStart("http");
  const bookend = await boot(stage);
  await stage.slack.as(LEE).command("/unit", "help", { channel: STAFF });
  await waitUntil(() => expect(stage.slack.whispersTo(LEE)).not.toEqual([]));
  return { ...stage, bookend };
}

/** Enough for a file to take seconds. */
function fillLog(stage: StartSetup, count: number): void {
  openSecondClient(pathOf(stage)).exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "loggedById", "createdAt", "updatedAt")
    SELECT 'long-' || i, s."workspaceId", s."id", 'Unit ' || i, date('now'), '4', 2, '${LEE}', s."createdAt", s."createdAt"
    FROM n, "School" s`);
}

const beingMade = (stage: StartSetup): string[] => {
  const folder = join(dirname(pathOf(stage)), "files-being-made");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );
};

const inbox = ({ slack }: StartSetup) =>
  slack
    .directMessagesTo(LEE)
    .filter(({ deleted }) => !deleted)
    .map(({ text }) => text);

describe("killed while it makes", () => {
  it.each([
    ["a spreadsheet", "export units csv", (name: string) => name.endsWith(".part")],
    ["a ZIP of several", "export everything csv", (name: string) => name.endsWith(".part")],
    ["a paper", "export rubric", (name: string) => name === "notice.json"],
  ])("%s, the next start deletes what is left and says so, and asking again works", async (_what, typed, isBegun) => {
    const at = await start();
    fillLog(at, 100_000);
    await at.slack.as(LEE).command("/unit", typed, { channel: STAFF });
    await waitUntil(() => expect(beingMade(at).some(isBegun)).toBe(true));
    await at.bookend.stop("SIGKILL");
    await at.slack.settle();
    expect([filesOf(at, LEE), inbox(at)]).toEqual([[], [expect.stringMatching(/^Making /)]]);
    expect(beingMade(at)).not.toEqual([]);
    await boot(at);
    await waitUntil(() => expect(inbox(at)).toEqual([RESTARTED]));
    expect([filesOf(at, LEE), beingMade(at)]).toEqual([[], []]);
    await at.slack.as(LEE).command("/unit", "export rubric", { channel: STAFF });
    await waitUntil(() => expect(filesOf(at, LEE)).toHaveLength(1));
    expect((await nextFile(at, LEE)).start).toBe("%PDF");
    await waitUntil(() => expect(beingMade(at)).toEqual([]));
  });
});

const ROWS = 6000;
const LOG = `Date,Unit,Grade,Level,Teacher\n${Array.from(
  { length: ROWS },
  (_, n) => `9/${1 + (n % 28)}/2025,Unit ${n},4,2,Teacher ${n % 50}`,
).join("\n")}\n`;

const SEEN = 'SELECT count(*) FROM "Unit" WHERE "deletedAt" IS NULL';
const WRITTEN = 'SELECT count(*) FROM "Unit"';
const CONFIRMED = 'SELECT count(*) FROM "LogImport" WHERE "savedAt" IS NOT NULL';

describe("killed while it adds an import", () => {
  it.each([
    ["to where nobody sees it", WRITTEN],
    ["to the log", SEEN],
  ])("%s, nothing of it is in the log, or all is after the next start", async (_where, begun) => {
    const at = await start();
    await at.slack.as(LEE).command("/unit", "import", { channel: STAFF });
    await waitUntil(() => expect(at.slack.as(LEE).modal()).toBeDefined());
    await dropInLog(at, LOG);
    const shown = () => JSON.stringify(at.slack.as(LEE).modal() ?? {});
    await waitUntil(() => expect(shown()).toContain(`${ROWS.toLocaleString("en-US")} units`));
    const adding = pressInImport(at, "Add");
    await waitUntil(() => expect(readOne(at, begun)).toBeGreaterThan(0));
    await at.bookend.stop("SIGKILL");
    await adding;
    const isConfirmed = readOne(at, CONFIRMED) === 1;
    await boot(at);
    if (!isConfirmed) {
      expect(readOne(at, SEEN)).toBe(0);
      await pressInImport(at, "Add");
    }
    await waitUntil(() => expect(readOne(at, SEEN)).toBe(ROWS));
    expect(readOne(at, WRITTEN)).toBe(ROWS);
  });
});
