// A person with a canary in every column that they can fill with words of their own, and what a school keeps of them.
import type { Db } from "../../src/store/sql/database.js";

export const CANARY_ID = "U0CANARY001";
export const COLLEAGUE = "U0COLLEAG01";

interface Nest {
  workspaceId: string;
  schoolId: string;
  now: Date;
}

/** The person's own words. Its first word is in all of them, and in the name. */
const words = (where: string) => `Canary ${where}`;
const kept = (what: string) => `Kept ${what}`;

async function addPeople(db: Db, { workspaceId, now }: Nest): Promise<void> {
  const slack = { timeZone: "America/New_York", locale: "en-US", standing: "member", slackAdmin: false };
  const met = { workspaceId, ...slack, seenAt: now.toISOString() };
  await db.person.createMany({
    data: [
      { ...met, id: CANARY_ID, name: "Canary Whitlock", librarian: true, timeZone: "Canary/Time" },
      { ...met, id: COLLEAGUE, name: "Cole League", toldOfDeparture: `U0GONE00001 ${CANARY_ID}` },
    ],
  });
}

async function addUnits(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const at = now.toISOString();
  const base = { workspaceId, schoolId, date: "2026-11-04", grades: "7", level: 4, createdAt: at, updatedAt: at };
  const theirs = { ...base, subject: kept("subject") };
  await db.unit.createMany({
    data: [
      {
        ...{ ...theirs, id: `logged-${workspaceId}`, title: kept("logged"), loggedById: CANARY_ID },
        ...{ evidence: words("evidence"), notes: words("notes") },
      },
      {
        ...{ ...theirs, id: `partnered-${workspaceId}`, title: kept("partnered"), loggedById: COLLEAGUE },
        ...{ evidence: kept("evidence"), notes: words("notes that they changed last") },
      },
    ],
  });
  const logged = { workspaceId, unitId: `logged-${workspaceId}` };
  const partnered = { workspaceId, unitId: `partnered-${workspaceId}` };
  await db.unitPartner.createMany({
    data: [
      { ...logged, personId: COLLEAGUE },
      { ...partnered, personId: CANARY_ID, matchedName: "Ms. Canary Whitlock" },
    ],
  });
  await db.unitPartnerName.createMany({
    data: [
      { ...logged, name: "canary whitlock" },
      { ...logged, name: kept("speaker") },
    ],
  });
  await db.unitAnswer.create({ data: { ...logged, question: "skills", answer: kept("skill") } });
  const change = { ...partnered, personId: CANARY_ID, at };
  await db.unitChange.createMany({
    data: [
      { ...change, number: 1, place: 0, field: "notes", before: words("notes before"), after: words("notes after") },
      { ...change, number: 1, place: 1, field: "partner", after: CANARY_ID },
      { ...change, number: 1, place: 2, field: "other", before: "Canary Whitlock" },
      { ...change, number: 1, place: 3, field: "title", before: kept("earlier title"), after: kept("partnered") },
    ],
  });
  await db.levelOpinion.create({
    data: { ...partnered, personId: CANARY_ID, level: 2, why: words("why"), askedAt: at, answeredAt: at },
  });
}

async function addReflections(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const at = now.toISOString();
  const reflection = { workspaceId, schoolId, sheet: "roadblocks", createdAt: at, updatedAt: at };
  const posted = { audience: "channel", channel: "C0STAFF0001", messageTs: "7.1" };
  await db.reflection.createMany({
    data: [
      { ...reflection, id: `private-${workspaceId}`, personId: CANARY_ID, audience: "me" },
      { ...reflection, id: `posted-${workspaceId}`, personId: CANARY_ID, ...posted },
      { ...reflection, id: `colleague-${workspaceId}`, personId: COLLEAGUE, audience: "librarians" },
    ],
  });
  const mine = { workspaceId, reflectionId: `private-${workspaceId}` };
  const colleague = { workspaceId, reflectionId: `colleague-${workspaceId}` };
  await db.answer.createMany({
    data: [
      { ...mine, question: "explain-1", text: words("roadblock") },
      { ...mine, reflectionId: `posted-${workspaceId}`, question: "explain-1", text: words("posted roadblock") },
      { ...colleague, question: "explain-1", text: kept("roadblock") },
    ],
  });
  await db.roadblock.create({ data: { ...mine, slot: 1, askAt: at, changedAt: at, solvedBy: words("solution") } });
  const offer = { roadblock: "key", createdAt: at };
  await db.roadblockOffer.createMany({
    data: [
      { ...offer, ...mine, id: `to-${workspaceId}`, personId: COLLEAGUE, text: "Help", reply: words("reply to help") },
      { ...offer, ...colleague, id: `by-${workspaceId}`, personId: CANARY_ID, text: words("offer") },
    ],
  });
  const draft = { workspaceId, typedAt: at };
  await db.draft.createMany({
    data: [
      { ...draft, personId: CANARY_ID, form: "reflect roadblocks", fields: `{"explain-1":"${words("draft")}"}` },
      {
        ...{ ...draft, personId: COLLEAGUE, form: "hand-over" },
        fields: JSON.stringify({ next: [COLLEAGUE, CANARY_ID], one: CANARY_ID, note: kept("draft") }),
      },
    ],
  });
}

