// The floors of the export, each in its own process: `node bench/raw-export.mjs csv|xlsx DATABASE OUT`. One query, and each row
// written as it comes: as CSV without quotes or a thought about formulas, or by hucre as a workbook without totals.
import { closeSync, openSync, writeSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { writeXlsxStream } from "hucre/xlsx";

// The columns that `bookend export units` writes.
const ROWS = `
  SELECT u."date", u."title", u."grades", u."level", l."name" AS "by",
    (SELECT group_concat(o."level") FROM "LevelOpinion" o JOIN "UnitPartner" p ON p."workspaceId" = o."workspaceId"
      AND p."unitId" = o."unitId" AND p."personId" = o."personId"
      WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL) AS "ratings",
    (SELECT group_concat(p."name") FROM "UnitPartner" up JOIN "Person" p ON p."workspaceId" = up."workspaceId"
      AND p."id" = up."personId" WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners",
    (SELECT group_concat(n."name") FROM "UnitPartnerName" n
      WHERE n."workspaceId" = u."workspaceId" AND n."unitId" = u."id") AS "others",
    (SELECT group_concat(a."answer") FROM "UnitAnswer" a
      WHERE a."workspaceId" = u."workspaceId" AND a."unitId" = u."id") AS "answers",
    u."subject", u."classes", u."evidence", u."notes", u."createdAt"
  FROM "Unit" u JOIN "Person" l ON l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
  WHERE u."workspaceId" = 'T1' AND u."schoolId" = 'school-1' AND u."deletedAt" IS NULL
  ORDER BY u."date", u."createdAt"`;

const PIECE = 64 * 1024;

const [format, database, out] = process.argv.slice(2);
const rows = new Sqlite(database, { readonly: true }).prepare(ROWS).raw().iterate();
const file = openSync(out, "w");
if (format === "csv") {
  let text = "";
  for (const row of rows) {
    text += `${row.join(",")}\r\n`;
    if (text.length < PIECE) continue;
    writeSync(file, text);
    text = "";
  }
  writeSync(file, text);
} else {
  const columns = Array.from({ length: 14 }, (_, n) => ({ header: `Column ${n}` }));
  for await (const chunk of writeXlsxStream(rows, { name: "Units", columns })) writeSync(file, chunk);
}
closeSync(file);
