// Everything people can click or fill in: the value each button carries, and how each form is opened and filled in.
import { randomUUID } from "node:crypto";
import type { Actor } from "../../sandbox/workspace/acting/actor.js";
import { sheets } from "../../src/content/index.js";
import { asPersonId, asWorkspaceId } from "../../src/domain/ids.js";
import { roadblockKey } from "../../src/domain/roadblock.js";
import { addLogImport } from "../../src/store/log-imports.js";
import { addPlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { openForm, seeAfter, toForgedClick } from "./asking.js";
import { ADMIN, LEE, OMAR, type School, STAFF, TESS } from "./school.js";
import { answersTo } from "./sheet-answers.js";

/** Ids that a button or a form may carry. */
export interface Ids {
  unit: string;
  reflection: string;
  ohYeah: string;
  example: string;
  share: string;
  offer: string;
  drop: string;
  log: string;
  answer: string;
  handover: string;
  goal: string;
  department: string;
  closing?: string;
  talk: string;
  plan: string;
  indicator?: string;
}

const toIndicator = ({ indicator = "kestrel" }: Ids) => ({ indicator, seen: "2026-11-10T15:52:00.000Z" });

/** By the name of the button's link. */
export const BUTTON_VALUES: Record<string, (ids: Ids) => object> = {
  "edit-unit": ({ unit }) => ({ unit }),
  "see-unit": ({ unit }) => ({ unit }),
  "log-again": ({ unit }) => ({ unit }),
  // They do nothing without the instant that the person saw.
  "another-section": ({ unit }) => ({ unit, seen: "2026-11-10T15:52:00.000Z" }),
  "undo-section": ({ unit }) => ({ unit, seen: "2026-11-10T15:52:00.000Z", from: unit }),
  "ask-delete-unit": ({ unit }) => ({ unit }),
  "delete-unit": ({ unit }) => ({ unit }),
  "undo-log": ({ unit }) => ({ unit }),
  "undo-edit": ({ unit }) => ({ unit }),
  "restore-unit": ({ unit }) => ({ unit }),
  "list-page": () => ({ whose: "all", page: 0 }),
  "filter-units": () => ({ whose: "all", grades: ["4"] }),
  "report-page": () => ({ month: "2026-11", page: 0 }),
  "share-report": () => ({ month: "2026-11" }),
  download: () => ({ what: "report", from: "2026-11-01", to: "2026-11-30" }),
  "download-as": () => ({ what: "units", from: "2026-11-01", to: "2026-11-30", as: "csv" }),
  "records-as": () => ({ from: "2026-11-01", to: "2026-11-30", as: "xlsx" }),
  "share-year": () => ({ from: "2026-08-01", to: "2027-07-31" }),
  "year-end": () => ({ year: "2026-27" }),
  "year-unsure": () => ({ year: "2025-26", answer: "there" }),
  "report-unsure": () => ({ month: "2026-10", answer: "there" }),
  "report-retry": () => ({ month: "2026-10" }),
  reflect: () => ({ sheet: "taxonomy" }),
  "edit-reflection": ({ reflection }) => ({ reflection }),
  "start-over": ({ reflection }) => ({ sheet: "roadblocks", reflection }),
  "own-reflections": () => ({ page: 0 }),
  "delete-reflection": ({ reflection }) => ({ reflection }),
  "shared-reflections": () => ({ page: 0 }),
  "read-reflection": ({ reflection }) => ({ reflection }),
  "offer-help": ({ reflection }) => ({ reflection, roadblock: roadblockKey("Kestrel roadblock") }),
  "reply-to-offer": ({ offer }) => ({ offer }),
  offers: ({ reflection }) => ({ reflection, page: 0 }),
  "open-roadblocks": () => ({ page: 0 }),
  "agree-level": ({ unit }) => ({ unit, all: [unit] }),
  "differ-level": ({ unit }) => ({ unit, all: [unit] }),
  "agree-open": () => ({}),
  "level-views": ({ unit }) => ({ unit }),
  "mute-levels": () => ({ mute: true }),
  "roadblock-returned": () => ({}),
  "roadblock-solved": ({ reflection }) => ({ reflection, place: 1 }),
  "roadblock-still-there": ({ reflection }) => ({ reflection, place: 1 }),
  "roadblock-new-idea": ({ reflection }) => ({ reflection, place: 1 }),
  "take-back": ({ share }) => ({ share }),
  "roadblock-what-worked": ({ reflection }) => ({ reflection, place: 1 }),
  // It does nothing without the instant that the writer saw.
  "roadblock-reopen": ({ reflection }) => ({ reflection, place: 1, seen: "2026-11-10T15:52:00.000Z" }),
  "add-example": () => ({}),
  examples: () => ({ level: 2, page: 0 }),
  "remove-example": ({ example }) => ({ example, level: 2 }),
  ideas: () => ({ topic: "culture" }),
  "allow-oh-yeah": ({ ohYeah }) => ({ ohYeah, allowed: true }),
  "remove-oh-yeah": ({ ohYeah }) => ({ ohYeah }),
  "pick-oh-yeah": ({ ohYeah }) => ({ ohYeah, month: "2026-11", page: 0, picked: true }),
  "oh-yeah-page": () => ({ month: "2026-11", page: 0 }),
  "preview-post": () => ({ post: "monthly-report", period: "2026-11" }),
  "report-read": () => ({ post: "monthly-report", period: "2026-10" }),
  "report-ask": () => ({ post: "monthly-report", period: "2026-10" }),
  "report-thank": () => ({ post: "monthly-report", period: "2026-10" }),
  "reply-to-question": ({ answer }) => ({ answer }),
  "undo-handover": ({ handover }) => ({ handover }),
  "post-now": () => ({
    ...{ post: "monthly-report", period: "2026-11", what: "November's report", channel: ADMIN },
    dueAt: "2026-12-02T13:00:00.000Z",
  }),
  "upcoming-posts": () => ({}),
  announce: () => ({}),
  figures: () => ({ month: "2026-10" }),
  "drop-in-export": () => ({ month: "2026-10" }),
  "figure-import": ({ drop }) => ({ drop, asked: "2026-10", page: 0 }),
  "save-figure-import": ({ drop }) => ({ drop, asked: "2026-10", page: 0, month: "2026-10", seen: "12345678" }),
  "save-figure-imports": ({ drop }) => ({ drop, asked: "2026-10", page: 0, seen: "12345678" }),
  "undo-figure-imports": ({ drop }) => ({ drop, asked: "2026-10", page: 0, seen: "12345678" }),
  "undo-figure-import": ({ drop }) => ({ drop, asked: "2026-10", page: 0, month: "2026-10" }),
  "drop-in-log": () => ({}),
  "log-columns": ({ log }) => ({ import: log }),
  "skipped-rows": ({ log }) => ({ import: log }),
  "save-log-import": ({ log }) => ({ import: log }),
  "undo-log-import": ({ log }) => ({ import: log }),
  "figures-year": () => ({ day: "2026-11-10", page: 0 }),
  "figure-questions": () => ({ off: true }),
  "not-this-month": () => ({ month: "2026-11", undo: false }),
  reminders: () => ({ off: true }),
  "skip-post": () => ({ post: "monthly-report", period: "2026-11", skip: true }),
  "not-reached": () => ({}),
  "match-name": () => ({ name: "Ms. Rivera", person: OMAR }),
  "choose-match": () => ({ name: "Ms. Rivera" }),
  "not-same-person": () => ({ name: "Ms. Rivera", person: OMAR }),
  "undo-match": () => ({ name: "Ms. Rivera", person: OMAR }),
  "outside-names": () => ({ page: 0 }),
  goals: () => ({ year: "2026-27" }),
  "add-goal": () => ({ year: "2026-27" }),
  "change-goal": ({ goal }) => ({ goal, seen: 1 }),
  "delete-goal": ({ goal }) => ({ goal, seen: 1 }),
  coverage: () => ({ period: { name: "2026-27", from: "2026-08-01", to: "2027-07-31" }, side: "teachers", page: 0 }),
  departments: () => ({ page: 0 }),
  "add-department": () => ({}),
  "change-department": ({ department }) => ({ department, seen: 1 }),
  "delete-department": ({ department }) => ({ department, seen: 1 }),
  calendar: () => ({ year: "2026-11-10", page: 0 }),
  "change-school-year": () => ({ year: "2026-11-10" }),
  "evidence-page": () => ({ page: 0 }),
  "add-indicators": () => ({}),
  "mark-as-evidence": ({ unit }) => ({ kind: "unit", id: unit }),
  "mark-evidence": toIndicator,
  "rename-indicator": toIndicator,
  "delete-indicator": toIndicator,
  "restore-indicator": toIndicator,
  "evidence-paper": () => ({}),
  "delete-school-year": () => ({ id: "kestrel", seen: "" }),
  "ask-delete-school-year": () => ({ id: "kestrel", seen: "" }),
  "restore-school-year": () => ({ from: "2026-08-12", to: "2027-05-28", weekdays: [1, 2, 3, 4, 5], terms: [] }),
  "add-closing": () => ({ year: "2026-11-10" }),
  "change-closing": ({ closing }) => ({ id: closing ?? "gone", seen: "" }),
  "delete-closing": ({ closing }) => ({ id: closing ?? "gone", seen: "" }),
  "paste-closings": () => ({ year: "2026-11-10" }),
  "import-calendar": () => ({ year: "2026-11-10" }),
  "closings-preview": () => ({ page: 0 }),
  "save-closings": () => ({ draft: "seen", version: 0 }),
  "discard-closings": () => ({ year: "2026-11-10", draft: "seen" }),
  "undo-closings": () => ({ added: "kestrel", year: "2026-11-10" }),
  "restore-closing": () => ({
    from: "2026-11-26",
    to: "2026-11-27",
    closes: "school",
    reason: "Thanksgiving",
    share: 100,
  }),
  "plan-download": ({ plan }) => ({ plan, format: "pdf" }),
  "share-plan": ({ plan }) => ({ plan }),
  "post-plan": ({ plan }) => ({ plan, seen: "" }),
  "publish-plan": ({ plan }) => ({ plan }),
  "ask-plan-names": ({ plan }) => ({ plan }),
  "answer-plan-name": ({ plan }) => ({ plan, allowed: true }),
  "confirm-plan-name": ({ plan }) => ({ plan, key: "kestrel", allowed: true }),
  "plan-copy": ({ plan }) => ({ plan, school: false, page: 0 }),
  "send-plan-copy": ({ plan }) => ({ plan, school: false, format: "pdf", seen: "" }),
  "edit-talk": ({ talk }) => ({ talk }),
  // It does nothing without the instant that its librarian saw.
  "delete-talk": ({ talk }) => ({ talk, seen: "2026-11-10T15:52:00.000Z" }),
  "restore-talk": ({ talk }) => ({ talk, seen: "2026-11-10T15:52:00.000Z" }),
  "talk-unit": ({ talk }) => ({ talk }),
  "talk-not-unit": ({ talk, unit }) => ({ talk, unit }),
  week: () => ({ day: "2026-11-09", page: 0 }),
  "talk-page": () => ({ page: 0 }),
  "see-plan": ({ plan }) => ({ plan }),
  "use-plan": ({ plan }) => ({ plan }),
  "find-page": () => ({ words: "Rivers", page: 0 }),
  "find-form": () => ({ words: "Rivers", grades: ["4"] }),
  "log-it-again": ({ unit }) => ({ unit }),
  "plan-step": ({ plan }) => ({ plan, step: "overview" }),
  "plan-afresh": ({ plan }) => ({ plan, step: "overview" }),
  "new-plan": () => ({}),
  "plan-unit": ({ unit }) => ({ unit }),
  "plan-talk": ({ talk }) => ({ talk }),
  "log-plan": ({ plan }) => ({ plan }),
  "own-plans": () => ({ page: 0 }),
  // They do nothing without the instant or the edit that the person saw.
  "delete-plan": ({ plan }) => ({ plan, seen: "2026-11-10T15:52:00.000Z" }),
  "restore-plan": ({ plan }) => ({ plan, seen: "2026-11-10T15:52:00.000Z" }),
  "plan-history": ({ plan }) => ({ plan }),
  "plan-version": ({ plan }) => ({ plan, number: 1 }),
  "restore-version": ({ plan }) => ({ plan, number: 1, after: 1 }),
  "plan-attachments": ({ plan }) => ({ plan }),
  "attach-files": ({ plan }) => ({ plan }),
  "take-out": ({ plan }) => ({ plan, attachment: plan }),
  help: () => ({ page: 1 }),
  run: () => ({ text: "log Maps, grade 4, level 2 with <@U0LIBRARY01> today" }),
};

/** A calendar file with one closing. */
const DISTRICT_CALENDAR = new TextEncoder().encode(
  [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260801T000000Z"],
    ...["DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261128", "SUMMARY:Thanksgiving Break"],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n"),
);

/** A past log with one unit. */
const PAST_LOG = new TextEncoder().encode("When,What,Grade,Level,Teacher\n10/2/2025,Poetry,4,2,Ms. Park\n");

/** It was read and not confirmed yet. */
async function addReadLog({ db, clock }: School): Promise<string> {
  const { workspaceId } = await db.school.findFirstOrThrow();
  const school = await schoolOf(db, asWorkspaceId(workspaceId));
  if (!school) throw new Error("There is no school.");
  const titles = ["When", "What", "Grade", "Level", "Teacher"];
  const asks = { roles: ["date" as const], dates: undefined };
  const found = {
    titles,
    examples: ["10/2/2025", "Poetry", "4", "2", "Ms. Park"],
    row: 0,
    roles: {},
    choices: {},
    asks,
    tables: [{ sheet: "", titles }],
  };
  const by = { by: asPersonId(LEE), now: clock.now };
  return addLogImport(db, school, { fileName: "log.csv", bytes: PAST_LOG, found, ...by });
}

interface FormEntry {
  /** Opens the form. Its subject must exist: a unit with this person as a partner, or a roadblock of theirs. */
  open(school: School, by: string): Promise<Actor>;
  /** Enough fields to save the form. */
  fields: Parameters<Actor["fill"]>[0];
  /** What one person fills in instead, so that two can save the form in one school. */
  fieldsOf?(by: string): Parameters<Actor["fill"]>[0];
  /** Submitting it saves nothing and opens the next form. */
  leadsOn?: boolean;
}

const byCommand = (text: string) => (school: School, by: string) => openForm(school, text, by);

/** Clicks a button, whether or not a message shows it, and waits for the modal. */
export async function openByClick(school: School, by: string, click: { name: string; value: object }): Promise<Actor> {
  const payload = await toForgedClick(school, { ...click, by });
  await seeAfter(school, () => school.slack.deliver("interaction", payload), by);
  return school.slack.as(by);
}

const unitOf = async ({ db }: School, by: string) =>
  (await db.unitPartner.findFirstOrThrow({ where: { personId: by, unit: { deletedAt: null } } })).unitId;

/** In roadblocks of their own, which the other forms leave alone. */
const SHARED_ROADBLOCK = "We never meet on the same floor";

const roadblockOf = async ({ db }: School, by: string) => {
  const { reflectionId: reflection, slot: place } = await db.roadblock.findFirstOrThrow({
    where: { reflection: { personId: by, answers: { none: { text: SHARED_ROADBLOCK } } } },
  });
  return { reflection, place };
};

/** Someone else's roadblock, posted in #all-staff, or a roadblock of this person's with an offer to help. */
async function addSharedRoadblock({ db, clock }: School, { of, offeredBy }: { of: string; offeredBy?: string }) {
  const [id, at] = [randomUUID(), clock.now.toISOString()];
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const post = { audience: "channel", channel: STAFF, messageTs: `1.${id}`, createdAt: at, updatedAt: at };
  await db.reflection.create({ data: { id, workspaceId, schoolId, personId: of, sheet: "roadblocks", ...post } });
  const slot = { workspaceId, reflectionId: id };
  await db.answer.create({ data: { ...slot, question: "explain-1", text: SHARED_ROADBLOCK } });
  // Nobody is asked about it: there is no message in the channel that could be redrawn.
  await db.roadblock.create({ data: { ...slot, slot: 1, askAt: "2030-01-01T00:00:00.000Z", changedAt: at } });
  const value = { reflection: id, roadblock: roadblockKey(SHARED_ROADBLOCK) };
  if (offeredBy === undefined) return { value, offer: "" };
  const offered = { text: "I have Wednesdays free", createdAt: at, toldAt: at };
  const offer = { id: randomUUID(), ...slot, roadblock: value.roadblock, personId: offeredBy, ...offered };
  await db.roadblockOffer.create({ data: offer });
  return { value, offer: offer.id };
}

/** October's report is in #all-staff, and the ledger says so. */
export async function addPostedReport({ db, clock, slack }: School) {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const key = { workspaceId, schoolId, name: "monthly-report", period: "2026-10" };
  const at = clock.now.toISOString();
  const ts = "1.000001";
  const isThere = slack.messagesIn(STAFF).some((message) => message.ts === ts);
  if (!isThere) slack.restoreMessage({ channel: STAFF, ts, text: "October's report", blocks: [], metadata: undefined });
  const sent = { state: "sent", channel: STAFF, messageTs: ts };
  await db.post.upsert({
    where: { workspaceId_schoolId_name_period: key },
    create: { ...key, ...sent, dueAt: at, changedAt: at },
    update: sent,
  });
  return { post: key.name, period: key.period };
}

const turnedOff = new WeakMap<School, string>();

/** Takes the role from a person, or gives it back to one it was taken from. */
async function turnLibrarian(school: School, by: string, on: boolean): Promise<void> {
  const { workspaceId } = await school.db.school.findFirstOrThrow();
  const where = { workspaceId, id: by, librarian: !on };
  if (on && turnedOff.get(school) !== by) return;
  turnedOff.delete(school);
  const { count } = await school.db.person.updateMany({ where, data: { librarian: on } });
  if (!on && count > 0) turnedOff.set(school, by);
}

/** An indicator in this librarian's own folder. Others have none. */
async function addOwnIndicator({ db, clock }: School, by: string): Promise<{ indicator: string; seen: string }> {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const id = `indicator of ${by}`;
  const seen = clock.now.toISOString();
  const own = { id, workspaceId, schoolId, personId: by, place: 0, name: "1a. Knows the curriculum" };
  if ((await db.person.count({ where: { id: by, librarian: true } })) === 0) return { indicator: "kestrel", seen };
  await db.evidenceIndicator.upsert({
    where: { id },
    create: { ...own, createdAt: seen, updatedAt: seen },
    update: {},
  });
  return { indicator: id, seen };
}

/** Chooses the first that is offered in this field, if the form opened. */
async function chooseFirst(actor: Actor, field: string): Promise<Actor> {
  if (!actor.modal()) return actor;
  const { ack } = await actor.suggest(field, "");
  const [first] = (ack as { options: { value: string }[] }).options;
  await actor.fill({ [field]: first ? [first.value] : [] });
  return actor;
}

const openIndicatorForm = (name: string) => async (school: School, by: string) =>
  openByClick(school, by, { name, value: await addOwnIndicator(school, by) });

const someoneElse = (by: string) => (by === TESS ? LEE : TESS);

/** A new plan of this person's. */
async function planOf({ db, clock, slack }: School, by: string): Promise<string> {
  const row = await db.school.findFirstOrThrow({ where: { workspaceId: slack.teamId } });
  const school = await schoolOf(db, asWorkspaceId(row.workspaceId));
  const plan = { values: { title: "Rivers" }, by: asPersonId(by), key: randomUUID(), now: clock.now };
  const id = school && (await addPlan(db, school, plan));
  if (!id) throw new Error("There is no school.");
  return id;
}

const planStep = (step: string, fields: FormEntry["fields"]): FormEntry => ({
  open: async (school, by) =>
    openByClick(school, by, { name: "plan-step", value: { plan: await planOf(school, by), step } }),
  fields,
});

/** By form name, ordered so that each finds what it needs. This person must already be a partner in a unit. */
export const FORM_ENTRIES: Record<string, FormEntry> = {
  "log-unit": { open: byCommand("log"), fields: { title: "Rivers", grades: ["4"], level: "2", partners: [LEE, TESS] } },
  "filter-units": {
    open: (school, by) => openByClick(school, by, { name: "filter-units", value: { whose: "all" } }),
    fields: { words: "Rivers", people: [LEE], grades: ["4"], level: "2", time: "2026-11", whose: "mine" },
  },
  find: { open: byCommand("find"), fields: { words: "Rivers", grades: ["4"], level: "2" } },
  figures: { open: byCommand("stats October 2026"), fields: { circulation: "2,117", classes: "74" } },
  "drop-in-export": {
    open: async (school, by) => {
      const actor = await openForm(school, "stats import", by);
      if (!actor.modal()) return actor;
      const bytes = new TextEncoder().encode("Grade,Circulation\n4,120\n5,98\n");
      await actor.fill({ export: [actor.upload("October 2026.csv", bytes)] });
      return actor;
    },
    fields: {},
    leadsOn: true,
  },
  "drop-in-log": {
    open: async (school, by) => {
      const actor = await openByClick(school, by, { name: "drop-in-log", value: {} });
      if (!actor.modal()) return actor;
      await actor.fill({ log: [actor.upload("log.csv", PAST_LOG)] });
      return actor;
    },
    fields: {},
    leadsOn: true,
  },
  "log-columns": {
    open: async (school, by) =>
      openByClick(school, by, { name: "log-columns", value: { import: await addReadLog(school) } }),
    fields: { date: "0", title: "1", grades: "2", level: "3", with: ["4"] },
    leadsOn: true,
  },
  "school-year": {
    open: (school, by) => openByClick(school, by, { name: "change-school-year", value: { year: "2026-11-10" } }),
    fields: { from: "2026-08-12", to: "2027-05-28", weekdays: ["1", "2", "3", "4", "5"] },
  },
  closing: {
    open: async (school, by) => {
      const actor = await openByClick(school, by, { name: "add-closing", value: { year: "2026-11-10" } });
      if (actor.modal()) await actor.suggest("reason", "Weather");
      return actor;
    },
    fields: { closes: "library", from: "2026-12-02", share: "50", reason: "Weather" },
    fieldsOf: (by) => ({ from: by === LEE ? "2026-12-03" : "2026-12-02" }),
  },
  "import-calendar": {
    open: async (school, by) => {
      const actor = await openByClick(school, by, { name: "import-calendar", value: { year: "2026-11-10" } });
      if (actor.modal()) await actor.fill({ calendar: [actor.upload("district.ics", DISTRICT_CALENDAR)] });
      return actor;
    },
    fields: {},
    leadsOn: true,
  },
  "paste-closings": {
    open: (school, by) => openByClick(school, by, { name: "paste-closings", value: { year: "2026-11-10" } }),
    fields: { lines: "Nov 26-27 Thanksgiving" },
  },
  settings: { open: byCommand("settings"), fields: { name: "Roosevelt School" } },
  prompts: { open: byCommand("prompts"), fields: { roadblockWeeks: "6" } },
  announce: {
    open: (school, by) => openByClick(school, by, { name: "announce", value: {} }),
    fields: { channel: STAFF },
    leadsOn: true,
  },
  announcement: {
    open: async (school, by) => {
      const actor = await openByClick(school, by, { name: "announce", value: {} });
      if (!actor.modal()) return actor;
      await actor.fill({ channel: STAFF });
      await seeAfter(school, () => actor.submit(), by);
      return actor;
    },
    fields: {},
  },
  ...Object.fromEntries(
    sheets.map((sheet) => [
      `reflect-${sheet.key}`,
      {
        open: byCommand(`reflect ${sheet.key}`),
        fields: answersTo(sheet, (key) => `We found the time to plan (${key})`),
      },
    ]),
  ),
  "share-reflection": {
    open: async (school, by) => {
      const actor = await openForm(school, "reflect taxonomy", by);
      await actor.fill({ level: "5", audience: "channel" });
      // Choosing this audience adds the channel field.
      await school.slack.settle();
      await actor.fill({ channel: STAFF });
      await school.slack.settle();
      await seeAfter(school, () => actor.submit(), by);
      return actor;
    },
    fields: {},
  },
  "evidence-indicators": {
    open: (school, by) => openByClick(school, by, { name: "add-indicators", value: {} }),
    fields: { lines: "1a. Knows the curriculum\n1b. Plans with teachers" },
  },
  "evidence-indicator": { open: openIndicatorForm("rename-indicator"), fields: { name: "1c. Plans with teachers" } },
  "evidence-piece": {
    open: async (school, by) => {
      const where = { deletedAt: null, partners: { some: { personId: by } } };
      const { id } = await school.db.unit.findFirstOrThrow({ where, orderBy: { createdAt: "desc" } });
      await addOwnIndicator(school, by);
      const actor = await openByClick(school, by, { name: "mark-as-evidence", value: { kind: "unit", id } });
      return chooseFirst(actor, "indicators");
    },
    fields: {},
  },
  "evidence-pieces": {
    open: async (school, by) => {
      return chooseFirst(await openIndicatorForm("mark-evidence")(school, by), "pieces");
    },
    fields: {},
  },
  talk: {
    open: byCommand("talk"),
    fields: { partners: [LEE, OMAR], about: "Where the lab reports go", minutes: "20" },
  },
  "level-view": {
    open: async (school, by) => {
      const unit = await unitOf(school, by);
      return openByClick(school, by, { name: "differ-level", value: { unit, all: [unit] } });
    },
    fields: { level: "3", why: "We planned every lesson of it together" },
  },
  "match-name": {
    open: async (school, by) => {
      const { unitId, workspaceId } = await school.db.unitPartner.findFirstOrThrow({
        where: { personId: by, unit: { deletedAt: null } },
      });
      const key = { workspaceId, unitId, name: "Ms. Rivera" };
      const where = { workspaceId_unitId_name: key };
      await school.db.unitPartnerName.upsert({ where, create: key, update: {} });
      return openByClick(school, by, { name: "choose-match", value: { name: key.name } });
    },
    fields: { person: OMAR },
  },
  example: {
    open: (school, by) => openByClick(school, by, { name: "add-example", value: {} }),
    fields: { level: "2", text: "We met twice and planned the questions" },
  },
  "roadblock-solved": {
    open: async (school, by) =>
      openByClick(school, by, { name: "roadblock-what-worked", value: await roadblockOf(school, by) }),
    fields: { solvedBy: "A floating substitute on Wednesdays" },
  },
  "offer-help": {
    open: async (school, by) => {
      const { value } = await addSharedRoadblock(school, { of: someoneElse(by) });
      return openByClick(school, by, { name: "offer-help", value });
    },
    fields: { offer: "I can take your class on Wednesdays" },
  },
  "reply-to-offer": {
    open: async (school, by) => {
      const { offer } = await addSharedRoadblock(school, { of: by, offeredBy: someoneElse(by) });
      return openByClick(school, by, { name: "reply-to-offer", value: { offer } });
    },
    fields: { reply: "That would help a lot" },
  },
  "ask-about-report": {
    open: async (school, by) => {
      const value = await addPostedReport(school);
      // A librarian has nobody to ask. The next form needs one again.
      await turnLibrarian(school, by, false);
      return openByClick(school, by, { name: "report-ask", value });
    },
    fields: { question: "What changed in grade 4?" },
  },
  "reply-to-question": {
    open: async (school, by) => {
      const [answer, at] = [randomUUID(), school.clock.now.toISOString()];
      await turnLibrarian(school, by, true);
      const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
      const asked = { personId: someoneElse(by), kind: "question", key: answer, text: "What changed?", createdAt: at };
      const about = await addPostedReport(school);
      await school.db.reportAnswer.create({ data: { id: answer, workspaceId, schoolId, ...about, ...asked } });
      return openByClick(school, by, { name: "reply-to-question", value: { answer } });
    },
    fields: { reply: "Ms. Chen moved to grade 5" },
  },
  handover: { open: byCommand("handover"), fields: { to: [TESS] }, leadsOn: true },
  "handover-preview": {
    open: async (school, by) => {
      const actor = await openForm(school, "handover", by);
      if (!actor.modal()) return actor;
      const to = `U0NEW${randomUUID().slice(0, 6).toUpperCase()}`;
      school.slack.addPerson({ id: to, name: "Nia New" });
      // Without a librarian there is nobody who could stay one.
      const hasLibrarian = actor.modal()?.values.stays !== undefined;
      await actor.fill({ to: [to], ...(hasLibrarian ? { stays: "yes" } : {}) });
      await seeAfter(school, () => actor.submit(), by);
      return actor;
    },
    fields: {},
  },
  "roadblock-idea": {
    open: async (school, by) =>
      openByClick(school, by, { name: "roadblock-new-idea", value: await roadblockOf(school, by) }),
    fields: { solution: "Ask for two substitutes instead" },
  },
  highlights: {
    open: (school, by) => openByClick(school, by, { name: "year-end", value: { year: "2026-27" } }),
    fields: {},
  },
  "plan-who": {
    open: byCommand("plan Rivers and Deltas"),
    fields: { grades: ["4"], stop: ["yes"] },
  },
  "plan-overview": planStep("overview", { overview: "We build a delta", "standards-1-text": "4-ESS2-1." }),
  "plan-teaching": planStep("teaching", { "teacherDuties-1-text": "Lead the lab" }),
  "plan-resources": planStep("resources", { print: "Rivers, by Kay" }),
  "plan-adaptations": planStep("adaptations", { adaptations: "An audio version" }),
  "attach-files": {
    open: async (school, by) => {
      const actor = await openByClick(school, by, { name: "attach-files", value: { plan: await planOf(school, by) } });
      if (actor.modal()) await actor.fill({ files: [actor.upload("rubric.pdf", new TextEncoder().encode("PDF"))] });
      return actor;
    },
    fields: {},
  },
  // A second person finds what the first one saved, and changes it.
  goal: {
    open: async (school, by) => {
      const goal = await school.db.goal.findFirst({
        where: { kind: "units", year: "2026-27", workspaceId: school.slack.teamId },
      });
      const value = goal ? { goal: goal.id, seen: goal.version } : { year: "2026-27" };
      return openByClick(school, by, { name: goal ? "change-goal" : "add-goal", value });
    },
    fields: { kind: "units", target: "60" },
  },
  department: {
    open: async (school, by) => {
      const found = await school.db.department.findFirst({ where: { workspaceId: school.slack.teamId } });
      const value = found ? { department: found.id, seen: found.version } : {};
      return openByClick(school, by, { name: found ? "change-department" : "add-department", value });
    },
    fields: { name: "Science", teachers: [OMAR, TESS] },
  },
  // The last: the others need the unit.
  "delete-unit": {
    open: async (school, by) =>
      openByClick(school, by, { name: "ask-delete-unit", value: { unit: await unitOf(school, by) } }),
    fields: {},
  },
};
