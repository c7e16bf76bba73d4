// Ten thousand rows: all are added, or none, and all are taken out again.
import { expect, it } from "vitest";
import { asWorkspaceId } from "../../../src/domain/ids.js";
import { stageLog } from "../../../src/features/import/stage-log.js";
import { finishLogImport } from "../../../src/store/finish-log-imports.js";
import { countStaged } from "../../../src/store/log-import-counts.js";
import { librariansOf } from "../../../src/store/people.js";
import { countImported, saveLogImport, undoLogImport } from "../../../src/store/save-log-import.js";
import { schoolOf } from "../../../src/store/schools.js";
import { startSchool } from "../../support/school.js";

const ROWS = 10_000;

function toLog(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const day = `${1 + (n % 9)}/${1 + (n % 28)}/20${10 + (n % 15)}`;
    return `${day},Unit ${n},${1 + (n % 12)},${1 + (n % 4)},Teacher ${n % 200},Science,2,Notes ${n}`;
  });
  return new TextEncoder().encode(`Date,Unit,Grade,Level,Teacher,Subject,Classes,Notes\n${rows.join("\n")}\n`);
}

it("is added whole once, and undone whole", async () => {
  const { db } = await startSchool();
  const workspaceId = asWorkspaceId((await db.school.findFirstOrThrow()).workspaceId);
  const school = await schoolOf(db, workspaceId);
  const [importer] = await librariansOf(db, workspaceId);
  if (!school || !importer) throw new Error("The school has no librarian.");
  const now = new Date();
  const id = await stageLog(
    { db, school, now, importer, staff: [] },
    { bytes: toLog(), fileName: "log.csv", choices: {} },
  );
  expect(await countStaged(db, school, id)).toMatchObject({ added: ROWS, there: 0, refused: 0 });
  expect(await Promise.all([saveLogImport(db, school, { id, now }), saveLogImport(db, school, { id, now })])).toEqual(
    expect.arrayContaining([true, false]),
  );
  await Promise.all([finishLogImport(db, school, id), finishLogImport(db, school, id)]);
  expect(await countImported(db, school, id)).toEqual({ units: ROWS, figures: 0 });
  expect(await db.unit.count({ where: { deletedAt: null } })).toBe(ROWS);
  expect(await undoLogImport(db, school, { id, now })).toBe(true);
  await finishLogImport(db, school, id);
  expect(await db.unit.count()).toBe(0);
}, 120_000);