async function addTalks(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const at = now.toISOString();
  const talk = { workspaceId, schoolId, day: "2026-11-03", createdAt: at, updatedAt: at };
  await db.talk.createMany({
    data: [
      {
        ...{ ...talk, id: `talk-${workspaceId}`, personId: CANARY_ID, about: words("talk") },
        ...{ partners: COLLEAGUE, others: words("guest") },
      },
      {
        ...{ ...talk, id: `other-${workspaceId}`, personId: COLLEAGUE, about: kept("talk") },
        ...{ partners: `${CANARY_ID},U0OTHER0001`, others: "Canary Whitlock" },
      },
    ],
  });
}

/** A folder of theirs, and one of the colleague with a mark on a unit that they logged. */
async function addEvidence(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const at = now.toISOString();
  const indicator = { workspaceId, schoolId, place: 0, createdAt: at, updatedAt: at };
  const [theirs, other] = [`indicator-${workspaceId}`, `other-indicator-${workspaceId}`];
  await db.evidenceIndicator.createMany({
    data: [
      { ...indicator, id: theirs, personId: CANARY_ID, name: words("indicator") },
      { ...indicator, id: other, personId: COLLEAGUE, name: kept("indicator") },
    ],
  });
  await db.evidenceMark.createMany({
    data: [
      { workspaceId, indicatorId: theirs, kind: "talk", sourceId: `talk-${workspaceId}` },
      { workspaceId, indicatorId: other, kind: "unit", sourceId: `logged-${workspaceId}` },
    ],
  });
}

async function addSayings(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const [at, place] = [now.toISOString(), { workspaceId, schoolId }];
  const example = { ...place, level: 2, createdAt: at };
  await db.example.createMany({
    data: [
      { ...example, id: `example-${workspaceId}`, text: words("example"), addedById: CANARY_ID },
      { ...example, id: `kept-${workspaceId}`, text: "An example of Whitlock's", addedById: COLLEAGUE },
    ],
  });
  const ohYeah = { ...place, day: "2026-11-04", createdAt: at, updatedAt: at };
  const by = { authorId: CANARY_ID, savedById: COLLEAGUE };
  await db.ohYeah.createMany({
    data: [
      { ...ohYeah, ...by, id: `given-${workspaceId}`, text: words("line"), consent: "given", pickedFor: "2026-11" },
      { ...ohYeah, ...by, id: `asked-${workspaceId}`, text: words("asked line"), consent: "asked" },
      {
        ...{ ...ohYeah, id: `saved-${workspaceId}`, authorId: COLLEAGUE, savedById: CANARY_ID },
        ...{ text: kept("line"), consent: "given" },
      },
    ],
  });
  const answer = { ...place, post: "monthly-report", period: "2026-10", kind: "question", createdAt: at };
  await db.reportAnswer.createMany({
    data: [
      { ...answer, id: `asked-${workspaceId}`, personId: CANARY_ID, key: "k", text: words("question") },
      {
        ...{ ...answer, id: `replied-${workspaceId}`, personId: COLLEAGUE, key: "k", text: kept("question") },
        ...{ reply: words("reply"), repliedById: CANARY_ID },
      },
    ],
  });
  await db.reportAnswerTold.create({
    data: { workspaceId, answerId: `replied-${workspaceId}`, personId: CANARY_ID, toldAt: at },
  });
}

