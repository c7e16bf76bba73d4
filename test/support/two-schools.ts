// Two schools in one database, in one workspace or in two, with rows of every kind in the second, for tests of the store.
import { randomUUID } from "node:crypto";
import type { SchoolId, UnitId } from "../../src/domain/ids.js";
import { roadblockKey } from "../../src/domain/roadblock.js";
import { ledgerOf } from "../../src/store/post-ledger.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import * as units from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, openFile, RIVERS, TEACHER } from "./database.js";
import { everyRow } from "./rows.js";

export const OURS = "T0000000001";
export const THEIRS = "T0000000002";
export const LATER = new Date(NOW.getTime() + 1000);
export const BEFORE = new Date(NOW.getTime() - 1000);
export const POST = { post: "monthly-report", period: "2026-10" };

/** Ids of the second workspace's rows: its reflection, two posted in a channel, its OH YEAHs, its example. */
export const THEIR = {
  reflection: "reflection-of-theirs",
  posted: "reflection-posted-by-them",
  posting: "reflection-they-are-posting",
  asked: "oh-yeah-asked-about",
  given: "oh-yeah-given",
  example: "example-of-theirs",
  share: "post-shared-by-them",
  offer: "offer-they-made",
  replied: "offer-they-replied-to",
  plan: "plan-of-theirs",
  deletedPlan: "plan-they-deleted",
  attachment: "attachment-of-theirs",
  talk: "talk-they-had",
  deletedTalk: "talk-they-deleted",
  indicator: "indicator-of-theirs",
  deletedIndicator: "indicator-they-deleted",
  goal: "goal-of-theirs",
  department: "department-of-theirs",
  year: "year-of-theirs",
  closing: "closing-of-theirs",
  drop: "drop-of-theirs",
  readImport: "import-they-read",
  savedImport: "import-they-saved",
  readLog: "log-they-read",
  savedLog: "log-they-saved",
  question: "question-they-asked",
  handover: "handover-of-theirs",
  records: "records-of-theirs",
} as const;

/** The digest of the file they dropped in. */
export const THEIR_DIGEST = "d".repeat(64);

/** The message with a question to one of theirs. */
export const THEIR_QUESTION = { channel: "D0THEIRS001", messageTs: "3.1" };

/** Where the second school is. */
export const PLACES = ["another workspace", "the same workspace"] as const;
type Place = (typeof PLACES)[number];

export interface Two {
  place: Place;
  db: Db;
  ours: School;
  theirs: School;
  unit: UnitId;
  /** A unit of theirs whose partner wasn't asked yet. */
  unasked: UnitId;
}

/** A plan of their unit, and one that they deleted. */
async function addTheirPlans(db: Db, { id: schoolId, workspaceId }: School, unitId: UnitId): Promise<void> {
  const at = NOW.toISOString();
  const plan = { workspaceId, schoolId, createdById: TEACHER, createdAt: at, updatedAt: at };
  await db.plan.create({ data: { ...plan, id: THEIR.plan, unitId, talkId: THEIR.talk } });
  await db.plan.create({ data: { ...plan, id: THEIR.deletedPlan, deletedAt: at } });
  for (const planId of [THEIR.plan, THEIR.deletedPlan]) {
    const edit = { workspaceId, planId, number: 1 };
    await db.planEdit.create({ data: { ...edit, personId: TEACHER, at } });
    await db.planEditField.create({ data: { ...edit, field: "overview" } });
    await db.planItem.create({ data: { ...edit, field: "overview", place: 0, text: "Their overview" } });
  }
  const link = { kind: "link", name: "Their handout", address: "https://example.com/theirs" };
  const attachment = { workspaceId, planId: THEIR.plan, addedById: TEACHER, addedAt: at };
  await db.planAttachment.create({ data: { id: THEIR.attachment, ...attachment, ...link } });
  const asked = { workspaceId, planId: THEIR.plan, askedById: TEACHER, askedAt: at };
  await db.planName.create({ data: { ...asked, key: "asked", personId: TEACHER } });
  const copy = { id: randomUUID(), workspaceId, planId: THEIR.plan, number: 1, personId: TEACHER, at };
  await db.planPublication.create({ data: { ...copy, format: "pdf", withSchool: true } });
  await db.planPublicationName.create({
    data: { workspaceId, publicationId: copy.id, place: 0, name: "Theirs", personId: TEACHER },
  });
}

