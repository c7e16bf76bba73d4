// The command `bookend import` in its own process, while the database is open elsewhere as well: what it says, asks and adds.
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { finishLogImports } from "../../src/store/finish-log-imports.js";
import { deleteOldImports } from "../../src/store/old-log-imports.js";
import { savePerson } from "../../src/store/people.js";
import { ensureSchool } from "../../src/store/schools.js";
import { mountSmallDisk } from "../support/backing-up.js";
import { buildFor, type CommandLine } from "../support/command-line.js";
import { LIBRARIAN, NOW, openFile, TEACHER } from "../support/database.js";
import { readXlsxFile } from "../support/exporting.js";
import { unplainWordsIn } from "../support/plain-words.js";
import { openForNow } from "../support/sqlite-file.js";
import { waitUntil } from "../support/waiting.js";

const { run, launch } = buildFor("cli-import");
type ExitResult = Awaited<ReturnType<CommandLine["run"]>>;

const LOG = `Date,Unit,Grade,Level,Teacher
9/14/2025,Rivers and Deltas,4,2,Tess Teacher
10/20/2025,Poetry,K-2,3,Ms. Park
soon,No date,4,2,Tess Teacher
`;

const PREVIEW = `2 units to add, from Sep 14, 2025 to Oct 20, 2025.
1 row can't be used.
1 person matched with this Slack.
1 name kept as plain text.
Row 4: I can't read the date.
`;

/** A school with a librarian and a teacher. Its database stays open, as it is while Bookend runs. */
async function start(content = LOG, disk?: string) {
  const { path, db } = await openFile({}, disk);
  const school = await ensureSchool(db, asWorkspaceId("T0000000001"), {
    ...{ name: "Lincoln School", timeZone: "America/New_York", adminChannel: "C0ADMIN0001" },
    ...{ librarians: [LIBRARIAN], now: NOW },
  });
  for (const [id, name] of [[TEACHER, "Tess Teacher"] as const, [LIBRARIAN, "Lee Librarian"] as const]) {
    const profile = { id, name, timeZone: "America/New_York", locale: "en-US", standing: "member" } as const;
    await savePerson(db, school.workspaceId, { ...profile, slackAdmin: false, now: NOW });
  }
  const folder = join(dirname(path), "files");
  mkdirSync(folder);
  const file = join(folder, "log.csv");
  writeFileSync(file, content);
  const env = { DATABASE_URL: `file:${path}` };
  return {
    ...{ path, db, school, folder, file, env },
    import: (...args: string[]): Promise<ExitResult> => run(["import", ...args], env),
    launch: (...args: string[]) => launch(["import", ...args], env),
    /** In the log: nobody sees what isn't there yet. */
    units: () => db.unit.count({ where: { deletedAt: null } }),
  };
}

