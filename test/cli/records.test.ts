// The command `bookend records` in its own process: which files a period's records are, what isn't in them, and that it is logged.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { savePerson } from "../../src/store/people.js";
import { latestRecordsRequests } from "../../src/store/records-requests.js";
import { addUnit } from "../../src/store/units.js";
import { buildFor } from "../support/command-line.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER } from "../support/database.js";
import { readCsvFile, readXlsxFile } from "../support/exporting.js";
import { reflect } from "../support/reflected-rows.js";

const { run } = buildFor("cli-records");

async function start() {
  const { path, db } = await openFile();
  const school = await addSchool(db);
  for (const id of [TEACHER, LIBRARIAN]) {
    const profile = {
      id,
      name: `Name ${id}`,
      timeZone: "America/New_York",
      locale: "en-US",
      standing: "member",
    } as const;
    await savePerson(db, school.workspaceId, { ...profile, slackAdmin: false, now: NOW });
  }
  const unit = { ...RIVERS, date: "2026-10-20" as SchoolDay, loggedBy: TEACHER, now: NOW };
  await addUnit(db, school, { ...unit, others: ["Ana Outsider"], notes: "Notes of the unit", key: newKey() });
  await reflect({ db, school }, { answers: { "explain-1": "PRIVATE WORDS" } });
  await reflect({ db, school }, { audience: "librarians", answers: { "explain-1": "SHARED WORDS" } });
  const out = join(dirname(path), "records");
  const records = (...args: string[]) => run(["records", "--out", out, ...args], { DATABASE_URL: `file:${path}` });
  return { db, school, out, records };
}

it("writes papers, a workbook and what was left out, and logs that it did", async () => {
  const { db, school, out, records } = await start();
  const { code, stderr, stdout } = await records("--period", "Oct-Nov 2026");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(`files to ${out}`);
  const names = readdirSync(out).sort();
  expect(names).toEqual([
    "Records.xlsx",
    "Report 2026-10.pdf",
    "Report 2026-11.pdf",
    "Summary.pdf",
    "What Was Left Out.csv",
  ]);
  expect(statSync(out).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(out, "Summary.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  const left = readCsvFile(join(out, "What Was Left Out.csv"));
  expect(left.find(([what]) => what === "Private reflections")?.slice(0, 2)).toEqual(["Private reflections", "1"]);
  expect(left.find(([what]) => what?.startsWith("Names of partners"))?.[1]).toBe("1");
  const sheets = await readXlsxFile(join(out, "Records.xlsx"));
  const all = JSON.stringify(sheets);
  expect(all).toContain("Notes of the unit");
  expect(all).toContain("SHARED WORDS");
  expect(all).toContain("someone outside Slack");
  expect(all).not.toContain("PRIVATE WORDS");
  expect(all).not.toContain("Ana Outsider");
  expect(await latestRecordsRequests(db, school)).toEqual([
    { firstDay: "2026-10-01", lastDay: "2026-11-30", personName: null, madeAt: expect.any(String) },
  ]);
});

it("writes each table as a CSV file of its own, without names of people outside Slack", async () => {
  const { out, records } = await start();
  expect(await records("--period", "2026-10", "--format", "csv")).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(out).sort()).toEqual([
    "Figures.csv",
    "OH YEAHs.csv",
    "Plan Details.csv",
    "Plans.csv",
    "Published Plans.csv",
    "Report 2026-10.pdf",
    "Shared Reflections.csv",
    "Summary.csv",
    "Summary.pdf",
    "Units.csv",
    "What Was Left Out.csv",
  ]);
  const units = JSON.stringify(readCsvFile(join(out, "Units.csv")));
  expect(units).toContain("someone outside Slack");
  expect(units).not.toContain("Ana Outsider");
});

it("logs that it was asked, also if nothing can be written", async () => {
  const { db, school, out, records } = await start();
  // No file system takes a longer name, and until it is whole the folder has one.
  const long = join(dirname(out), "r".repeat(250));
  const refused = await records("--period", "2026-10", "--out", long);
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toMatch(/^bookend: [^\n]+ENAMETOOLONG[^\n]+\n$/);
  expect(readdirSync(dirname(out)).filter((name) => name.startsWith("r"))).toEqual([]);
  expect(await latestRecordsRequests(db, school)).toHaveLength(1);
});

it("writes and logs nothing into a folder that is there", async () => {
  const { db, school, out, records } = await start();
  await records("--period", "2026-10");
  const before = readdirSync(out);
  const again = await records("--period", "2026-10");
  expect(again).toMatchObject({ code: 1, stderr: `bookend: ${out} is there already. Name a new folder.\n` });
  expect(readdirSync(out)).toEqual(before);
  expect(await latestRecordsRequests(db, school)).toHaveLength(1);
});

it("refuses another period in one line", async () => {
  const { out, records } = await start();
  expect(await records("--period", "whenever")).toMatchObject({
    ...{ code: 1, stdout: "" },
    stderr: 'bookend: I don\'t recognize the period "whenever". Try 2026-10, 2025-26 or fall.\n',
  });
  expect(existsSync(out)).toBe(false);
});