async function fillTheirs(db: Db, { id: schoolId, workspaceId }: School, unitId: UnitId): Promise<void> {
  const at = NOW.toISOString();
  const place = { workspaceId, schoolId };
  await db.workspace.update({ where: { id: workspaceId }, data: { chartsRefusedAt: at, whisperChartsRefusedAt: at } });
  await db.subject.create({ data: { ...place, name: "Greek" } });
  const talk = { ...place, personId: TEACHER, day: RIVERS.date, about: "Their talk", minutes: 20 };
  const withWhom = { partners: LIBRARIAN, others: "Ms. Theirs", createdAt: at, updatedAt: at };
  await db.talk.createMany({
    data: [
      { ...talk, ...withWhom, id: THEIR.talk },
      { ...talk, ...withWhom, id: THEIR.deletedTalk, deletedAt: at },
    ],
  });
  const indicator = { ...place, personId: TEACHER, name: "Their indicator", createdAt: at, updatedAt: at };
  await db.evidenceIndicator.createMany({
    data: [
      { ...indicator, id: THEIR.indicator, place: 0 },
      { ...indicator, id: THEIR.deletedIndicator, place: 1, deletedAt: at },
    ],
  });
  await db.evidenceMark.create({
    data: { workspaceId, indicatorId: THEIR.indicator, kind: "talk", sourceId: THEIR.talk },
  });
  await db.unitAnswer.create({ data: { workspaceId, unitId, question: "skills", answer: "Their skill" } });
  await db.questionOption.create({ data: { ...place, question: "skills", name: "Their listed skill", place: 0 } });
  await db.teacher.create({ data: { ...place, personId: TEACHER } });
  await db.nameMismatch.create({ data: { ...place, name: "Ms. Theirs", personId: TEACHER } });
  const goal = { kind: "units", measure: "units", target: 60, createdAt: at };
  await db.goal.create({ data: { ...place, ...goal, id: THEIR.goal, year: "2026-27", place: 1 } });
  await db.department.create({ data: { ...place, id: THEIR.department, name: "Latin", key: "latin" } });
  await db.departmentTeacher.create({ data: { workspaceId, departmentId: THEIR.department, personId: TEACHER } });
  const days = { firstDay: "2026-09-01", lastDay: "2027-06-30" };
  await db.school.update({ where: { workspaceId_id: { workspaceId, id: schoolId } }, data: { calendarVersion: 3 } });
  await db.schoolYear.create({ data: { ...place, id: THEIR.year, ...days, weekdays: "1,2" } });
  await db.schoolTerm.create({ data: { workspaceId, yearId: THEIR.year, name: "Their term", ...days } });
  const closing = { ...days, closes: "school", reason: "Their reason", share: 100, addedWith: "theirs" };
  await db.closing.create({ data: { ...place, id: THEIR.closing, ...closing } });
  const reflection = { ...place, id: THEIR.reflection, personId: TEACHER, sheet: "roadblocks", audience: "librarians" };
  await db.reflection.create({ data: { ...reflection, createdAt: at, updatedAt: at } });
  const posted = { ...reflection, id: THEIR.posted, audience: "channel", channel: "C0THEIRS001", messageTs: "1.1" };
  await db.reflection.create({ data: { ...posted, createdAt: at, updatedAt: at } });
  // Slack hasn't confirmed this one yet.
  const posting = { ...posted, id: THEIR.posting, messageTs: null, createdAt: at, updatedAt: at };
  await db.reflection.create({ data: posting });
  const takenBack = { channel: "C0THEIRS001", messageTs: "1.0", reflectionId: "deleted", personId: TEACHER };
  await db.retraction.create({ data: { ...place, ...takenBack, nextTryAt: at } });
  const reminder = { ...place, month: "2026-11", remindedAt: at };
  await db.reminder.create({ data: { ...reminder, personId: TEACHER, declinedAt: at } });
  await db.reminder.create({ data: { ...reminder, personId: LIBRARIAN } });
  const figure = { ...place, month: "2026-11", personId: TEACHER, changedAt: at };
  await db.figure.create({ data: { ...figure, key: "circulation", value: 2117, cause: "Their cause" } });
  await db.figure.create({ data: { ...figure, key: "circulation", grade: "K", value: 117 } });
  const imported = {
    ...place,
    dropId: THEIR.drop,
    personId: TEACHER,
    digest: THEIR_DIGEST,
    createdAt: at,
    isSummed: true,
  };
  const values = { create: [{ key: "circulation", value: 2117 }] };
  await db.figureImport.create({ data: { ...imported, id: THEIR.readImport, month: "2026-12", values } });
  await db.figureImport.create({ data: { ...imported, id: THEIR.savedImport, month: "2026-11", savedAt: at, values } });
  const log = { ...place, personId: TEACHER, fileName: "theirs.csv", found: "{}", createdAt: at };
  const row = { sheet: "", row: 2, state: "new", unitId: "unit-of-theirs", key: "their row", title: "Their past" };
  const details = { date: "2025-11-04", grades: "4", level: 2, loggedById: TEACHER };
  const refused = { sheet: "", row: 3, state: "refused", why: "No date.", cells: "[]" };
  const past = { month: "2025-11", key: "circulation", value: 2117, state: "new" };
  await db.logImport.create({
    data: {
      ...{ ...log, id: THEIR.readLog },
      parts: { create: { place: 0, content: "QUJD" } },
      rows: { create: [{ ...row, ...details }, refused] },
      figures: { create: past },
    },
  });
  await db.logImport.create({ data: { ...log, id: THEIR.savedLog, savedAt: at, underWay: true } });
  const mark = { ...place, importId: THEIR.savedLog, key: "their imported row" };
  await db.importedUnit.create({ data: { ...mark, unitId } });
  const previewed = { name: POST.post, period: POST.period, personId: TEACHER, sentAt: at };
  await db.postPreview.create({ data: { ...place, ...previewed } });
  await db.figureRequest.create({ data: { ...place, month: "2026-11", personId: TEACHER, askedAt: at } });
  const asked = { ...place, post: POST.post, period: POST.period, personId: TEACHER, createdAt: at };
  const openQuestion = { kind: "question", key: "theirs", text: "Their question" };
  await db.reportAnswer.create({ data: { ...asked, ...openQuestion, id: THEIR.question } });
  const replied = { ...openQuestion, key: "replied", reply: "Their reply", repliedById: LIBRARIAN };
  await db.reportAnswer.create({ data: { ...asked, ...replied, id: `${THEIR.question}-replied` } });
  await db.reportAnswerTold.create({
    data: { workspaceId, answerId: THEIR.question, personId: LIBRARIAN, toldAt: at },
  });
  await db.handover.create({ data: { ...place, id: THEIR.handover, byId: TEACHER, at } });

  await db.recordsRequest.create({
    data: { ...place, ...days, id: THEIR.records, personId: TEACHER, madeAt: at },
  });
  const joined = { handoverId: THEIR.handover, personId: LIBRARIAN, change: "joined" };
  await db.handoverPerson.create({ data: { workspaceId, ...joined } });
  const announced = { channel: "C0THEIRS001", personId: TEACHER, announcedAt: at };
  await db.announcement.create({ data: { ...place, ...announced, messageTs: "1.2" } });
  const of = { workspaceId, reflectionId: THEIR.reflection };
  const answers = {
    ...{ "category-1": "culture", "explain-1": "Their roadblock", "solution-1": "Their idea" },
    ...{ "category-2": "scheduling", "explain-2": "Their second roadblock" },
  };
  await db.answer.createMany({
    data: Object.entries(answers).map(([question, text]) => ({ ...of, question, text })),
  });
  await db.roadblock.create({ data: { ...of, slot: 1, askAt: at, changedAt: at } });
  // Its writer was asked about this one.
  await db.roadblock.create({ data: { ...of, slot: 2, askAt: at, askedAt: at, changedAt: at } });
  const offer = { ...of, personId: LIBRARIAN, text: "Their offer", createdAt: at };
  await db.roadblockOffer.createMany({
    data: [
      { ...offer, id: THEIR.offer, roadblock: roadblockKey("Their roadblock") },
      {
        ...offer,
        id: THEIR.replied,
        roadblock: roadblockKey("Their second roadblock"),
        toldAt: at,
        reply: "Their reply",
      },
    ],
  });
  const draft = { workspaceId, personId: TEACHER, form: "reflect roadblocks", typedAt: at };
  await db.draft.create({ data: { ...draft, fields: '{"explain-1":"Their draft"}' } });
  await db.levelOpinion.create({ data: { workspaceId, unitId, personId: LIBRARIAN, askedAt: at } });
  await db.unitPartner.create({ data: { workspaceId, unitId, personId: TEACHER, matchedName: "Mr. Matched" } });
  await db.unitChange.create({
    data: { workspaceId, unitId, number: 1, place: 0, personId: TEACHER, at, field: "level", before: "1", after: "2" },
  });
  await db.levelOpinion.create({
    data: { workspaceId, unitId, personId: TEACHER, level: 2, why: "Their why", answeredAt: at },
  });
  const question = { name: "agree-level", about: unitId, version: "shown", personId: TEACHER, askedAt: at };
  await db.askedQuestion.create({ data: { ...place, ...THEIR_QUESTION, ...question } });
  const shared = {
    ...place,
    id: THEIR.share,
    channel: "C0THEIRS001",
    messageTs: "1.1",
    personId: TEACHER,
    sharedAt: at,
  };
  await db.sharedPost.create({ data: shared });
  const example = { ...place, id: THEIR.example, level: 2, text: "Their example", addedById: TEACHER };
  await db.example.create({ data: { ...example, createdAt: at } });
  const ohYeah = { ...place, authorId: TEACHER, savedById: LIBRARIAN, day: "2026-11-04", createdAt: at, updatedAt: at };
  await db.ohYeah.createMany({
    data: [
      { ...ohYeah, id: THEIR.asked, text: "Their line", consent: "asked" },
      { ...ohYeah, id: THEIR.given, text: "Their OH YEAH", consent: "given", pickedFor: "2026-11" },
    ],
  });
  await db.highlight.create({ data: { ...place, year: "2026-27", place: 1, ohYeahId: THEIR.given } });
}