describe("bookend import", () => {
  it("with --dry-run shows what would be added and each row it can't use, and adds nothing", async () => {
    const school = await start();
    const { code, stdout, stderr } = await school.import(school.file, "--dry-run", "--yes");
    expect({ code, stderr, stdout }).toEqual({
      ...{ code: 0, stderr: "" },
      stdout: `${PREVIEW}This was a dry run. Nothing was added.\n`,
    });
    expect(unplainWordsIn(stdout)).toEqual([]);
    expect(await school.units()).toBe(0);
  });

  it("asks, and adds only after a yes", async () => {
    const school = await start();
    for (const answer of ["", "no\n", "y\n"]) {
      const asked = await school.launch(school.file);
      asked.child.stdin?.end(answer);
      const { code, stdout, stderr } = await asked.ended;
      expect([answer, code, stdout]).toEqual([answer, 1, PREVIEW]);
      expect(stderr).toContain("bookend: Nothing was added. Type yes when asked, or add --yes.\n");
    }
    expect(await school.units()).toBe(0);
    const asked = await school.launch(school.file);
    asked.child.stdin?.end("Yes\n");
    expect(await asked.ended).toMatchObject({
      ...{ code: 0, stderr: "Type yes to add it: " },
      stdout: `${PREVIEW}Added 2 units. You can undo this for a week in Slack.\n`,
    });
    const units = await school.db.unit.findMany({
      include: { partners: true, partnerNames: true },
      orderBy: { date: "asc" },
    });
    expect(units).toMatchObject([
      { title: "Rivers and Deltas", loggedById: LIBRARIAN, partners: [{ personId: TEACHER }], partnerNames: [] },
      { title: "Poetry", loggedById: LIBRARIAN, partners: [], partnerNames: [{ name: "Ms. Park" }] },
    ]);
  });

  it("adds nothing a second time, also from a copy with another name and under another program's line ends", async () => {
    const school = await start();
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 0 });
    const copy = join(school.folder, "copy.csv");
    writeFileSync(copy, `\uFEFF${LOG.replaceAll("\n", "\r\n").replaceAll(",", ";")}`);
    for (const file of [school.file, copy]) {
      expect(await school.import(file, "--yes")).toMatchObject({
        ...{ code: 0, stderr: "" },
        stdout:
          "There is nothing to add.\n2 units are in the log already.\n1 row can't be used.\nRow 4: I can't read the date.\n",
      });
    }
    expect(await school.units()).toBe(2);
  });

  it("writes the rows it skips into a file, with the reasons", async () => {
    const school = await start();
    const csv = join(school.folder, "skipped.csv");
    const { code, stdout } = await school.import(school.file, "--yes", "--skipped", csv);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${PREVIEW}Wrote 1 skipped row to ${csv}.\nAdded 2 units. You can undo this for a week in Slack.\n`,
    });
    expect(parse(readFileSync(csv), { bom: true })).toEqual([
      ["Why it was skipped", "Row in the file", "Date", "Unit", "Grade", "Level", "Teacher"],
      ["I can't read the date.", "4", "soon", "No date", "4", "2", "Tess Teacher"],
    ]);
    const xlsx = join(school.folder, "skipped.xlsx");
    expect((await school.import(school.file, "--skipped", xlsx)).stdout).toContain(`Wrote 3 skipped rows to ${xlsx}.`);
    expect((await readXlsxFile(xlsx))[0]?.rows.map(([why]) => why)).toEqual([
      ...["Why it was skipped", "I can't read the date.", "It's in the log already.", "It's in the log already."],
    ]);
    const kept = readFileSync(csv, "utf8");
    const refused = await school.import(school.file, "--skipped", csv);
    expect(refused).toMatchObject({
      ...{ code: 1, stdout: "" },
      stderr: `bookend: ${csv} is there already. Add --force to replace it.\n`,
    });
    expect(readFileSync(csv, "utf8")).toBe(kept);
    expect(await school.import(school.file, "--skipped", csv, "--force")).toMatchObject({ code: 0 });
    expect(parse(readFileSync(csv), { bom: true })).toHaveLength(4);
  });
});

const AMBIGUOUS = "Date,Unit,Grade,Level,Teacher\n3/4/26,Rivers,4,2,Ms. Park\n";

describe("refuses in one line, and adds nothing", () => {
  it.each<[string, string | Buffer, string[], string]>([
    ["no spreadsheet", Buffer.from([0x89, 0x50, 0x4e, 0x47]), [], "This is a picture, so I can't read it."],
    ["an empty file", "", [], "This file is empty."],
    [
      "text that is no log",
      "Dear all,\nthe library is closed tomorrow.\n",
      [],
      "I couldn't find a log of units in this file. It needs a row of titles, such as Date, Unit, Grade Level and Level, and the units below it.",
    ],
    [
      "dates that can be read in two ways",
      AMBIGUOUS,
      [],
      "This file has dates such as 3/4/26. Is the month first, or the day? Say --dates day-first or --dates month-first.",
    ],
    [
      "a column nobody could find",
      "Date,What,Grade,Level,Teacher\n9/14/2025,Rivers,4,2,Ms. Park\n",
      [],
      "I couldn't find the column with the name of the unit. Please choose it. Name the columns in the file's first row, or import it in Slack.",
    ],
    ["a person who may not", LOG, ["--as", "Tess Teacher"], "Tess Teacher is no librarian or admin of this school."],
    [
      "a file for skipped rows of another kind",
      LOG,
      ["--skipped", "x.pdf"],
      "Name a file for the skipped rows that ends in .xlsx or .csv.",
    ],
    ["a folder that isn't there", LOG, ["--skipped", "/none/x.csv"], "There is no folder /none."],
  ])("%s", async (_what, content, args, words) => {
    const school = await start();
    writeFileSync(school.file, content);
    const { code, stdout, stderr } = await school.import(school.file, "--yes", ...args);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: `bookend: ${words}\n` });
    expect(await school.units()).toBe(0);
  });

  it("a file that isn't there, a folder, and one that is too big", async () => {
    const school = await start();
    const big = join(school.folder, "big.csv");
    writeFileSync(big, Buffer.alloc(10 * 1024 * 1024 + 1, 97));
    for (const [file, words] of [
      ["none.csv", /There is no file .*none\.csv\./],
      [".", /There is no file/],
      ["big.csv", /big\.csv is bigger than 10 MB\./],
    ] as const) {
      const { code, stdout, stderr } = await school.import(join(school.folder, file), "--yes");
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(words);
    }
  });

  it("until it is told which comes first, day or month", async () => {
    const school = await start(AMBIGUOUS);
    expect(await school.import(school.file, "--yes", "--dates", "day-first")).toMatchObject({ code: 0 });
    expect(await school.db.unit.findFirst()).toMatchObject({ date: "2026-04-03" });
  });
});

const ROWS = 4000;
const large = () =>
  `Date,Unit,Grade,Level,Teacher\n${Array.from({ length: ROWS }, (_, n) => `9/${1 + (n % 28)}/2025,Unit ${n},4,2,Teacher ${n % 50}`).join("\n")}\n`;

describe("a stop in the middle leaves no unit", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)("by %s while rows are staged; the next run adds all", async (signal) => {
    const school = await start(large());
    const first = await school.launch(school.file, "--yes");
    await waitUntil(async () => expect(await school.db.logImportRow.count()).toBeGreaterThan(0));
    const { code } = await first.stop(signal);
    expect(code).not.toBe(0);
    expect(await school.units()).toBe(0);
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 0, stderr: "" });
    expect(await school.units()).toBe(ROWS);
    await deleteOldImports(school.db, new Date(Date.now() + 2 * 86_400_000));
    expect(await school.db.logImportRow.count()).toBe(0);
    expect(await school.units()).toBe(ROWS);
  });

  /** Units that wait where nobody sees them are rows, too. */
  const rows = (school: Awaited<ReturnType<typeof start>>) => school.db.unit.count();

  it.each([
    ["while units are made of the rows", rows],
    ["while they come into the log", (school: Awaited<ReturnType<typeof start>>) => school.units()],
  ])("by SIGKILL %s: nothing is in the log, or all is after the next tick", async (_when, count) => {
    const school = await start(large());
    const first = await school.launch(school.file, "--yes");
    await waitUntil(async () => expect(await count(school)).toBeGreaterThan(0));
    await first.stop("SIGKILL");
    const isConfirmed = (await school.db.logImport.count({ where: { savedAt: { not: null } } })) > 0;
    await finishLogImports(school.db);
    expect(await school.units()).toBe(isConfirmed ? ROWS : 0);
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 0, stderr: "" });
    await deleteOldImports(school.db, new Date(Date.now() + 2 * 86_400_000));
    expect([await school.units(), await rows(school)]).toEqual([ROWS, ROWS]);
  });

  /** A disk with so many bytes left. Returns a function that makes room again. */
  function fill(disk: string, left: number): () => void {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize - left));
    return () => rmSync(join(disk, "filler"));
  }

  const FULL = "bookend: Nothing was added: the disk is full.\n";

  it("by a disk that fills while rows are staged: it says so, and the next run adds all", async () => {
    const disk = await mountSmallDisk(60_000_000);
    const school = await start(large(), disk);
    const makeRoom = fill(disk, 700_000);
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 1, stdout: "", stderr: FULL });
    expect(await school.units()).toBe(0);
    makeRoom();
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 0 });
    expect(await school.units()).toBe(ROWS);
  });

  it("by a disk that fills while units are made of the rows: it says so, and the next run adds all", async () => {
    const disk = await mountSmallDisk(60_000_000);
    const school = await start(large(), disk);
    const { child, ended } = await school.launch(school.file);
    let asked = "";
    child.stderr?.on("data", (words) => {
      asked += words;
    });
    await waitUntil(() => expect(asked).toBe("Type yes to add it: "));
    // Its log, which has room from before, is empty again.
    const client = openForNow(school.path);
    client.pragma("wal_checkpoint(TRUNCATE)");
    client.close();
    const makeRoom = fill(disk, 200_000);
    child.stdin?.end("yes\n");
    expect(await ended).toMatchObject({ code: 1, stderr: `Type yes to add it: ${FULL}` });
    expect(await school.units()).toBe(0);
    makeRoom();
    expect(await school.import(school.file, "--yes")).toMatchObject({ code: 0 });
    expect(await school.units()).toBe(ROWS);
  });
});
