// Reads and writes rows without the app: a log to start from, and proof that an action changed nothing.
import type { Db } from "../../src/store/sql/database.js";
import { fillUnits, type RawUnit } from "./filling.js";
import type { School } from "./school.js";

/** Everything that a request could change, in all workspaces or in one, except when people were last seen. */
export async function everyRow(db: Db, workspaceId?: string) {
  const where = workspaceId === undefined ? {} : { workspaceId };
  const [schools, subjects, teachers, mismatches, people, units, partners, partnerNames, unitChanges, posts] =
    await Promise.all([
      db.school.findMany({ where, orderBy: { id: "asc" } }),
      db.subject.findMany({ where, orderBy: { name: "asc" } }),
      db.teacher.findMany({ where, orderBy: { personId: "asc" } }),
      db.nameMismatch.findMany({ where, orderBy: [{ name: "asc" }, { personId: "asc" }] }),
      db.person.findMany({ where, orderBy: { id: "asc" }, omit: { seenAt: true } }),
      db.unit.findMany({ where, orderBy: { id: "asc" } }),
      db.unitPartner.findMany({ where, orderBy: [{ unitId: "asc" }, { personId: "asc" }] }),
      db.unitPartnerName.findMany({ where, orderBy: [{ unitId: "asc" }, { name: "asc" }] }),
      db.unitChange.findMany({ where, orderBy: [{ unitId: "asc" }, { number: "asc" }, { place: "asc" }] }),
      db.post.findMany({ where, orderBy: [{ name: "asc" }, { period: "asc" }] }),
    ]);
  return {
    schools,
    subjects,
    teachers,
    mismatches,
    people,
    units,
    partners,
    partnerNames,
    unitChanges,
    posts,
    unitAnswers: await db.unitAnswer.findMany({
      where,
      orderBy: [{ unitId: "asc" }, { question: "asc" }, { answer: "asc" }],
    }),
    questionOptions: await db.questionOption.findMany({ where, orderBy: [{ question: "asc" }, { place: "asc" }] }),
    talks: await db.talk.findMany({ where, orderBy: { id: "asc" } }),
    evidence: await db.evidenceIndicator.findMany({ where, orderBy: { id: "asc" }, include: { marks: true } }),
    ...(await reflectionRows(db, where)),
    ...(await goalRows(db, where)),
    figureImports: await db.figureImport.findMany({ where, orderBy: { id: "asc" }, include: { values: true } }),
    ...(await importRows(db, where)),
    ...(await libraryRows(db, where)),
    ...(await planRows(db, where)),
  };
}

/** Plans of units. */
async function planRows(db: Db, where: { workspaceId?: string }) {
  const [plans, planEdits, planEditFields, planItems, planAttachments] = await Promise.all([
    db.plan.findMany({ where, orderBy: { id: "asc" } }),
    db.planEdit.findMany({ where, orderBy: [{ planId: "asc" }, { number: "asc" }] }),
    db.planEditField.findMany({ where, orderBy: [{ planId: "asc" }, { number: "asc" }, { field: "asc" }] }),
    db.planItem.findMany({
      where,
      orderBy: [{ planId: "asc" }, { number: "asc" }, { field: "asc" }, { place: "asc" }],
    }),
    db.planAttachment.findMany({ where, orderBy: { id: "asc" } }),
  ]);
  const planNames = await db.planName.findMany({ where, orderBy: [{ planId: "asc" }, { key: "asc" }] });
  const planPublications = await db.planPublication.findMany({ where, orderBy: { id: "asc" } });
  const planPublicationNames = await db.planPublicationName.findMany({
    where,
    orderBy: [{ publicationId: "asc" }, { place: "asc" }],
  });
  return {
    ...{ plans, planEdits, planEditFields, planItems, planAttachments },
    ...{ planNames, planPublications, planPublicationNames },
  };
}

/** Logs that were dropped in. */
async function importRows(db: Db, where: { workspaceId?: string }) {
  const [logImports, importedUnits] = await Promise.all([
    db.logImport.findMany({
      ...{ where, orderBy: { id: "asc" } },
      include: { parts: true, rows: true, details: true, figures: true },
    }),
    db.importedUnit.findMany({ where, orderBy: { unitId: "asc" } }),
  ]);
  return { logImports, importedUnits };
}