/** A school that came later to a workspace that has one. */
async function addSecondSchool(db: Db, first: School): Promise<School> {
  const { workspaceId } = first;
  const row = await db.school.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId, id: first.id } } });
  const second = { ...row, id: "second-school" as SchoolId, name: "Second school", createdAt: LATER.toISOString() };
  await db.school.create({ data: second });
  return { ...first, id: second.id, name: second.name };
}

/** Both have the same people; in a second workspace they are admins and have opened their Home. */
export async function openTwo(place: Place = "another workspace"): Promise<Two> {
  const { db } = await openFile();
  const ours = await addSchool(db, OURS);
  const theirs = place === "another workspace" ? await addSchool(db, THEIRS) : await addSecondSchool(db, ours);
  const unit = { ...RIVERS, subject: "Latin", loggedBy: TEACHER, key: "key", now: NOW };
  const id = await units.addUnit(db, theirs, unit);
  const unasked = await units.addUnit(db, theirs, { ...unit, title: "Maps", key: "maps" });
  if (!id || !unasked) throw new Error("The units were not logged.");
  await fillTheirs(db, theirs, id);
  await addTheirPlans(db, theirs, id);
  await db.unitPartnerName.create({
    data: { workspaceId: theirs.workspaceId, unitId: unasked, name: "Ms. Theirs" },
  });
  const profile = { admin: true, name: "Theirs", homeOpenedAt: NOW.toISOString(), homeRights: "staff" };
  await db.person.updateMany({ where: { workspaceId: THEIRS }, data: profile });
  const { workspaceId } = theirs;
  const row = await ledgerOf(db, theirs).findOrCreate(POST.post, { period: POST.period, dueAt: NOW }, NOW);
  await ledgerOf(db, theirs).transition({ ...POST, from: row, now: NOW }, { state: "unsure", nextTryAt: LATER });
  const instants = { dueAt: NOW.toISOString(), changedAt: NOW.toISOString() };
  const failed = { reason: "is_archived", nextTryAt: LATER.toISOString(), notifiedReason: "is_archived" };
  for (const [period, state, columns] of [
    ["2026-09", "sent", { channel: "C0THEIRS001", messageTs: "1.000001" }],
    ["2026-11", "failed", failed],
    ["2026-12", "skipped", {}],
  ] as const) {
    const key = { workspaceId, schoolId: theirs.id, name: POST.post, period };
    await db.post.create({ data: { ...key, state, ...columns, ...instants } });
  }
  return { place, db, ours, theirs, unit: id, unasked };
}