async function addWork(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const [at, place] = [now.toISOString(), { workspaceId, schoolId }];
  const figure = { ...place, month: "2026-11", key: "circulation", value: 2117, cause: kept("cause") };
  await db.figure.create({ data: { ...figure, personId: CANARY_ID, changedAt: at } });
  const drop = { dropId: "drop", month: "2026-11", digest: "a".repeat(64), isSummed: true, unclear: "2.117" };
  await db.figureImport.create({
    data: { ...place, ...drop, id: `drop-${workspaceId}`, personId: CANARY_ID, createdAt: at, savedAt: at },
  });
  const log = { ...place, personId: CANARY_ID, found: "{}", createdAt: at };
  const saved = { ...log, id: `log-${workspaceId}`, fileName: "log.csv", savedAt: at };
  await db.logImport.create({ data: saved });
  const unit = { title: words("past title"), evidence: words("past evidence"), subject: words("past subject") };
  const row = { ...unit, sheet: "", row: 2, state: "new", notes: words("past notes"), loggedById: CANARY_ID };
  const refused = { sheet: "", row: 3, state: "refused", why: words("why"), cells: words("cells") };
  const cause = { month: "2025-11", key: "circulation", state: "new", cause: words("past cause") };
  await db.logImport.create({
    data: {
      ...{ ...log, id: `read-${workspaceId}`, fileName: words("file"), found: words("found") },
      parts: { create: { place: 0, content: words("content") } },
      rows: { create: [row, refused] },
      details: { create: { unitId: "unit", kind: "partner", about: CANARY_ID, text: words("partner") } },
      figures: { create: cause },
    },
  });
  await db.figureRequest.create({ data: { ...place, personId: CANARY_ID, month: "2026-11", askedAt: at } });
  await db.reminder.create({ data: { ...place, personId: CANARY_ID, month: "2026-11", remindedAt: at } });
  const post = { ...place, name: "monthly-report", dueAt: at, changedAt: at };
  await db.post.createMany({
    data: [
      {
        ...post,
        period: "2026-10",
        state: "sent",
        askedBy: "Canary Whitlock",
        channel: "C0ADMIN0001",
        messageTs: "5.1",
      },
      { ...post, period: "2026-09", state: "skipped", reason: "Canary Whitlock skipped it" },
    ],
  });
  await db.postPreview.create({
    data: { ...place, name: "monthly-report", period: "2026-10", personId: CANARY_ID, sentAt: at },
  });
  await db.announcement.create({
    data: { ...place, channel: "C0STAFF0001", personId: CANARY_ID, announcedAt: at, messageTs: "6.1" },
  });
  const message = { ...place, channel: "D0DIRECT001", messageTs: "8.1" };
  const asked = { name: "departed-librarian", version: "digest", askedAt: at };
  await db.askedQuestion.createMany({
    data: [
      { ...message, ...asked, personId: CANARY_ID, about: "one,two" },
      { ...message, ...asked, messageTs: "8.2", personId: COLLEAGUE, about: `U0GONE00001,${CANARY_ID}` },
    ],
  });
  await db.sharedPost.create({ data: { ...message, id: `shared-${workspaceId}`, personId: CANARY_ID, sharedAt: at } });
  await db.retraction.create({ data: { ...message, reflectionId: "", personId: CANARY_ID, nextTryAt: at } });
  const days = { firstDay: "2026-09-01", lastDay: "2026-10-31", madeAt: at };
  await db.recordsRequest.create({ data: { ...place, ...days, id: `records-${workspaceId}`, personId: CANARY_ID } });
  await db.handover.create({ data: { ...place, id: `handover-${workspaceId}`, byId: CANARY_ID, at } });
  await db.handoverPerson.create({
    data: { workspaceId, handoverId: `handover-${workspaceId}`, personId: CANARY_ID, change: "left" },
  });
  await db.department.create({ data: { ...place, id: `d-${workspaceId}`, name: kept("department"), key: "kept" } });
  await db.departmentTeacher.create({ data: { workspaceId, departmentId: `d-${workspaceId}`, personId: CANARY_ID } });
  await db.teacher.create({ data: { ...place, personId: CANARY_ID } });
  await db.seenRequest.create({ data: { workspaceId, key: `telling ${CANARY_ID}`, seenAt: at } });
}

/** A plan that they started and changed, with what was attached to it. */
async function addPlans(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const [at, planId] = [now.toISOString(), `plan-${workspaceId}`];
  const credit = { sourceId: "another", sourceWords: `${kept("plan")}, by Canary Whitlock and Cole League` };
  await db.plan.create({
    data: { id: planId, workspaceId, schoolId, ...credit, createdById: CANARY_ID, createdAt: at, updatedAt: at },
  });
  const of = { workspaceId, planId };
  await db.planEdit.create({ data: { ...of, number: 1, personId: CANARY_ID, at } });
  await db.planEditField.createMany({
    data: ["title", "people", "overview"].map((field) => ({ ...of, field, number: 1 })),
  });
  const person = { ...of, field: "people", number: 1 };
  await db.planItem.createMany({
    data: [
      { ...of, field: "title", number: 1, place: 0, text: kept("planned") },
      { ...of, field: "overview", number: 1, place: 0, text: kept("overview") },
      { ...person, place: 0, head: "librarian", note: words("job title"), personId: CANARY_ID },
      { ...person, place: 1, head: "teacher", note: words("job title outside Slack"), text: "canary  whitlock" },
      { ...person, place: 2, head: "teacher", note: kept("job title"), personId: COLLEAGUE },
    ],
  });
  const link = { ...of, kind: "link", name: kept("rubric"), address: "https://example.org/rubric" };
  await db.planAttachment.createMany({
    data: [
      { ...link, id: `added-${workspaceId}`, addedById: CANARY_ID, addedAt: at },
      {
        ...{ ...link, id: `removed-${workspaceId}`, addedById: COLLEAGUE, addedAt: at },
        ...{ removedById: CANARY_ID, removedAt: at },
      },
    ],
  });
  await addPlanCopies(db, of, at);
}