/** What people wrote about partnership. */
async function reflectionRows(db: Db, where: { workspaceId?: string }) {
  const [drafts, reflections, answers, roadblocks, offers, levelOpinions] = await Promise.all([
    db.draft.findMany({ where, orderBy: [{ personId: "asc" }, { form: "asc" }] }),
    db.reflection.findMany({ where, orderBy: { id: "asc" } }),
    db.answer.findMany({ where, orderBy: [{ reflectionId: "asc" }, { question: "asc" }] }),
    db.roadblock.findMany({ where, orderBy: [{ reflectionId: "asc" }, { slot: "asc" }] }),
    db.roadblockOffer.findMany({ where, orderBy: { id: "asc" } }),
    db.levelOpinion.findMany({ where, orderBy: [{ unitId: "asc" }, { personId: "asc" }] }),
  ]);
  const [examples, ohYeahs, retractions, reminders, announcements, questions, sharedPosts, figures, asked] =
    await Promise.all([
      db.example.findMany({ where, orderBy: { id: "asc" } }),
      db.ohYeah.findMany({ where, orderBy: { id: "asc" } }),
      db.retraction.findMany({ where, orderBy: [{ channel: "asc" }, { messageTs: "asc" }] }),
      db.reminder.findMany({ where, orderBy: [{ month: "asc" }, { personId: "asc" }] }),
      db.announcement.findMany({ where, orderBy: { channel: "asc" } }),
      db.askedQuestion.findMany({ where, orderBy: [{ channel: "asc" }, { messageTs: "asc" }] }),
      db.sharedPost.findMany({ where, orderBy: { id: "asc" } }),
      db.figure.findMany({ where, orderBy: [{ month: "asc" }, { key: "asc" }, { grade: "asc" }] }),
      db.figureRequest.findMany({ where, orderBy: [{ month: "asc" }, { personId: "asc" }] }),
    ]);
  const rest = {
    examples,
    ohYeahs,
    retractions,
    reminders,
    announcements,
    questions,
    sharedPosts,
    figures,
    figureRequests: asked,
  };
  return { drafts, reflections, answers, roadblocks, offers, levelOpinions, ...rest };
}

/** What a school wants to reach, and with whom. */
async function goalRows(db: Db, where: { workspaceId?: string }) {
  const [goals, departments, departmentTeachers] = await Promise.all([
    db.goal.findMany({ where, orderBy: { id: "asc" } }),
    db.department.findMany({ where, orderBy: { id: "asc" } }),
    db.departmentTeacher.findMany({ where, orderBy: [{ departmentId: "asc" }, { personId: "asc" }] }),
  ]);
  return { goals, departments, departmentTeachers };
}

/** What becomes of reports, and who looks after the library. */
async function libraryRows(db: Db, where: { workspaceId?: string }) {
  const [previews, reportAnswers, toldAnswers, handovers, handoverPeople, recordsRequests] = await Promise.all([
    db.postPreview.findMany({ where, orderBy: [{ name: "asc" }, { period: "asc" }, { personId: "asc" }] }),
    db.reportAnswer.findMany({ where, orderBy: { id: "asc" } }),
    db.reportAnswerTold.findMany({ where, orderBy: [{ answerId: "asc" }, { personId: "asc" }] }),
    db.handover.findMany({ where, orderBy: { id: "asc" } }),
    db.handoverPerson.findMany({ where, orderBy: [{ handoverId: "asc" }, { personId: "asc" }] }),
    db.recordsRequest.findMany({ where, orderBy: { id: "asc" } }),
  ]);
  return { previews, reportAnswers, toldAnswers, handovers, handoverPeople, recordsRequests };
}

/** Writes units straight to the log, once the app has finished its first tick. */
export async function fillLog(school: School, units: readonly RawUnit[]): Promise<void> {
  await school.bookend.tick();
  await fillUnits(school, units);
}