/** Every row of the second workspace. */
async function workspaceRows(db: Db) {
  const requests = await db.seenRequest.findMany({ where: { workspaceId: THEIRS } });
  const workspaces = await db.workspace.findMany({ where: { id: THEIRS } });
  const people = await db.person.findMany({ where: { workspaceId: THEIRS } });
  return [workspaces, requests, people, await everyRow(db, THEIRS)];
}

/** Every row of the second school. People, drafts and requests belong to the workspace. */
async function schoolRows(db: Db, { workspaceId, id }: School) {
  const { people: _, drafts: __, ...rows } = await everyRow(db, workspaceId);
  const own = rows.units
    .concat(
      ...[rows.reflections as never[], rows.departments as never[]],
      ...[
        rows.reportAnswers as never[],
        rows.handovers as never[],
        rows.recordsRequests as never[],
        rows.plans as never[],
      ],
    )
    .filter(({ schoolId }) => schoolId === id);
  const parents = new Set(own.map((row) => row.id));
  interface Row {
    schoolId?: string;
    id?: string;
    unitId?: string;
    reflectionId?: string;
    departmentId?: string;
    answerId?: string;
    handoverId?: string;
    planId?: string;
  }
  const belongs = (row: Row) =>
    row.schoolId === undefined
      ? row.id === id || parents.has(PARENTS.map((key) => row[key]).find((one) => one !== undefined) ?? "")
      : row.schoolId === id;
  return Object.entries(rows).map(([table, all]) => [table, (all as object[]).filter(belongs)]);
}

/** Columns that name the row of the school that a row belongs to. */
const PARENTS = ["unitId", "reflectionId", "departmentId", "answerId", "handoverId", "planId"] as const;

/** Every row that is the second school's. */
export async function snapshotOfTheirs({ place, db, theirs }: Two): Promise<string> {
  return JSON.stringify(await (place === "another workspace" ? workspaceRows(db) : schoolRows(db, theirs)));
}
