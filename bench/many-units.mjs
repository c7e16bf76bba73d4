// A database of many schools with years of units, figures and ratings, made by SQL.
import Sqlite from "better-sqlite3";

/** Units are spread evenly over the years before this day, as many a year in each school. */
const LAST_DAY = "2026-06-30";
const UNITS_A_YEAR = 500;

const SCHOOLS = `
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < @schools)
  INSERT INTO "School" ("id", "workspaceId", "name", "timeZone", "grades", "createdAt")
  SELECT 'school-' || n, 'T' || n, 'School ' || n, 'America/New_York', 'K,1,2,3,4,5,6,7,8,9,10,11,12', @at FROM s`;

const WORKSPACES = `
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < @schools)
  INSERT INTO "Workspace" ("id", "name", "createdAt") SELECT 'T' || n, 'T' || n, @at FROM s`;

/** Forty people a school. */
const PEOPLE = `
  WITH RECURSIVE p(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM p WHERE n < 39)
  INSERT INTO "Person" ("workspaceId", "id", "name", "timeZone", "locale", "standing", "slackAdmin", "seenAt")
  SELECT s."workspaceId", 'U' || n, 'Person ' || n, 'America/New_York', 'en-US', 'member', false, @at
  FROM "School" s, p`;

/** Each takes its school in turn, so a school's units lie apart in the file, as they would in a log of many schools. */
const UNITS = `
  WITH RECURSIVE u(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM u WHERE n + 1 < @units)
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "subject", "loggedById",
    "createdAt", "updatedAt", "deletedAt")
  SELECT lower(hex(randomblob(16))), 'T' || (n % @schools + 1), 'school-' || (n % @schools + 1), 'Unit number ' || n,
    "date", (n % 12 + 1) || ',' || (n % 12 + 2), n / @schools % 4 + 1, 'Subject ' || (n % 12),
    'U' || (n / @schools % 40), "date" || 'T12:00:00.000Z', @at, CASE WHEN n / @schools % 50 = 7 THEN @at END
  FROM (SELECT n, date(@lastDay, '-' || ((n / @schools * 7919) % @days) || ' days') AS "date" FROM u)`;

/** Half of the units have one partner, half have two. */
const PARTNERS = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId")
  SELECT "workspaceId", "id", 'U' || ((CAST(substr("loggedById", 2) AS INTEGER) + p.n) % 40)
  FROM "Unit" JOIN (SELECT 1 AS n UNION ALL SELECT 2) p ON p.n = 1 OR rowid % 2 = 0`;

/** A third of the partners say what they think. */
const OPINIONS = `
  INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "level", "answeredAt")
  SELECT "workspaceId", "unitId", "personId", rowid % 4 + 1, @at FROM "UnitPartner" WHERE rowid % 3 = 0`;

/** What librarians report, for each month with a unit. */
const FIGURES = `
  INSERT INTO "Figure" ("workspaceId", "schoolId", "month", "key", "value", "cause", "personId", "changedAt")
  SELECT m."workspaceId", m."schoolId", m."month", k."key", k."value", '', 'U0', @at
  FROM (SELECT DISTINCT "workspaceId", "schoolId", substr("date", 1, 7) AS "month" FROM "Unit") m,
    (SELECT 'daysOpen' AS "key", 2050 AS "value" UNION ALL SELECT 'circulation', 1845 UNION ALL SELECT 'classes', 41) k`;

const TABLES = ["Workspace", "School", "Person", "Unit", "UnitPartner", "LevelOpinion", "Figure"];

/** Fills an empty, migrated database with one school of a filled one, and nothing else. */
export function copySchool(from, path) {
  const database = new Sqlite(path);
  try {
    database.pragma("foreign_keys = OFF");
    database.prepare("ATTACH @from AS many").run({ from });
    for (const table of TABLES) {
      const workspace = table === "Workspace" ? "id" : "workspaceId";
      database.exec(`INSERT INTO main."${table}" SELECT * FROM many."${table}" WHERE "${workspace}" = 'T1'`);
    }
    database.exec("DETACH many");
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** Fills an empty, migrated database. */
export function fillWithUnits(path, { units, schools, unitsAYear = UNITS_A_YEAR }) {
  const database = new Sqlite(path);
  try {
    database.pragma("synchronous = OFF");
    database.pragma("foreign_keys = OFF");
    database.pragma("cache_size = -200000");
    // As BigInt, or SQLite would compute with floats.
    const counts = {
      units: BigInt(units),
      schools: BigInt(schools),
      days: BigInt(Math.round((units / schools / unitsAYear) * 365)),
    };
    const params = { ...counts, lastDay: LAST_DAY, at: "2026-07-01T12:00:00.000Z" };
    database.transaction(() => {
      for (const sql of [WORKSPACES, SCHOOLS, PEOPLE, UNITS, PARTNERS, OPINIONS, FIGURES])
        database.prepare(sql).run(params);
    })();
    // Without ANALYZE, because Bookend never runs it: SQLite plans here as it does at a school.
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}
