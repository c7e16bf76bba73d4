// Rows of every kind that Tess has something to do with, in any workspace and school, each text beginning with one word.
import { randomUUID } from "node:crypto";
import { roadblockKey } from "../../src/domain/roadblock.js";
import type { Db } from "../../src/store/sql/database.js";
import { LEE, TESS } from "./school.js";
import type { Ids } from "./surfaces.js";

export interface Place {
  workspaceId: string;
  schoolId: string;
}

interface Filling {
  /** Every text begins with it. */
  word: string;
  now: Date;
  /** The unit was deleted just now, so it can be restored. */
  isDeleted?: boolean;
}

async function addUnitOf(db: Db, place: Place, { word, now, isDeleted = false }: Filling): Promise<string> {
  const [id, at] = [randomUUID(), now.toISOString()];
  const unit = { title: `${word} unit`, date: "2026-11-04", grades: "7", level: 4, subject: `${word} subject` };
  const written = { evidence: `${word} evidence`, notes: `${word} notes`, deletedAt: isDeleted ? at : null };
  await db.unit.create({
    data: { id, ...place, ...unit, ...written, loggedById: TESS, createdAt: at, updatedAt: at },
  });
  const partner = { workspaceId: place.workspaceId, unitId: id, personId: LEE };
  await db.unitPartner.create({ data: partner });
  await db.unitPartnerName.create({ data: { workspaceId: place.workspaceId, unitId: id, name: `${word} name` } });
  await db.unitAnswer.create({
    data: { workspaceId: place.workspaceId, unitId: id, question: "skills", answer: `${word} skill` },
  });
  await db.questionOption.upsert({
    where: { workspaceId_schoolId_question_name: { ...place, question: "skills", name: `${word} listed skill` } },
    create: { ...place, question: "skills", name: `${word} listed skill`, place: 0 },
    update: {},
  });
  const change = { workspaceId: place.workspaceId, unitId: id, number: 1, personId: TESS, at };
  await db.unitChange.createMany({
    data: [
      { ...change, place: 0, field: "title", before: `${word} earlier title`, after: `${word} unit` },
      { ...change, place: 1, field: "notes", before: `${word} earlier notes`, after: `${word} notes` },
    ],
  });
  await db.levelOpinion.create({ data: { ...partner, level: 2, why: `${word} why`, askedAt: at, answeredAt: at } });
  return id;
}

async function addReflectionOf(db: Db, place: Place, { word, now }: Filling): Promise<string> {
  const [id, at] = [randomUUID(), now.toISOString()];
  const dates = { createdAt: at, updatedAt: at };
  await db.reflection.create({
    data: { id, ...place, personId: TESS, sheet: "roadblocks", audience: "me", ...dates },
  });
  const of = { workspaceId: place.workspaceId, reflectionId: id };
  await db.answer.createMany({
    data: [
      { ...of, question: "category-1", text: "culture" },
      { ...of, question: "explain-1", text: `${word} roadblock` },
      { ...of, question: "solution-1", text: `${word} idea` },
    ],
  });
  await db.roadblock.create({ data: { ...of, slot: 1, askAt: at, askedAt: at, changedAt: at } });
  return id;
}

async function addOfferOf(db: Db, { workspaceId }: Place, at: Filling & { reflectionId: string }): Promise<string> {
  const { word, now, reflectionId } = at;
  const [id, createdAt] = [randomUUID(), now.toISOString()];
  const of = { workspaceId, reflectionId, roadblock: roadblockKey(`${word} roadblock`), personId: LEE };
  await db.roadblockOffer.create({ data: { id, ...of, text: `${word} offer`, createdAt, toldAt: createdAt } });
  return id;
}

/** A planning talk of Tess. */
async function addTalkOf(db: Db, place: Place, { word, now }: Filling): Promise<string> {
  const [id, at] = [randomUUID(), now.toISOString()];
  const talk = { day: "2026-11-03", about: `${word} talk`, minutes: 20, partners: LEE, others: `${word} guest` };
  await db.talk.create({ data: { id, ...place, personId: TESS, ...talk, createdAt: at, updatedAt: at } });
  return id;
}

/** A plan of Tess and Lee. What is attached to it has the same id. */
async function addPlanOf(db: Db, place: Place, { word, now }: Filling): Promise<string> {
  const [id, at] = [randomUUID(), now.toISOString()];
  const { workspaceId } = place;
  const by = { createdById: TESS, createdAt: at, updatedAt: at };
  await db.plan.create({ data: { id, ...place, ...by, sourceId: randomUUID(), sourceWords: `${word} source` } });
  const edit = { workspaceId, planId: id, number: 1 };
  await db.planEdit.create({ data: { ...edit, personId: TESS, at } });
  const items = [
    { field: "title", text: `${word} plan` },
    { field: "people", head: "librarian", note: `${word} job`, personId: LEE },
    { field: "deficits", head: `${word} gap area`, text: `${word} gap` },
    { field: "overview", text: `${word} overview` },
    { field: "librarianDuties", text: `${word} duty`, isMarked: true },
  ];
  await db.planEditField.createMany({ data: items.map(({ field }) => ({ ...edit, field })) });
  await db.planItem.createMany({ data: items.map((item) => ({ ...edit, place: 0, ...item })) });
  const link = { kind: "link", name: `${word} handout`, address: `https://example.com/${word}` };
  const added = { addedById: TESS, addedAt: at };
  await db.planAttachment.create({ data: { id, workspaceId, planId: id, ...link, ...added } });
  const asked = { workspaceId, planId: id, askedById: TESS, askedAt: at };
  await db.planName.create({ data: { ...asked, key: LEE, personId: LEE } });
  const copy = { id: randomUUID(), workspaceId, planId: id, number: 1, personId: TESS, at };
  await db.planPublication.create({ data: { ...copy, format: "pdf", withSchool: false } });
  const named = { workspaceId, publicationId: copy.id, place: 0, name: `${word} named` };
  await db.planPublicationName.create({ data: named });
  return id;
}

