// A second workspace in the database of a school, with the same people and rows of every kind of its own.
import { randomUUID } from "node:crypto";
import { asPersonId, asUnitId, asWorkspaceId, type UnitId } from "../../src/domain/ids.js";
import { roadblockKey } from "../../src/domain/roadblock.js";
import { UnitFields } from "../../src/domain/unit.js";
import { savePerson } from "../../src/store/people.js";
import { ensureSchool } from "../../src/store/schools.js";
import { addUnit } from "../../src/store/units.js";
import { ask } from "./asking.js";
import { fillLog } from "./rows.js";
import { ADMIN, LEE, PAT, type School, startSchool, TESS } from "./school.js";
import type { Ids } from "./surfaces.js";

export const OTHER = asWorkspaceId("T0000000002");
/** A person only the other workspace has. */
export const EVE = "U0EVE000001";

export const FOREIGN = UnitFields.parse({
  title: "Foreign unit",
  date: "2026-11-04",
  grades: ["7"],
  level: 4,
  evidence: "Foreign evidence",
  partners: [LEE],
  subject: "Foreign subject",
});

/** Matches any text of the other workspace that shows up in ours. */
export const GIVEAWAY = /Foreign|Other School/;

/** Rows of every kind in the other workspace, written by people who are in ours, too. */
async function fillOther({ db, clock }: School, { schoolId, unit }: { schoolId: string; unit: string }): Promise<Ids> {
  const [reflection, ohYeah, example, offer] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const at = clock.now.toISOString();
  const place = { workspaceId: OTHER, schoolId };
  await db.reflection.create({
    data: {
      ...{ id: reflection, ...place, personId: TESS, sheet: "roadblocks", audience: "librarians" },
      ...{ createdAt: at, updatedAt: at },
    },
  });
  const answer = { workspaceId: OTHER, reflectionId: reflection };
  await db.answer.createMany({
    data: [
      { ...answer, question: "category-1", text: "culture" },
      { ...answer, question: "explain-1", text: "Foreign roadblock" },
      { ...answer, question: "solution-1", text: "Foreign idea" },
    ],
  });
  await db.roadblock.create({ data: { ...answer, slot: 1, askAt: at, changedAt: at } });
  const draft = { workspaceId: OTHER, personId: TESS, typedAt: at };
  const fields = JSON.stringify({ "explain-1": "Foreign draft" });
  await db.draft.create({ data: { ...draft, form: "reflect roadblocks", fields } });
  await db.levelOpinion.create({
    data: { workspaceId: OTHER, unitId: unit, personId: LEE, level: 2, why: "Foreign why", answeredAt: at },
  });
  await db.example.create({
    data: { id: example, ...place, level: 2, text: "Foreign example", addedById: TESS, createdAt: at },
  });
  const line = { ...place, authorId: TESS, savedById: LEE, day: "2026-11-04", createdAt: at, updatedAt: at };
  await db.ohYeah.createMany({
    data: [
      { id: ohYeah, ...line, text: "Foreign line", consent: "asked" },
      { id: randomUUID(), ...line, text: "Foreign OH YEAH", consent: "given", pickedFor: "2026-11" },
    ],
  });
  const offered = { text: "Foreign offer", createdAt: at, toldAt: at };
  const of = { ...answer, roadblock: roadblockKey("Foreign roadblock"), personId: LEE };
  await db.roadblockOffer.create({ data: { id: offer, ...of, ...offered } });
  const goal = randomUUID();
  const measured = { kind: "share", shareBy: "subject", names: "Foreign subject", measure: "share Foreign" };
  await db.goal.create({
    data: { id: goal, ...place, ...measured, year: "2026-27", place: 1, target: 25, createdAt: at },
  });
  const department = randomUUID();
  await db.department.create({ data: { id: department, ...place, name: "Foreign department", key: "foreign" } });
  await db.departmentTeacher.create({ data: { workspaceId: OTHER, departmentId: department, personId: TESS } });
  const drop = randomUUID();
  const read = { month: "2026-10", personId: TESS, digest: "b".repeat(64), isSummed: false, createdAt: at };
  await db.figureImport.create({
    data: {
      id: randomUUID(),
      ...place,
      dropId: drop,
      ...read,
      values: { create: [{ key: "circulation", value: 12 }] },
    },
  });
  const log = randomUUID();
  const staged = { title: "Foreign past", date: "2025-11-04", grades: "4", level: 2, loggedById: TESS };
  await db.logImport.create({
    data: {
      ...{ id: log, ...place, personId: TESS, fileName: "foreign.csv", found: "{}", createdAt: at },
      rows: { create: { sheet: "", row: 2, state: "new", unitId: randomUUID(), key: "foreign", ...staged } },
    },
  });
  const talk = randomUUID();
  const planned = { personId: TESS, day: "2026-11-04", about: "Foreign talk", partners: LEE, others: "Foreign guest" };
  await db.talk.create({ data: { id: talk, ...place, ...planned, createdAt: at, updatedAt: at } });
  const plan = randomUUID();
  await db.plan.create({ data: { id: plan, ...place, createdById: TESS, createdAt: at, updatedAt: at } });
  const edit = { workspaceId: OTHER, planId: plan, number: 1 };
  await db.planEdit.create({ data: { ...edit, personId: TESS, at } });
  await db.planEditField.create({ data: { ...edit, field: "overview" } });
  await db.planItem.create({ data: { ...edit, field: "overview", place: 0, text: "Foreign overview" } });
  const library = { answer: randomUUID(), handover: randomUUID() };
  const about = { post: "monthly-report", period: "2026-10", personId: TESS, createdAt: at };
  const question = { kind: "question", key: "foreign", text: "Foreign question" };
  await db.reportAnswer.create({ data: { id: library.answer, ...place, ...about, ...question } });
  await db.handover.create({ data: { id: library.handover, ...place, byId: TESS, at } });
  return {
    drop,
    log,
    unit,
    reflection,
    ohYeah,
    example,
    offer,
    share: reflection,
    goal,
    department,
    talk,
    plan,
    ...library,
  };
}

/** Our school, and a second workspace with the same people and rows of its own. */
export async function startWithOtherWorkspace(): Promise<School & { foreign: UnitId; theirIds: Ids }> {
  const school = await startSchool();
  const { db, clock } = school;
  await ask(school, "help");
  await fillLog(school, [{ title: "Our unit", date: "2026-11-03", level: 1, loggedBy: TESS, partners: [LEE] }]);
  const first = { timeZone: "Asia/Kolkata", adminChannel: ADMIN, librarians: [LEE], now: clock.now };
  const other = await ensureSchool(db, OTHER, { ...first, name: "Other School" });
  for (const id of [TESS, LEE, PAT, EVE]) {
    const profile = { id, name: `Foreign ${id}`, timeZone: "Asia/Kolkata", locale: "en-US" };
    await savePerson(db, OTHER, { ...profile, standing: "member", slackAdmin: true, now: clock.now });
  }
  const unit = { ...FOREIGN, loggedBy: asPersonId(TESS), key: "foreign", now: clock.now };
  const foreign = (await addUnit(db, other, unit)) ?? asUnitId("");
  const theirIds = await fillOther(school, { schoolId: other.id, unit: foreign });
  return Object.assign(school, { foreign, theirIds });
}