/** What they and a colleague answered about their names, and the copies that name them. */
async function addPlanCopies(db: Db, of: { workspaceId: string; planId: string }, at: string): Promise<void> {
  const { workspaceId, planId } = of;
  const answered = { allowed: true, answeredById: CANARY_ID, answeredAt: at };
  await db.planName.createMany({
    data: [
      { ...of, key: CANARY_ID, personId: CANARY_ID, askedById: COLLEAGUE, askedAt: at },
      { ...of, key: COLLEAGUE, personId: COLLEAGUE, askedById: CANARY_ID, askedAt: at },
      { ...of, key: "canary whitlock", askedById: COLLEAGUE, askedAt: at, ...answered },
      { ...of, key: "dana", askedById: COLLEAGUE, askedAt: at, ...answered },
    ],
  });
  const id = `copy-${planId}`;
  const copy = { number: 1, personId: CANARY_ID, at, format: "pdf", withSchool: true };
  await db.planPublication.create({ data: { id, workspaceId, planId, ...copy } });
  const named = { workspaceId, publicationId: id };
  await db.planPublicationName.createMany({
    data: [
      { ...named, place: 0, name: "Canary Whitlock", personId: CANARY_ID },
      { ...named, place: 1, name: "canary  whitlock" },
      { ...named, place: 2, name: kept("colleague named"), personId: COLLEAGUE },
    ],
  });
}

/** A file that waits to be confirmed, and one that was. */
async function addImports(db: Db, { workspaceId, schoolId, now }: Nest): Promise<void> {
  const at = now.toISOString();
  const log = { workspaceId, schoolId, createdAt: at, fileName: kept("log.csv") };
  const found = JSON.stringify({ people: { [CANARY_ID]: "Canary Whitlock" }, titles: ["Date"] });
  await db.logImport.createMany({
    data: [
      { ...log, id: `waiting-${workspaceId}`, personId: COLLEAGUE, found },
      { ...log, id: `saved-${workspaceId}`, personId: CANARY_ID, found, savedAt: at },
    ],
  });
  const waiting = { workspaceId, importId: `waiting-${workspaceId}` };
  const saved = { workspaceId, importId: `saved-${workspaceId}` };
  await db.logImportPart.create({ data: { ...waiting, place: 0, content: "Q2FuYXJ5 Canary" } });
  const unit = { sheet: "Canary sheet", state: "new", title: "Canary Rome", subject: "Canary subject" };
  const written = {
    why: "Canary why",
    cells: '["Canary Whitlock"]',
    notes: "Canary notes",
    evidence: "Canary evidence",
  };
  await db.logImportRow.createMany({
    data: [
      { ...waiting, ...unit, ...written, row: 1, loggedById: CANARY_ID },
      { ...saved, ...unit, ...written, row: 1, loggedById: CANARY_ID },
      { ...saved, sheet: "", row: 2, state: "refused", cells: '["Canary Whitlock","May"]' },
      { ...saved, sheet: "", row: 3, state: "refused", cells: '["Kept cell"]' },
    ],
  });
  await db.logImportDetail.createMany({
    data: [
      { ...saved, unitId: "new", kind: "partner", about: CANARY_ID, text: "Canary Whitlock" },
      { ...saved, unitId: "new", kind: "name", about: "", text: kept("speaker") },
    ],
  });
}

/** Adds the person and a colleague to a school that has neither, with rows of every kind that names a person. */
export async function addCanary(db: Db, nest: Nest): Promise<void> {
  await addPeople(db, nest);
  await addUnits(db, nest);
  await addReflections(db, nest);
  await addTalks(db, nest);
  await addEvidence(db, nest);
  await addSayings(db, nest);
  await addWork(db, nest);
  await addPlans(db, nest);
  await addImports(db, nest);
}
