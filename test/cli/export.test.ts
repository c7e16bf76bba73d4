// The command `bookend export` in its own process, while the database is open elsewhere as well: files, refusals, and stops.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "../../src/domain/ids.js";
import type { PlanValues } from "../../src/domain/plan/plan-fields.js";
import { addYears, type SchoolDay, schoolDayAt } from "../../src/domain/time/school-day.js";
import { savePerson } from "../../src/store/people.js";
import { addPlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";
import { buildFor, type CommandLine, launchProgram } from "../support/command-line.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER } from "../support/database.js";
import { fillLongLog } from "../support/long-log.js";
import { pagesOfPdf } from "../support/pdf-text.js";
import { RIVERS_PLAN } from "../support/publishing.js";
import { unzip } from "../support/received-files.js";
import { waitUntil } from "../support/waiting.js";

const { launch, run } = buildFor("cli-export");
type ExitResult = Awaited<ReturnType<CommandLine["run"]>>;

interface Exporting {
  path: string;
  db: Db;
  folder: string;
  export(...args: string[]): Promise<ExitResult>;
}

/** A school with units in October and November 2026. Its database stays open, as it is while Bookend runs. */
async function start(units = 2): Promise<Exporting> {
  const { path, db } = await openFile();
  const school = await addSchool(db);
  for (const id of [TEACHER, LIBRARIAN]) {
    const profile = {
      id,
      name: `Name of ${id}`,
      timeZone: "America/New_York",
      locale: "en-US",
      standing: "member",
    } as const;
    await savePerson(db, school.workspaceId, { ...profile, slackAdmin: false, now: NOW });
  }
  for (let n = 0; n < units; n++) {
    const date = (n % 2 === 0 ? "2026-10-20" : "2026-11-10") as SchoolDay;
    await addUnit(db, school, { ...RIVERS, title: `Unit ${n}`, date, loggedBy: TEACHER, key: newKey(), now: NOW });
  }
  const folder = join(dirname(path), "out");
  mkdirSync(folder);
  return { path, db, folder, export: (...args) => run(["export", ...args], { DATABASE_URL: `file:${path}` }) };
}

const titles = (csv: string) => parse(csv, { bom: true }).map((row: string[]) => row[1]);

it("writes all units as CSV, and those of a month", async () => {
  const school = await start();
  const all = join(school.folder, "all.csv");
  expect(await school.export("units", "--format", "csv", "--out", all)).toMatchObject({
    ...{ code: 0, stderr: "", stdout: `Wrote 2 rows to ${all}.\n` },
  });
  expect(titles(readFileSync(all, "utf8"))).toEqual(["Name or Topic of Unit", "Unit 0", "Unit 1"]);
  const october = join(school.folder, "october.csv");
  await school.export("units", "--period", "2026-10", "--format", "csv", "--out", october);
  expect(titles(readFileSync(october, "utf8"))).toEqual(["Name or Topic of Unit", "Unit 0"]);
});

it("writes everything as one workbook, or as a ZIP of CSV files", async () => {
  const school = await start();
  const book = join(school.folder, "all.xlsx");
  expect(await school.export("everything", "--out", book)).toMatchObject({ code: 0, stderr: "" });
  const bytes = readFileSync(book);
  const sheets = await readWorkbook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    "All Years",
    "Units",
    "Plans",
    "Plan Details",
    "Figures",
    "OH YEAHs",
    "Shared Reflections",
  ]);
  const zip = join(school.folder, "all.zip");
  expect(await school.export("everything", "--format", "csv", "--out", zip)).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(zip).toString("latin1")).toContain("Units.csv");
});

it("writes a month's report and a year's summary as PDF", async () => {
  const school = await start();
  for (const args of [["report", "--period", "2026-10"], ["year"]]) {
    const out = join(school.folder, `${args[0]}.pdf`);
    expect(await school.export(...args, "--format", "pdf", "--out", out)).toMatchObject({
      ...{ code: 0, stderr: "", stdout: `Wrote ${out}.\n` },
    });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe("%PDF-");
  }
  const units = await school.export("units", "--format", "pdf", "--out", join(school.folder, "units.pdf"));
  expect(units).toMatchObject({ code: 1, stderr: "bookend: Only report, year and plans can be a PDF.\n" });
});

const PLAN: PlanValues = { ...RIVERS_PLAN, people: [] };

async function schoolIn({ db }: Exporting) {
  const school = await schoolOf(db, asWorkspaceId((await db.workspace.findFirstOrThrow()).id));
  if (!school) throw new Error("There is no school.");
  return school;
}

/** Each plan once more. */
async function writePlans(at: Exporting, plans: readonly Partial<PlanValues>[]): Promise<void> {
  const school = await schoolIn(at);
  for (const values of plans) {
    await addPlan(at.db, school, { values: { ...PLAN, ...values }, by: TEACHER, key: newKey(), now: NOW });
  }
}

/** The school year that it really is: the command goes by the machine's clock. */
async function thisYear(at: Exporting) {
  const { calendar, timeZone } = await schoolIn(at);
  return calendar.schoolYearOf(schoolDayAt(new Date(), timeZone));
}

