// The export of unit plans: a row for each plan, and a row for each standard, duty, attachment and gap.
import { expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { PLAN_FIELDS, type PlanField } from "../../../src/domain/plan/plan-fields.js";
import { toItems } from "../../../src/domain/plan/plan-items.js";
import type { Reader } from "../../../src/features/export/tables.js";
import { ask } from "../../support/asking.js";
import { exportedTables, OPERATOR, readXlsxFile, toFile } from "../../support/exporting.js";
import { FULL_PLAN } from "../../support/full-plan.js";
import { addPlanned, day, LEE_AND_TESS, READY } from "../../support/planned.js";
import { nextFile } from "../../support/received-files.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";

async function withPlans(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR]) await ask(school, "help", { by });
  await addPlanned(school, { ...READY, day: day("2026-11-16") });
  await addPlanned(school, { title: "Next year's maps", people: LEE_AND_TESS, day: day("2027-09-13") });
  await addPlanned(school, { people: [{ name: "Ana; Outside", role: "teacher", jobTitle: "Ranger" }] });
  return school;
}

const readerOf = (id: string, role: "staff" | "librarian"): Reader => ({
  person: { id: asPersonId(id), role },
  channels: [],
});

async function sheetsFor(school: School, by: Reader, period = "2026-27") {
  const tables = await exportedTables(school, { what: "plans", period, by });
  return readXlsxFile(await toFile(tables, "xlsx"));
}

it("has a row for each plan of the period, and for one without a day if it was started then", async () => {
  const school = await withPlans();
  const [plans, details] = await sheetsFor(school, OPERATOR);
  expect([plans?.name, details?.name]).toEqual(["Plans", "Plan Details"]);
  const [head = [], ...rows] = plans?.rows ?? [];
  expect(head.slice(0, 7)).toEqual([
    ...["Unit Title", "First Day", "Library Media Specialist", "Teachers", "Grade Level", "Subject"],
    "Level of Collaboration",
  ]);
  const of = (row: (typeof rows)[number] | undefined, name: string) => row?.[head.indexOf(name)];
  expect(rows.map((row) => of(row, "Unit Title"))).toEqual(["Rivers and Deltas", "Untitled plan"]);
  expect(["Level of Collaboration", "AASL Standards", "Ready", "In the Log"].map((name) => of(rows[0], name))).toEqual([
    ...[4, "1.1.7, 2.4.1", "yes", null],
  ]);
  // A semicolon separates names.
  expect(["Teachers", "Ready", "Parts Filled In"].map((name) => of(rows[1], name))).toEqual([
    ...["Ana, Outside (Ranger)", null, 1],
  ]);
  expect(details?.rows.slice(1).map((row) => row.slice(2))).toEqual([
    ["Area of deficit or gap", "Science", "4-ESS2-1: rates of erosion", null],
    ["Content area standard", "Science", "4-ESS2-1.\n  Make observations.", null],
    ["Library media specialist will", null, "Teach note taking", "yes"],
    ["Teacher will", null, "Build the stream table", null],
  ]);
  const [next] = await sheetsFor(school, OPERATOR, "2027-28");
  expect(next?.rows.slice(1).map(([title]) => title)).toEqual(["Next year's maps"]);
});

it("has every field of a plan in one of its tables", async () => {
  const school = await withPlans();
  await addPlanned(school, { ...FULL_PLAN, people: LEE_AND_TESS.map((one) => ({ ...one, jobTitle: "Grade 4" })) });
  const tables = await sheetsFor(school, OPERATOR);
  const toText = (cell: unknown) => (cell instanceof Date ? cell.toISOString() : String(cell));
  const cells = tables.flatMap(({ rows }) => rows.flat()).map(toText);
  const { people: _, ...values } = FULL_PLAN;
  const wordsOf = (field: PlanField) =>
    toItems({ ...values, people: [] }, field).flatMap(({ head, text }) => [head, text]);
  const missing = PLAN_FIELDS.filter((field) => wordsOf(field).some((word) => !cells.join("\n").includes(word)));
  expect(missing).toEqual([]);
  expect(cells).toEqual(expect.arrayContaining(["Lee Librarian (Grade 4)", "Tess Teacher (Grade 4)"]));
});

it("gives the gaps only to the plan's people, librarians and admins", async () => {
  const school = await withPlans();
  const partsFor = async (by: Reader) => (await sheetsFor(school, by))[1]?.rows.slice(1).map((row) => row[2]);
  const gap = "Area of deficit or gap";
  expect(await partsFor(readerOf(OMAR, "staff"))).not.toContain(gap);
  expect(await partsFor(readerOf(OMAR, "staff"))).toContain("Teacher will");
  expect(await partsFor(readerOf(TESS, "staff"))).toContain(gap);
  expect(await partsFor(readerOf(OMAR, "librarian"))).toContain(gap);
});

it("says what the log entry says, and leaves out what was deleted", async () => {
  const school = await withPlans();
  await fillLog(school, [{ title: "Logged as Rivers", date: "2026-10-05", loggedBy: TESS, partners: [LEE] }]);
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  await addPlanned(school, { overview: "As planned" }, { unit });
  await school.db.plan.updateMany({ where: { unitId: null }, data: { deletedAt: school.clock.now.toISOString() } });
  const [plans] = await sheetsFor(school, OPERATOR);
  const [head = [], ...rows] = plans?.rows ?? [];
  expect(rows.map((row) => [row[0], row[head.indexOf("Unit Overview")], row[head.indexOf("In the Log")]])).toEqual([
    ["Logged as Rivers", "As planned", "yes"],
  ]);
});

it("is sent to a person who types it, with what they may see", async () => {
  const school = await withPlans();
  await ask(school, "export plans November as excel", { by: OMAR });
  const file = await nextFile(school, OMAR);
  expect(file.name).toBe("November 2026 plans.xlsx");
  await ask(school, "export plan October csv", { by: LEE });
  expect(school.slack.problems).toEqual([]);
});