/** An indicator of Tess, with two pieces. */
async function addEvidenceOf(db: Db, place: Place, at: Filling & { unit: string; talk: string }): Promise<string> {
  const [id, createdAt] = [randomUUID(), at.now.toISOString()];
  const indicator = { id, ...place, personId: TESS, place: 0, name: `${at.word} indicator` };
  await db.evidenceIndicator.create({ data: { ...indicator, createdAt, updatedAt: createdAt } });
  const mark = { workspaceId: place.workspaceId, indicatorId: id };
  await db.evidenceMark.createMany({
    data: [
      { ...mark, kind: "unit", sourceId: at.unit },
      { ...mark, kind: "talk", sourceId: at.talk },
    ],
  });
  return id;
}

/** Tess and Lee must be in the workspace. */
export async function addEveryKindOfRow(db: Db, place: Place, filling: Filling): Promise<Ids> {
  const { word, now } = filling;
  const [example, ohYeah, at] = [randomUUID(), randomUUID(), now.toISOString()];
  const unit = await addUnitOf(db, place, filling);
  const reflection = await addReflectionOf(db, place, filling);
  const talk = await addTalkOf(db, place, filling);
  const plan = await addPlanOf(db, place, filling);
  const indicator = await addEvidenceOf(db, place, { ...filling, unit, talk });
  const offer = await addOfferOf(db, place, { ...filling, reflectionId: reflection });
  const added = { addedById: TESS, createdAt: at };
  const days = { firstDay: "2026-11-26", lastDay: "2026-11-27" };
  const closing = randomUUID();
  await db.closing.create({
    data: {
      id: closing,
      ...place,
      ...days,
      closes: "school",
      reason: `${word} reason`,
      share: 100,
      addedWith: word,
    },
  });
  await db.example.create({ data: { id: example, ...place, level: 2, text: `${word} example`, ...added } });
  const by = { authorId: TESS, savedById: LEE, day: "2026-11-04", createdAt: at, updatedAt: at };
  await db.ohYeah.create({ data: { id: ohYeah, ...place, ...by, text: `${word} line`, consent: "asked" } });
  const share = randomUUID();
  const post = { channel: "C0STAFF0001", messageTs: "9.1", personId: TESS, sharedAt: at };
  await db.sharedPost.create({ data: { id: share, ...place, ...post } });
  const figure = { ...place, month: "2026-11", key: "circulation", value: 2117, cause: `${word} cause` };
  await db.figure.create({ data: { ...figure, personId: TESS, changedAt: at } });
  await db.highlight.create({ data: { ...place, year: "2026-27", place: 1, ohYeahId: ohYeah } });
  const goal = randomUUID();
  const measured = {
    kind: "share",
    shareBy: "subject",
    isOutside: true,
    names: `${word} subject`,
    measure: `${word} share`,
  };
  await db.goal.create({
    data: { id: goal, ...place, ...measured, year: "2026-27", place: 1, start: 20, target: 25, createdAt: at },
  });
  const department = randomUUID();
  await db.department.create({
    data: { id: department, ...place, name: `${word} department`, key: `${word} department` },
  });
  await db.departmentTeacher.create({
    data: { workspaceId: place.workspaceId, departmentId: department, personId: LEE },
  });
  const dropId = randomUUID();
  const drop = { dropId, digest: "a".repeat(64), unclear: "2.117", isSummed: true, createdAt: at };
  const values = { create: [{ key: "circulation", value: 2117 }] };
  await db.figureImport.create({
    data: { id: randomUUID(), ...place, ...drop, month: "2026-10", personId: TESS, values },
  });
  const log = randomUUID();
  const found = { titles: ["Date"], examples: [word], row: 0, roles: {}, choices: {}, asks: { roles: [] } };
  const refused = { sheet: "", row: 3, state: "refused", why: `${word} refused`, cells: JSON.stringify([word]) };
  const staged = { title: `${word} past`, date: "2025-11-04", grades: "4", level: 2, loggedById: TESS };
  await db.logImport.create({
    data: {
      ...{ id: log, ...place, personId: LEE, fileName: `${word}.csv`, found: JSON.stringify(found), createdAt: at },
      parts: { create: { place: 0, content: Buffer.from(word).toString("base64") } },
      rows: { create: [{ sheet: "", row: 2, state: "new", unitId: randomUUID(), key: word, ...staged }, refused] },
    },
  });
  const answer = randomUUID();
  const about = { post: "monthly-report", period: "2026-10", personId: TESS, createdAt: at };
  const question = { kind: "question", key: word, text: `${word} question` };
  await db.reportAnswer.create({ data: { id: answer, ...place, ...about, ...question } });
  const handover = randomUUID();
  await db.handover.create({ data: { id: handover, ...place, byId: TESS, at } });
  await db.recordsRequest.create({ data: { id: randomUUID(), ...place, ...days, personId: TESS, madeAt: at } });
  return {
    drop: dropId,
    log,
    answer,
    handover,
    department,
    indicator,
    goal,
    closing,
    share,
    unit,
    reflection,
    ohYeah,
    example,
    offer,
    talk,
    plan,
  };
}
