// The exports of figures and of OH YEAHs, cell by cell.
import { expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { ask } from "../../support/asking.js";
import { exportedTables, OPERATOR, readXlsxFile, toFile } from "../../support/exporting.js";
import { reportFigures } from "../../support/figuring.js";
import { LEE, OMAR, startSchool, TESS } from "../../support/school.js";

it("has days open as days, other figures as they are, and an empty cell for what nobody reported", async () => {
  const school = await startSchool();
  await reportFigures(school, "2026-10", { daysOpen: "20.5", circulation: "2117" });
  const tables = await exportedTables(school, { what: "figures", period: "2026-27", by: OPERATOR });
  const [sheet] = await readXlsxFile(await toFile(tables, "xlsx"));
  const [head = [], ...rows] = sheet?.rows ?? [];
  const of = (name: string) => rows.map((row) => row[head.indexOf(name)]);
  expect(head).toEqual(
    expect.arrayContaining(["Month", "Days Open", "Monthly Circulation", "Number of Classes Served"]),
  );
  expect([of("Days Open"), of("Monthly Circulation"), of("Number of Classes Served")]).toEqual([
    [20.5],
    [2117],
    [null],
  ]);
});

it("says of an OH YEAH who said it and who saved it", async () => {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR]) await ask(school, "help", { by });
  const { workspaceId, id: schoolId } = await school.db.school.findFirstOrThrow();
  const at = "2026-10-20T12:00:00.000Z";
  const said = { authorId: asPersonId(TESS), savedById: asPersonId(LEE), consent: "given", day: "2026-10-20" };
  await school.db.ohYeah.create({
    data: { ...said, id: "said", workspaceId, schoolId, text: "They begged to read on.", createdAt: at, updatedAt: at },
  });
  const tables = await exportedTables(school, { what: "ohyeahs", period: "2026-27", by: OPERATOR });
  const [sheet] = await readXlsxFile(await toFile(tables, "xlsx"));
  const names = new Map((await school.db.person.findMany()).map(({ id, name }) => [id, name]));
  expect(sheet?.rows.map((row) => row.slice(1, 4))).toEqual([
    ["OH YEAH", "By", "Saved By"],
    ["They begged to read on.", names.get(TESS), names.get(LEE)],
  ]);
  expect(names.get(TESS)).not.toBe(names.get(LEE));
});
