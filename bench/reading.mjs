// How long it takes to read a month's report and a year's Annual Summary in a log of a million units, beside hand-written SQL
// that reads the same figures from the same file, and beside the same read where a log has only that one school.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { copySchool, fillWithUnits } from "./many-units.mjs";
import { makeLog, openSource } from "./source.mjs";

const WARM_UP = 30;
const PAIRS = 150;
const LARGE = { units: 1_000_000, schools: 500 };
const NOW = new Date("2026-07-01T12:00:00Z");
const MONTH = "2026-05";

const UNIT = `FROM "Unit" u WHERE u."workspaceId" = @w AND u."schoolId" = @s AND u."deletedAt" IS NULL
  AND u."date" BETWEEN @from AND @to`;

const RATINGS = (
  value,
) => `(SELECT ${value} FROM "LevelOpinion" o JOIN "UnitPartner" p ON p."workspaceId" = o."workspaceId"
  AND p."unitId" = o."unitId" AND p."personId" = o."personId"
  WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL)`;

const TENTHS = RATINGS(`(20 * (u."level" + COALESCE(sum(o."level"), 0)) + 1 + count(*)) / (2 * (1 + count(*)))`);

const BY_HAND = {
  units: `SELECT u."date", u."title", u."grades", u."level", u."subject", u."loggedById",
    ${RATINGS(`group_concat(o."level")`)} AS "ratings",
    (SELECT group_concat(p."personId") FROM "UnitPartner" p
      WHERE p."workspaceId" = u."workspaceId" AND p."unitId" = u."id") AS "partners"
    ${UNIT} ORDER BY u."date", u."createdAt", u."id"`,
  sums: `SELECT "month", count(*) AS "units", sum("tenths") AS "tenths" FROM
    (SELECT substr(u."date", 1, 7) AS "month", ${TENTHS} AS "tenths" ${UNIT}) GROUP BY "month"`,
  counts: `SELECT substr(u."date", 1, 7) AS "month", count(*) AS "units" ${UNIT} GROUP BY substr(u."date", 1, 7)`,
  figures: `SELECT "month", "key", "grade", "value", "cause" FROM "Figure"
    WHERE "workspaceId" = @w AND "schoolId" = @s AND "month" BETWEEN substr(@from, 1, 7) AND substr(@to, 1, 7)`,
  first: `SELECT min(u."date") ${UNIT}`,
  circulations: `SELECT "month", "value" FROM "Figure" WHERE "workspaceId" = @w AND "schoolId" = @s
    AND "month" IN ('2025-05', '2024-05', '2023-05') AND "key" = 'circulation' AND "grade" = ''`,
  goals: `SELECT * FROM "Goal" WHERE "workspaceId" = @w AND "schoolId" = @s`,
  ohYeahs: `SELECT * FROM "OhYeah" WHERE "workspaceId" = @w AND "schoolId" = @s AND "pickedFor" = substr(@from, 1, 7)`,
};

/** The floors: what a person would write for just this page, and nothing done with the rows. */
function openByHand(path) {
  const database = new Sqlite(path, { readonly: true });
  const { units, sums, counts, figures, first, circulations, goals, ohYeahs } = Object.fromEntries(
    Object.entries(BY_HAND).map(([name, sql]) => [name, database.prepare(sql)]),
  );
  const of = (school, from, to) => ({ w: school.workspaceId, s: school.id, from, to });
  return {
    close: () => database.close(),
    report: (school) => [
      units.all(of(school, "2026-05-01", "2026-05-31")),
      sums.all(of(school, "2026-04-01", "2026-04-30")),
      sums.all(of(school, "2025-05-01", "2025-05-31")),
      figures.all(of(school, "2026-05-01", "2026-05-31")),
      ohYeahs.all(of(school, "2026-05-01", "2026-05-31")),
      // What is normal here in May: the first unit, and May two and three years ago.
      first.all(of(school, "0000-01-01", "9999-12-31")),
      sums.all(of(school, "2024-05-01", "2024-05-31")),
      sums.all(of(school, "2023-05-01", "2023-05-31")),
      circulations.all(of(school, "2023-05-01", "2025-05-31")),
      goals.all(of(school, "2025-08-01", "2026-07-31")),
      // The units of each month of the school year so far, and of the year before.
      counts.all(of(school, "2025-09-01", "2026-05-31")),
      counts.all(of(school, "2024-09-01", "2025-05-31")),
    ],
    year: (school) => [
      sums.all(of(school, "2024-08-01", "2026-07-31")),
      figures.all(of(school, "2024-08-01", "2026-07-31")),
    ],
  };
}

/** Bookend's own functions, as the app calls them, and its schools. */
async function openBookend(load, path, { schools }) {
  const [{ openDatabase }, { schoolOf }, { readReport }, { readYear }, { readPeriod }] = await Promise.all(
    [
      ...["store/sql/database", "store/schools", "features/report/read-report", "features/year/read-year"],
      "domain/time/read-period",
    ].map(load),
  );
  const db = await openDatabase(`file:${path}`);
  const rows = [];
  for (let n = 1; n <= schools; n++) rows.push(await schoolOf(db, `T${n}`));
  return {
    schools: rows,
    close: () => db.$disconnect(),
    report: (school) => readReport({ db, school, now: NOW }, { month: MONTH, soFar: false }),
    year(school) {
      const period = readPeriod("2025-26", { today: "2026-07-01", calendar: school.calendar });
      return readYear({ db, school, now: NOW }, period);
    },
  };
}

/** Reads in a row, so that what is measured is far longer than the clock's step. */
const READS = 5;

/** Milliseconds of CPU: other work on the machine doesn't count. */
export async function timeOf(read) {
  const began = process.cpuUsage();
  for (let n = 0; n < READS; n++) await read();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / READS;
}

/** Takes schools in turn. Both read once before they are timed, so that both find the file's pages in memory. */
async function pairsOf(schools, bookend, floor) {
  const measured = [];
  for (let n = 0; n < WARM_UP + PAIRS; n++) {
    const school = schools[(n * 37) % schools.length];
    await bookend(school);
    await floor(school);
    const pair = { bookend: await timeOf(() => bookend(school)), floor: await timeOf(() => floor(school)) };
    if (n >= WARM_UP) measured.push(pair);
  }
  return measured;
}

/** For the report and for the year: pairs with hand-written SQL, and pairs of a school among many with the same school alone. */
export async function measureReading({ folder }) {
  const { load, close } = await openSource();
  const [many, one] = ["many", "one"].map((name) => join(folder, `reading-${name}.db`));
  await makeLog(load, many, (path) => fillWithUnits(path, LARGE));
  await makeLog(load, one, (path) => copySchool(many, path));
  const [large, small] = [await openBookend(load, many, LARGE), await openBookend(load, one, { schools: 1 })];
  const byHand = openByHand(many);
  const measured = {};
  for (const page of ["report", "year"]) {
    measured[page] = {
      byHand: await pairsOf(large.schools, large[page], byHand[page]),
      growth: await pairsOf(large.schools.slice(0, 1), large[page], () => small[page](small.schools[0])),
    };
  }
  for (const opened of [small, large, byHand]) await opened.close();
  await close();
  return measured;
}