describe("a year's plans as PDF", () => {
  it("are bound behind their contents, with the gaps that every admin sees, and without --period of this year", async () => {
    const school = await start();
    const { name: year, from, to } = await thisYear(school);
    await writePlans(school, [
      { title: "Silt", day: to },
      { title: "Deltas", day: from },
      { title: "Last year's", day: addYears(to, -1) },
    ]);
    for (const [name, args] of Object.entries({ year: ["--period", year], usual: [] })) {
      const out = join(school.folder, `${name}.pdf`);
      expect(await school.export("plans", ...args, "--format", "pdf", "--out", out)).toMatchObject({
        ...{ code: 0, stderr: "", stdout: `Wrote ${out}.\n` },
      });
      const pages = pagesOfPdf(readFileSync(out));
      expect(pages[0]).toContain(`Unit plans ${year}`);
      expect(pages[0]).toMatch(/2 plans\.[\s\S]*Deltas[\s\S]*Silt/);
      expect(pages.join(" ")).toContain("Finding the main idea");
      expect(pages.join(" ")).not.toContain("Last year's");
    }
    expect(statSync(join(school.folder, "year.pdf")).mode & 0o777).toBe(0o600);
  });

  it("are a ZIP when they are too many for one, and say so before anything is written", async () => {
    const school = await start();
    const long = "How rivers carve valleys. ".repeat(115);
    const duties = Array.from({ length: 10 }, () => ({ text: long, addressesGap: true }));
    const standards = Array.from({ length: 10 }, () => ({ area: "Science", text: long }));
    const full = { librarianDuties: duties, teacherDuties: duties, standards, day: "2026-10-06" as SchoolDay };
    await writePlans(
      school,
      Array.from({ length: 12 }, () => full),
    );
    const plans = ["plans", "--period", "2026-27", "--format", "pdf", "--out"];
    const refused = await school.export(...plans, join(school.folder, "plans.pdf"));
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toBe(
      "bookend: These are too many plans for one PDF, so there are 2 in a ZIP. Name a file that ends in .zip.\n",
    );
    expect(readdirSync(school.folder)).toEqual([]);
    const out = join(school.folder, "plans.zip");
    const { child, ended } = await launch(["export", ...plans, out], { DATABASE_URL: `file:${school.path}` });
    await waitUntil(() => expect(readdirSync(school.folder)).toHaveLength(1));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 1, stdout: "", stderr: "bookend: Stopped. No file was written.\n" });
    expect(readdirSync(school.folder)).toEqual([]);
    expect(await school.export(...plans, out)).toMatchObject({ code: 0, stderr: "" });
    const files = unzip(readFileSync(out));
    expect([...files.keys()]).toEqual(["2026-27 plans, part 1 of 2.pdf", "2026-27 plans, part 2 of 2.pdf"]);
    for (const bytes of files.values()) expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("are no file of a year without plans", async () => {
    const school = await start();
    const { name } = await thisYear(school);
    expect(await school.export("plans", "--format", "pdf", "--out", join(school.folder, "plans.pdf"))).toMatchObject({
      ...{ code: 1, stdout: "", stderr: `bookend: There are no plans in ${name} yet. Try another time.\n` },
    });
    expect(readdirSync(school.folder)).toEqual([]);
  });
});

describe("refuses in one line, and writes nothing", () => {
  it.each([
    ["another period", ["--period", "octember"], "all.xlsx", /I don't recognize the period "octember"\. Did you mean/],
    ["the wrong name", ["--format", "csv"], "all.xlsx", /Name a file that ends in \.csv\./],
    ["a folder that isn't there", [], "none/all.xlsx", /There is no folder .*none\./],
    ["a folder", [], ".", /is a folder\. Name a file in it\./],
    ["another format", ["--format", "ods"], "all.ods", /Allowed choices are/],
  ])("%s", async (_what, args, name, words) => {
    const school = await start();
    const { code, stdout, stderr } = await school.export("units", ...args, "--out", join(school.folder, name));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^bookend: [^\n]+\n$/);
    expect(stderr).toMatch(words);
    expect(readdirSync(school.folder)).toEqual([]);
  });
});

it("replaces a file only with --force", async () => {
  const school = await start();
  const out = join(school.folder, "units.csv");
  writeFileSync(out, "mine");
  const refused = await school.export("units", "--format", "csv", "--out", out);
  expect(refused).toMatchObject({ code: 1, stderr: `bookend: ${out} is there already. Add --force to replace it.\n` });
  expect(readFileSync(out, "utf8")).toBe("mine");
  expect(await school.export("units", "--format", "csv", "--out", out, "--force")).toMatchObject({ code: 0 });
  expect(titles(readFileSync(out, "utf8"))).toContain("Unit 1");
});

it("leaves no file when the disk takes no more", async () => {
  const school = await start(40);
  const out = join(school.folder, "units.csv");
  const cli = join(process.cwd(), "dist", "under-test", "cli-export", "cli.cjs");
  // The database is small enough for the limit of 1,024 bytes that only a shell can set: its pages are there already.
  const script = `ulimit -f 1; exec "${process.execPath}" -e 'require("${cli}").run()' -- export units --format csv --out "${out}"`;
  const { ended } = await launchProgram("/bin/sh", ["-c", script], { DATABASE_URL: `file:${school.path}` });
  const { code, stderr } = await ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `bookend: ${out}: The disk doesn't take files of this size, so I couldn't write it. Nothing was kept of it.\n`,
  });
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(school.folder)).toEqual([]);
});

it.each(["SIGINT", "SIGTERM"] as const)("leaves no file after %s in the middle", async (signal) => {
  const school = await start();
  await fillLongLog({ db: school.db, clock: { now: NOW } }, 200_000);
  const out = join(school.folder, "units.csv");
  const args = ["export", "units", "--format", "csv", "--out", out];
  const { child, ended } = await launch(args, { DATABASE_URL: `file:${school.path}` });
  // Under another name, until it is whole.
  await waitUntil(() => expect(readdirSync(school.folder)).toHaveLength(1));
  child.kill(signal);
  expect(await ended).toMatchObject({ code: 1, stdout: "", stderr: "bookend: Stopped. No file was written.\n" });
  expect(readdirSync(school.folder)).toEqual([]);
});
