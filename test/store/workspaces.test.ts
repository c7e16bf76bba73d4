// Two schools in one file, in two workspaces or in one: whatever ids are sent, no function of the store shows or changes
// the other's rows.
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { asChannelId, asWorkspaceId, type PlanId, type TalkId } from "../../src/domain/ids.js";
import { toSearchTerms } from "../../src/domain/search-words.js";
import { Month } from "../../src/domain/time/month.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";
import * as announcements from "../../src/store/announcements.js";
import { chartRefusalsOf } from "../../src/store/chart-refusals.js";
import { addDepartment, changeDepartment, deleteDepartment, departmentsOf } from "../../src/store/departments.js";
import { erasePerson } from "../../src/store/erase-person.js";
import * as evidence from "../../src/store/evidence.js";
import { markPiece, markPieces } from "../../src/store/evidence-marks.js";
import { findPiece, piecesFor } from "../../src/store/evidence-pieces.js";
import * as imports from "../../src/store/figure-imports.js";
import * as requests from "../../src/store/figure-requests.js";
import * as figures from "../../src/store/figures.js";
import { finishLogImport } from "../../src/store/finish-log-imports.js";
import * as goals from "../../src/store/goals.js";
import * as handovers from "../../src/store/handovers.js";
import { homeViewers, markHomeDrawn, markHomeOpened, outdatedHomes } from "../../src/store/homes.js";
import * as importedUnits from "../../src/store/imported-units.js";
import { countStaged, unusedRows } from "../../src/store/log-import-counts.js";
import * as logRows from "../../src/store/log-import-rows.js";
import * as logs from "../../src/store/log-imports.js";
import { mentionsOf, postsNaming } from "../../src/store/mentions.js";
import { addMismatch, mismatchesOf } from "../../src/store/name-mismatches.js";
import * as names from "../../src/store/partner-names.js";
import {
  adminsOf,
  librariansOf,
  libraryTeam,
  meetStaff,
  mutePerson,
  peopleOf,
  savePerson,
  staffNames,
  staffOf,
  turnFigureQuestions,
  turnReminders,
} from "../../src/store/people.js";
import { everyoneMet, personalRows, type WhoseRows } from "../../src/store/personal-rows.js";
import { addAttachments, selectAttachments, takeOutAttachment } from "../../src/store/plan-attachments.js";
import { versionsOfPlan } from "../../src/store/plan-history.js";
import * as planLists from "../../src/store/plan-lists.js";
import * as planNames from "../../src/store/plan-names.js";
import * as planOrigins from "../../src/store/plan-origins.js";
import { planPages } from "../../src/store/plan-pages.js";
import { addPublication, copiesBetween, publicationsOf } from "../../src/store/plan-publications.js";
import * as plans from "../../src/store/plans.js";
import { ledgerOf, postRows } from "../../src/store/post-ledger.js";
import * as previews from "../../src/store/post-previews.js";
import * as posts from "../../src/store/posts.js";
import * as records from "../../src/store/records-requests.js";
import * as reminders from "../../src/store/reminders.js";
import * as reportAnswers from "../../src/store/report-answers.js";
import { claimAgain, claimRequest, releaseRequest, wasSeen } from "../../src/store/requests.js";
import * as savedLogs from "../../src/store/save-log-import.js";
import { calendarOf, changeCalendar, enteredCalendar } from "../../src/store/school-calendars.js";
import { ensureSchool, schoolOf, subjectsFor, subjectsOf } from "../../src/store/schools.js";
import * as search from "../../src/store/search.js";
import { refreshSearch } from "../../src/store/search-documents.js";
import { readEntries } from "../../src/store/search-entries.js";
import { saveSettings, settingsOf } from "../../src/store/settings.js";
import * as talks from "../../src/store/talks.js";
import { chosenTeachers } from "../../src/store/teachers.js";
import * as answers from "../../src/store/unit-answers.js";
import { sumOfPeople, sumsByDepartment, sumsByPerson } from "../../src/store/unit-coverage.js";
import { changesOfUnit } from "../../src/store/unit-history.js";
import { countUnitsBetween, pageOfFoundUnits, pageOfUnits, unitsOfDays } from "../../src/store/unit-list.js";
import { findMade } from "../../src/store/unit-origins.js";
import { unitPages } from "../../src/store/unit-pages.js";
import { changeClasses, findSameNear } from "../../src/store/unit-sections.js";
import * as spans from "../../src/store/unit-spans.js";
import { monthCounts, monthSums, monthSumsBetween, talliesBetween } from "../../src/store/unit-tallies.js";
import * as units from "../../src/store/units.js";
import { possiblePartners } from "../../src/store/usual-partners.js";
import { allOf, LIBRARIAN, NOW, RIVERS, TEACHER, unitOf } from "../support/database.js";
import { functionsOf, REFLECTED_MODULES, UNIT_MODULES } from "../support/store-modules.js";
import {
  BEFORE,
  LATER,
  OURS,
  openTwo,
  PLACES,
  POST,
  snapshotOfTheirs,
  THEIR,
  THEIR_DIGEST,
  type Two,
} from "../support/two-schools.js";

const THEIR_PLAN = THEIR.plan as PlanId;
const NAME_OF_TEACHER = { plan: THEIR_PLAN, key: TEACHER, person: TEACHER };
const PLAN_DAYS = { from: RIVERS.date, to: RIVERS.date };
const PLANS_OF_TEACHER = { person: TEACHER, page: 0, size: 5 };
const THEIR_CHANNEL = asChannelId("C0THEIRS001");
const NOVEMBER = Month.parse("2026-11");

const RIVERS_SEARCH = { from: RIVERS.date, to: RIVERS.date, people: [], grades: [], subjects: [] };

const DAYS = { from: RIVERS.date, to: RIVERS.date, now: LATER };
const SIXTY = { measure: { kind: "units" as const }, start: undefined, target: 60 };
const WRITTEN = { key: "ours", now: LATER };

const whoseOf = ({ workspaceId }: { workspaceId: WhoseRows["workspaceId"] }): WhoseRows => ({
  ...{ workspaceId, id: TEACHER, name: TEACHER },
});
const NOTHING_STAGED = {
  ...{ added: 0, there: 0, refused: 0, days: undefined },
  ...{ figures: { added: 0, there: 0, months: 0 }, people: { matched: 0, names: 0 } },
};

const LEFT_OUT = {
  ...{ from: "2000-01-01" as SchoolDay, to: "2100-01-01" as SchoolDay },
  ...{ start: new Date(0), end: new Date("2100-01-01T00:00:00Z") },
};
const NOTHING_LEFT_OUT = {
  ...{ privateReflections: 0, postedReflections: 0, drafts: 0, talks: 0, evidence: 0, unansweredOhYeahs: 0 },
  ...{ deletedPlans: 0, planVersions: 0, planFiles: 0 },
  ...{ deletedUnits: 0, outsideNames: 0, reasons: 0 },
};

const READS: [string, (two: Two) => Promise<unknown>, unknown][] = [
  ["findUnit", ({ db, ours, unit }) => units.findUnit(db, ours, unit), undefined],
  ["changesOfUnit", ({ db, ours, unit }) => changesOfUnit(db, ours, unit), []],
  ["findSame", ({ db, ours }) => units.findSame(db, ours, { ...RIVERS, loggedBy: TEACHER }), undefined],
  ["titlesOf", ({ db, ours }) => spans.titlesOf(db, ours, LATER), []],
  [
    "unitsBetween",
    ({ db, ours }) => spans.unitsBetween(db, ours, { from: RIVERS.date, to: RIVERS.date, now: LATER, person: TEACHER }),
    [],
  ],
  ["unitsOfMonth", ({ db, ours }) => spans.unitsOfMonth(db, ours, { month: NOVEMBER, now: LATER }), []],
  ["unitPages", ({ db, ours }) => allOf(unitPages(db, ours, { from: RIVERS.date, to: RIVERS.date })), []],
  ["pageOfUnits", ({ db, ours }) => pageOfUnits(db, ours, { page: 0 }), { units: [], total: 0 }],
  [
    "pageOfUnits of a person",
    ({ db, ours }) => pageOfUnits(db, ours, { person: TEACHER, page: 0 }),
    { units: [], total: 0 },
  ],
  [
    "possiblePartners",
    ({ db, ours }) => possiblePartners(db, ours, TEACHER),
    [{ id: LIBRARIAN, librarian: true, isLast: false }],
  ],
  ["unitsOfDays", ({ db, ours }) => unitsOfDays(db, ours, { from: RIVERS.date, to: RIVERS.date }), []],
  ["unitsOfDays of a person", ({ db, ours }) => unitsOfDays(db, ours, { ...PLAN_DAYS, person: TEACHER }), []],
  ["countUnitsBetween", ({ db, ours }) => countUnitsBetween(db, ours, { from: RIVERS.date, to: RIVERS.date }), 0],
  [
    "pageOfFoundUnits",
    ({ db, ours }) => pageOfFoundUnits(db, ours, { search: { ...RIVERS_SEARCH, words: "rivers" }, page: 0 }),
    { units: [], total: 0 },
  ],
  [
    "pageOfFoundUnits with a person",
    ({ db, ours }) => pageOfFoundUnits(db, ours, { search: { ...RIVERS_SEARCH, people: [TEACHER] }, page: 0 }),
    { units: [], total: 0 },
  ],
  [
    "pageOfFoundUnits with an answer",
    ({ db, ours }) =>
      pageOfFoundUnits(db, ours, { search: { ...RIVERS_SEARCH, answers: { skills: "Their skill" } }, page: 0 }),
    { units: [], total: 0 },
  ],
  ["listedAnswers", ({ db, ours }) => answers.listedAnswers(db, ours, "skills"), []],
  ["searchedAnswers", ({ db, ours }) => answers.searchedAnswers(db, ours, "skills"), []],
  [
    "answerCounts",
    ({ db, ours }) => answers.answerCounts(db, ours, { from: RIVERS.date, to: RIVERS.date, now: LATER }),
    {},
  ],
  ["indicatorsOf", ({ db, ours }) => evidence.indicatorsOf(db, ours, TEACHER), []],
  ["piecesFor", ({ db, ours }) => piecesFor(db, ours, TEACHER), []],
  ["findPiece", ({ db, ours }) => findPiece(db, ours, { kind: "talk", id: THEIR.talk, person: TEACHER }), undefined],
  ["findTalk", ({ db, ours }) => talks.findTalk(db, ours, { id: THEIR.talk, person: TEACHER }), undefined],
  ["pageOfTalks", ({ db, ours }) => talks.pageOfTalks(db, ours, { person: TEACHER, page: 0 }), { talks: [], total: 0 }],
  ["talksBetween", ({ db, ours }) => talks.talksBetween(db, ours, { from: RIVERS.date, to: RIVERS.date }), 0],
  ["findPlan", ({ db, ours }) => plans.findPlan(db, ours, THEIR.plan), undefined],
  ["planAt", ({ db, ours }) => plans.planAt(db, ours, { id: THEIR.plan, number: 1 }), undefined],
  ["planOfUnit", ({ db, ours, unit }) => planOrigins.planOfUnit(db, ours, unit), undefined],
  ["planOfTalk", ({ db, ours }) => planOrigins.planOfTalk(db, ours, THEIR.talk), undefined],
  [
    "findMade",
    ({ db, ours }) => findMade(db, ours, { plan: THEIR.plan, talk: THEIR.talk, person: TEACHER }),
    undefined,
  ],
  ["versionsOfPlan", ({ db, ours }) => versionsOfPlan(db, ours, { plan: THEIR_PLAN }), []],
  ["selectAttachments", ({ db, ours }) => selectAttachments(db, ours, [THEIR_PLAN]), []],
  ["planNameAnswers", ({ db, ours }) => planNames.planNameAnswers(db, ours, [THEIR_PLAN]), []],
  ["publicationsOf", ({ db, ours }) => publicationsOf(db, ours, THEIR_PLAN), []],
  ["copiesBetween", ({ db, ours }) => copiesBetween(db, ours, { start: BEFORE, end: LATER }), []],
  ["plansOfPerson", ({ db, ours }) => planLists.plansOfPerson(db, ours, PLANS_OF_TEACHER), { plans: [], total: 0 }],
  ["plansSince", ({ db, ours }) => planLists.plansSince(db, ours, { since: BEFORE, size: 5 }), []],
  ["plansBetween", ({ db, ours }) => planLists.plansBetween(db, ours, { from: RIVERS.date, to: RIVERS.date }), []],
  ["plansByIds", ({ db, ours }) => planLists.plansByIds(db, ours, [THEIR_PLAN]), []],
  ["planPages", ({ db, ours }) => allOf(planPages(db, ours, { ...PLAN_DAYS, start: BEFORE, end: LATER })), []],
  ["plansOfUnits", ({ db, ours, unit }) => planLists.plansOfUnits(db, ours, [unit]), []],
  ["firstMonth", ({ db, ours }) => spans.firstMonth(db, ours), undefined],
  ["firstLoggedMonth", ({ db, ours }) => spans.firstLoggedMonth(db, ours), undefined],
  ["namesOutsideSlack", ({ db, ours }) => names.namesOutsideSlack(db, ours, { of: undefined }), []],
  ["namesOutsideSlack of a person", ({ db, ours }) => names.namesOutsideSlack(db, ours, { of: TEACHER }), []],
  ["matchesOf", ({ db, ours }) => names.matchesOf(db, ours, TEACHER), []],
  ["mismatchesOf", ({ db, ours }) => mismatchesOf(db, ours), []],
  ["chosenTeachers", ({ db, ours }) => chosenTeachers(db, ours), []],
  ["subjectsOf", ({ db, ours }) => subjectsOf(db, ours), []],
  ["subjectsFor", ({ db, ours }) => subjectsFor(db, ours), []],
  [
    "staffOf",
    async ({ db, ours }) => (await staffOf(db, ours.workspaceId)).map(({ id }) => id).sort(),
    [TEACHER, LIBRARIAN].sort(),
  ],
  ["adminsOf", ({ db, ours }) => adminsOf(db, ours.workspaceId), []],
  [
    "peopleOf",
    async ({ db, ours }) => (await peopleOf(db, ours.workspaceId, [TEACHER])).map(({ name }) => name),
    [TEACHER],
  ],
  ["staffNames", ({ db, ours }) => staffNames(db, ours.workspaceId), undefined],
  ["mentionsOf", ({ db, ours }) => mentionsOf(db, { ...whoseOf(ours), name: "Their" }), []],
  ["postsNaming", ({ db, ours }) => postsNaming(db, whoseOf(ours)), []],
  [
    "personalRows",
    async ({ db, ours }) =>
      (await personalRows(db, whoseOf(ours))).filter(({ rows }) => rows.length > 0).map(({ key }) => key),
    ["profile"],
  ],
  ["everyoneMet", async ({ db, ours }) => (await everyoneMet(db, ours.workspaceId)).length, 2],
  [
    "librariansOf",
    async ({ db, ours }) => (await librariansOf(db, ours.workspaceId)).map(({ namedAdmin }) => namedAdmin),
    [false, false],
  ],
  [
    "libraryTeam",
    async ({ db, ours }) => (await libraryTeam(db, ours.workspaceId)).map(({ namedAdmin }) => namedAdmin),
    [false, false],
  ],
  ["schoolOf", async ({ db }) => (await schoolOf(db, asWorkspaceId(OURS)))?.name, `School of ${OURS}`],
  [
    "settingsOf",
    async ({ db, ours }) => {
      const { name, librarians, admins, subjects } = await settingsOf(db, ours);
      return { name, librarians, admins, subjects };
    },
    { name: `School of ${OURS}`, librarians: [LIBRARIAN, TEACHER], admins: [], subjects: [] },
  ],
  [
    "settingsOf, what isn't the workspace's",
    async ({ db, ours }) => {
      const { name, subjects } = await settingsOf(db, ours);
      return { name, subjects };
    },
    { name: `School of ${OURS}`, subjects: [] },
  ],
  ["schoolOf nowhere", ({ db }) => schoolOf(db, asWorkspaceId("T0000000003")), undefined],
  ["the ledger", async ({ db, ours }) => (await ledgerOf(db, ours).rows(POST.post, [POST.period])).size, 0],
  ["postRows", async ({ db, ours }) => (await postRows(db, ours, { name: POST.post, since: "2000-01" })).size, 0],
  ["firstPosted", ({ db, ours }) => posts.firstPosted(db, ours, POST.post), undefined],
  ["lastPost", ({ db, ours }) => posts.lastPost(db, ours, POST.post), undefined],
  ["postsSent", ({ db, ours }) => posts.postsSent(db, ours, { name: POST.post, since: BEFORE }), []],
  ["skippedOf", ({ db, ours }) => posts.skippedOf(db, ours, ["2026-12"]), new Map()],
  ["knownPosts", ({ db, ours }) => posts.knownPosts(db, ours, [POST.period, "2026-12"]), new Map()],
  ["countQuestions", ({ db, ours }) => reportAnswers.countQuestions(db, ours, { person: TEACHER, since: BEFORE }), 0],
  ["answersSince", ({ db, ours }) => reportAnswers.answersSince(db, ours, { kinds: ["question"], since: BEFORE }), []],
  ["answersWithIds", ({ db, ours }) => reportAnswers.answersWithIds(db, ours, [THEIR.question]), new Map()],
  ["toldOf", ({ db, ours }) => reportAnswers.toldOf(db, ours, [THEIR.question]), new Map()],
  ["answersToTell", ({ db, ours }) => reportAnswers.answersToTell(db, ours), []],
  ["handoversWithIds", ({ db, ours }) => handovers.handoversWithIds(db, ours, [THEIR.handover]), new Map()],
  ["latestRecordsRequests", ({ db, ours }) => records.latestRecordsRequests(db, ours), []],
  [
    "countLeftOut",
    // Drafts belong to the workspace.
    async ({ db, ours }) => ({ ...(await records.countLeftOut(db, ours, LEFT_OUT)), drafts: 0 }),
    NOTHING_LEFT_OUT,
  ],
  ["lastHandover", ({ db, ours }) => handovers.lastHandover(db, ours, { since: BEFORE }), undefined],
  [
    "lastHandover to a person",
    ({ db, ours }) => handovers.lastHandover(db, ours, { since: BEFORE, joined: LIBRARIAN }),
    undefined,
  ],
  [
    "namedLibrarians",
    async ({ db, ours }) => (await handovers.namedLibrarians(db, ours.workspaceId)).map(({ name }) => name),
    [LIBRARIAN, TEACHER],
  ],
  [
    "untoldOf",
    ({ db, ours }) => handovers.untoldOf(db, ours.workspaceId, { admins: [TEACHER], departed: "U1" }),
    [TEACHER],
  ],
  ["previewersOf", ({ db, ours }) => previews.previewersOf(db, ours, PREVIEW), new Set()],
  ["announcementIn", ({ db, ours }) => announcements.announcementIn(db, ours, THEIR_CHANNEL), undefined],
  ["isAnnounced", ({ db, ours }) => announcements.isAnnounced(db, ours), false],
  ["librariansToRemind", ({ db, ours }) => reminders.librariansToRemind(db, ours, NOVEMBER), [LIBRARIAN, TEACHER]],
  ["declinedIn", ({ db, ours }) => reminders.declinedIn(db, ours, NOVEMBER), new Set()],
  ["figuresBetween", ({ db, ours }) => figures.figuresBetween(db, ours, { from: NOVEMBER, to: NOVEMBER }), new Map()],
  ["circulationOf", ({ db, ours }) => figures.circulationOf(db, ours, [NOVEMBER]), new Map()],
  ["librariansToAsk", ({ db, ours }) => requests.librariansToAsk(db, ours, NOVEMBER), [LIBRARIAN, TEACHER]],
  ["findFigureImports", ({ db, ours }) => imports.findFigureImports(db, ours, THEIR.drop), []],
  ["monthsImported", ({ db, ours }) => imports.monthsImported(db, ours, THEIR_DIGEST), []],
  ["findLogImport", ({ db, ours }) => logs.findLogImport(db, ours, THEIR.readLog), undefined],
  ["recentLogImports", ({ db, ours }) => logs.recentLogImports(db, ours, LATER), []],
  ["fileOfImport", ({ db, ours }) => logs.fileOfImport(db, ours, THEIR.readLog), undefined],
  ["countStaged", ({ db, ours }) => countStaged(db, ours, THEIR.readLog), NOTHING_STAGED],
  [
    "unusedRows",
    ({ db, ours }) =>
      unusedRows(db, ours, {
        ...{ importId: THEIR.readLog, state: "refused", after: { sheet: "", row: 0 }, most: 5 },
      }),
    [],
  ],
  ["knownKeys", ({ db, ours }) => importedUnits.knownKeys(db, ours, ["their imported row"]), new Set()],
  ["identitiesBetween", ({ db, ours }) => importedUnits.identitiesBetween(db, ours, { after: "", to: "2099" }), []],
  ["importOfUnit", ({ db, ours, unit }) => importedUnits.importOfUnit(db, ours, unit), undefined],
  ["countImported", ({ db, ours }) => savedLogs.countImported(db, ours, THEIR.savedLog), { units: 0, figures: 0 }],
  ["figuresOfMonth", ({ db, ours }) => figures.figuresOfMonth(db, ours, NOVEMBER), []],
  ["a refusal of charts", ({ db, ours }) => chartRefusalsOf(db, ours.workspaceId, "messages").latest(), undefined],
  ["one of whispers", ({ db, ours }) => chartRefusalsOf(db, ours.workspaceId, "whispers").latest(), undefined],
  ["homeViewers", ({ db, ours }) => homeViewers(db, ours.workspaceId, { since: BEFORE, max: 5 }), []],
  ["outdatedHomes", ({ db, ours }) => outdatedHomes(db, ours.workspaceId, 5), []],
  ["goalsOf", ({ db, ours }) => goals.goalsOf(db, ours), []],
  ["findGoal", ({ db, ours }) => goals.findGoal(db, ours, THEIR.goal), undefined],
  ["departmentsOf", ({ db, ours }) => departmentsOf(db, ours), []],
  ["talliesBetween", ({ db, ours }) => talliesBetween(db, ours, DAYS), []],
  [
    "monthCounts",
    ({ db, ours }) => monthCounts(db, ours, { months: [NOVEMBER], now: LATER }),
    new Map([[NOVEMBER, 0]]),
  ],
  ["monthSumsBetween", ({ db, ours }) => monthSumsBetween(db, ours, DAYS), new Map()],
  ["monthSums", ({ db, ours }) => monthSums(db, ours, { months: [NOVEMBER], now: LATER }), new Map()],
  ["sumsByPerson", ({ db, ours }) => sumsByPerson(db, ours, DAYS), new Map()],
  ["sumsByDepartment", ({ db, ours }) => sumsByDepartment(db, ours, DAYS), new Map()],
  [
    "sumOfPeople",
    ({ db, ours }) => sumOfPeople(db, ours, { ...DAYS, people: [TEACHER, LIBRARIAN] }),
    { count: 0, tenths: 0 },
  ],
  ["enteredCalendar", ({ db, ours }) => enteredCalendar(db, ours), { version: 0, years: [], closings: [] }],
  ["calendarOf", async ({ db, ours }) => (await calendarOf(db, ours, 3)).isEntered, false],
  ["wasSeen", ({ db, ours }) => wasSeen(db, ours, "key"), false],
  [
    "searchEntries",
    ({ db, ours }) => search.searchEntries(db, ours, { terms: toSearchTerms("rivers"), grades: [] }),
    { entries: [], total: 0, taken: [], isBehind: false },
  ],
  ["readEntries", ({ db, ours, unit }) => readEntries(db, ours, [{ unitId: unit, planId: THEIR_PLAN }]), []],
  [
    "knownTerms",
    async ({ db, ours }) => {
      await refreshSearch(db, ours.workspaceId);
      const known = await search.knownTerms(db, ours, toSearchTerms("rivers rievrs"));
      return known.map(({ isKnown, near }) => [isKnown, near]);
    },
    [
      [false, []],
      [false, []],
    ],
  ],
];

const LOG_UNIT = {
  ...{
    title: "Ours",
    date: SchoolDay.parse("2025-11-05"),
    grades: ["4" as const],
    level: 2 as const,
    loggedBy: TEACHER,
  },
  ...{ evidence: undefined, subject: undefined, classes: undefined, notes: undefined },
  ...{ partners: [{ id: LIBRARIAN, name: "Lee" }], others: ["Ours"], answers: [], ratings: [] },
};
const LOG_ROW = { sheet: "", row: 9, there: undefined, key: "ours", unit: LOG_UNIT };
const LOG_FIGURE = { month: NOVEMBER, key: "visits" as const, grade: "", value: 9, cause: "", isThere: false };

const MATCH = { names: ["Ms. Theirs"], person: LIBRARIAN, by: TEACHER, key: "match", now: LATER };

const settings = {
  ...{ name: "Ours", timeZone: "Asia/Kolkata", adminChannel: null, reportOpenDay: 3, reportTime: "09:30" },
  ...{ grades: "K", subjects: ["Art"], librarians: [LIBRARIAN], admins: [TEACHER] },
};
const first = { name: "Ours", timeZone: "Asia/Kolkata", adminChannel: undefined, librarians: [] };
const person = {
  ...{ id: TEACHER, name: "Ours", timeZone: "", locale: "", standing: "guest" as const, slackAdmin: true, now: LATER },
};

const AHEAD = { name: POST.post, period: "2026-12", dueAt: LATER, why: "Ours", now: LATER };

const HANDOVER = { id: "handover-of-ours", by: TEACHER, joined: [], left: [TEACHER], now: LATER };
const DEPARTED = { admin: TEACHER, departed: "U1" };
const PREVIEW = { name: POST.post, period: POST.period };

const ANNOUNCED = { channel: THEIR_CHANNEL, at: NOW };
const REMINDER = { person: TEACHER, month: NOVEMBER };

const AS_THEIRS = { value: 2117, cause: "Their cause" };
const saveFigures = ({ db, ours }: Two, change: Pick<figures.FigureChange, "before" | "after">) =>
  figures.saveFigures(db, ours, {
    ...{ month: NOVEMBER, by: TEACHER, key: "ours", now: LATER },
    figures: [{ key: "circulation", ...change }],
  });

const THEIR_ENTRIES = { years: [THEIR.year], closings: [THEIR.closing] };
const OUR_DAYS = { from: SchoolDay.parse("2026-08-20"), to: SchoolDay.parse("2027-05-28") };
const OUR_ENTRIES = {
  years: [{ id: "year-of-ours", ...OUR_DAYS, weekdays: [1], terms: [{ name: "Our term", ...OUR_DAYS }] }],
  closings: [{ id: "ours", ...OUR_DAYS, closes: "library" as const, reason: "Ours", share: 50, addedWith: "ours" }],
};
const READ = {
  ...{ month: NOVEMBER, unclear: undefined, statedTotal: undefined, isSummed: true },
  figures: { values: { circulation: 9 }, byGrade: { K: 9 } },
};
const BY = { by: TEACHER, now: LATER };
/** What saving or undoing an import of theirs would do to their November. */
const importing = (id: string): imports.ImportChange => ({
  ...{ id, month: NOVEMBER },
  figures: [{ key: "circulation", before: AS_THEIRS, after: { value: 9, cause: "" } }],
});
const BY_TEACHER = { by: TEACHER, key: "ours", now: LATER };
const SEEN_INDICATOR = { id: THEIR.indicator, person: TEACHER, seen: NOW };
const TALK = { partners: [LIBRARIAN], others: [], about: "Our talk", day: RIVERS.date };
const SEEN_TALK = { person: TEACHER, seen: NOW };

const WRITES: [string, (two: Two) => Promise<unknown>][] = [
  [
    "addUnit",
    ({ db, ours }) =>
      units.addUnit(db, ours, { ...RIVERS, answers: { kind: ["lesson"] }, loggedBy: TEACHER, key: "key", now: LATER }),
  ],
  [
    "addUnit, made of one of its talks",
    ({ db, ours }) =>
      units.addUnit(db, ours, { ...RIVERS, talk: THEIR.talk, loggedBy: TEACHER, key: "made", now: LATER }),
  ],
  ["addPlan", ({ db, ours }) => plans.addPlan(db, ours, { values: { title: "Ours" }, ...BY_TEACHER })],
  [
    "addPlan of their unit",
    ({ db, ours, unasked }) => plans.addPlan(db, ours, { values: {}, unit: unasked, ...BY_TEACHER }),
  ],
  [
    "savePlan",
    ({ db, ours }) =>
      plans.savePlan(db, ours, {
        ...{ plan: THEIR_PLAN, after: 1, change: { overview: "Ours" }, fields: ["overview"], ...BY_TEACHER },
      }),
  ],
  ["askPlanName", ({ db, ours }) => planNames.askPlanName(db, ours, NAME_OF_TEACHER, BY_TEACHER)],
  ["forgetPlanName", ({ db, ours }) => planNames.forgetPlanName(db, ours, { ...NAME_OF_TEACHER, key: "asked" })],
  [
    "answerPlanName",
    ({ db, ours }) => planNames.answerPlanName(db, ours, { ...NAME_OF_TEACHER, allowed: true }, BY_TEACHER),
  ],
  [
    "addPublication",
    ({ db, ours }) =>
      addPublication(db, ours, {
        ...{ plan: THEIR_PLAN, number: 1, format: "pdf", withSchool: false, names: [{ name: "Ours" }], ...BY_TEACHER },
      }),
  ],
  [
    "addAttachments",
    ({ db, ours }) =>
      addAttachments(db, ours, {
        ...{ plan: THEIR_PLAN, attachments: [{ name: "Ours", address: "https://example.com/ours", file: undefined }] },
        ...BY_TEACHER,
      }),
  ],
  [
    "takeOutAttachment",
    ({ db, ours }) =>
      takeOutAttachment(db, ours, { id: THEIR.attachment, undo: false, plan: THEIR_PLAN, by: TEACHER, now: LATER }),
  ],
  ["deletePlan", ({ db, ours }) => plans.deletePlan(db, ours, { id: THEIR_PLAN, seen: NOW }, LATER)],
  ["restorePlan", ({ db, ours }) => plans.restorePlan(db, ours, { id: THEIR.deletedPlan as PlanId, seen: NOW }, LATER)],
  [
    "addIndicators",
    ({ db, ours }) =>
      evidence.addIndicators(db, ours, { names: ["Ours"], person: TEACHER, key: "indicators", now: LATER }),
  ],
  [
    "renameIndicator",
    ({ db, ours }) =>
      evidence.renameIndicator(db, ours, { ...SEEN_INDICATOR, name: "Ours", key: "renamed", now: LATER }),
  ],
  [
    "markPieces",
    ({ db, ours, unit }) =>
      markPieces(db, ours, { ...SEEN_INDICATOR, pieces: [{ kind: "unit", id: unit }], key: "marked", now: LATER }),
  ],
  [
    "markPiece",
    async ({ db, ours, unit }) => {
      const of = { person: TEACHER, now: LATER, remove: [] };
      await markPiece(db, ours, { ...of, piece: { kind: "unit", id: unit }, add: [THEIR.indicator], key: "unit" });
      await markPiece(db, ours, {
        ...of,
        piece: { kind: "talk", id: THEIR.talk },
        add: [THEIR.deletedIndicator],
        key: "talk",
      });
    },
  ],
  [
    "markPiece, taking a mark away",
    ({ db, ours }) =>
      markPiece(db, ours, {
        ...{ person: TEACHER, piece: { kind: "talk", id: THEIR.talk }, add: [], remove: [THEIR.indicator] },
        ...{ key: "unmarked", now: LATER },
      }),
  ],
  [
    "deleteIndicator",
    ({ db, ours }) =>
      evidence.deleteIndicator(db, ours, { ...SEEN_INDICATOR, isDeleted: true, key: "deleted", now: LATER }),
  ],
  [
    "deleteIndicator, bringing it back",
    ({ db, ours }) =>
      evidence.deleteIndicator(db, ours, {
        ...{ ...SEEN_INDICATOR, id: THEIR.deletedIndicator, isDeleted: false, key: "restored", now: LATER },
      }),
  ],
  [
    "addUnit, of one of its plans",
    ({ db, ours }) =>
      units.addUnit(db, ours, { ...RIVERS, plan: THEIR.plan, loggedBy: TEACHER, key: "planned", now: LATER }),
  ],
  ["addTalk", ({ db, ours }) => talks.addTalk(db, ours, { ...TALK, person: TEACHER, key: "talk", now: LATER })],
  ["deleteTalk", ({ db, ours }) => talks.deleteTalk(db, ours, { ...SEEN_TALK, id: THEIR.talk as TalkId }, LATER)],
  [
    "restoreTalk",
    ({ db, ours }) => talks.restoreTalk(db, ours, { ...SEEN_TALK, id: THEIR.deletedTalk as TalkId }, LATER),
  ],
  [
    "turnDownUnit",
    ({ db, ours, unit }) =>
      talks.turnDownUnit(db, ours, { id: THEIR.talk as TalkId, person: TEACHER, unit, undo: false }),
  ],
  ["removeUnit", ({ db, ours, unit }) => units.removeUnit(db, ours, { id: unit, by: TEACHER }, LATER)],
  ["undeleteUnit", ({ db, ours, unit }) => units.undeleteUnit(db, ours, { id: unit, by: TEACHER }, LATER)],
  ["matchName", ({ db, ours }) => names.matchName(db, ours, { ...MATCH, of: undefined })],
  ["matchName by a person", ({ db, ours }) => names.matchName(db, ours, { ...MATCH, of: TEACHER })],
  ["undoMatch", ({ db, ours, unit }) => names.undoMatch(db, ours, { ...MATCH, person: TEACHER, units: [unit] })],
  ["addMismatch", ({ db, ours }) => addMismatch(db, ours, { name: "Ms. Theirs", personId: LIBRARIAN })],
  ["saveSettings", ({ db, ours }) => saveSettings(db, ours, settings)],
  ["erasePerson", ({ db, ours }) => erasePerson(db, whoseOf(ours), LATER)],
  ["savePerson", ({ db, ours }) => savePerson(db, ours.workspaceId, person)],
  ["mutePerson", ({ db, ours }) => mutePerson(db, ours.workspaceId, { id: TEACHER, muted: true })],
  ["markHomeDrawn", ({ db, ours }) => markHomeDrawn(db, ours.workspaceId, { id: TEACHER, person: undefined })],
  ["markHomeOpened", ({ db, ours }) => markHomeOpened(db, ours.workspaceId, { id: TEACHER, now: LATER })],
  [
    "saveSettings of lists of answers",
    ({ db, ours }) => saveSettings(db, ours, { questionOptions: [{ question: "skills", name: "Ours" }] }),
  ],
  ["saveSettings of prompts", ({ db, ours }) => saveSettings(db, ours, { promptChannels: "", roadblockWeeks: 9 })],
  ["ensureSchool", ({ db, ours }) => ensureSchool(db, ours.workspaceId, { ...first, now: LATER })],
  [
    "addAnswer",
    ({ db, ours }) => reportAnswers.addAnswer(db, ours, { ...POST, person: TEACHER, kind: "read", now: LATER }),
  ],
  [
    "claimAnswer",
    async ({ db, ours }) =>
      expect(await reportAnswers.claimAnswer(db, ours, { id: THEIR.question, person: TEACHER, now: LATER })).toBe(
        false,
      ),
  ],
  ["releaseAnswer", ({ db, ours }) => reportAnswers.releaseAnswer(db, ours, { id: THEIR.question, person: LIBRARIAN })],
  [
    "replyToQuestion",
    ({ db, ours }) => reportAnswers.replyToQuestion(db, ours, { id: THEIR.question, by: TEACHER, reply: "Ours" }),
  ],
  ["claimReply", ({ db, ours }) => reportAnswers.claimReply(db, ours, { id: `${THEIR.question}-replied`, now: LATER })],
  ["releaseReply", ({ db, ours }) => reportAnswers.releaseReply(db, ours, `${THEIR.question}-replied`)],
  [
    "addRecordsRequest",
    ({ db, ours }) => records.addRecordsRequest(db, ours, { ...LEFT_OUT, person: TEACHER, now: LATER }),
  ],
  ["handOver", ({ db, ours }) => handovers.handOver(db, ours, { ...HANDOVER, seen: [LIBRARIAN, TEACHER] })],
  ["undoHandover", ({ db, ours }) => handovers.undoHandover(db, ours, { id: THEIR.handover, by: TEACHER, now: LATER })],
  ["claimDeparture", ({ db, ours }) => handovers.claimDeparture(db, ours.workspaceId, DEPARTED)],
  ["releaseDeparture", ({ db, ours }) => handovers.releaseDeparture(db, ours.workspaceId, DEPARTED)],
  ["postNow", ({ db, ours }) => posts.postNow(db, ours, { ...AHEAD, by: "Ours" })],
  ["postNow of theirs", ({ db, ours }) => posts.postNow(db, ours, { ...AHEAD, period: POST.period, by: "Ours" })],
  ["claimPreview", ({ db, ours }) => previews.claimPreview(db, ours, { ...PREVIEW, person: TEACHER, now: LATER })],
  ["releasePreview", ({ db, ours }) => previews.releasePreview(db, ours, { ...PREVIEW, person: TEACHER })],
  ["skipPost", ({ db, ours }) => posts.skipPost(db, ours, { ...AHEAD, skip: true })],
  ["skipPost, which takes it back", ({ db, ours }) => posts.skipPost(db, ours, { ...AHEAD, skip: false })],
  ["claimRequest", ({ db, ours }) => claimRequest(db, ours, { key: "key", now: LATER })],
  ["claimAgain", ({ db, ours }) => claimAgain(db, ours, { key: "key", now: LATER, everyMs: 1 })],
  ["releaseRequest", ({ db, ours }) => releaseRequest(db, ours, "key")],
  [
    "claimAnnouncement",
    ({ db, ours }) =>
      announcements.claimAnnouncement(db, ours, { channel: THEIR_CHANNEL, person: TEACHER, before: NOW, now: LATER }),
  ],
  [
    "confirmAnnouncement",
    ({ db, ours }) => announcements.confirmAnnouncement(db, ours, { ...ANNOUNCED, messageTs: "9.9" }),
  ],
  ["forgetAnnouncement", ({ db, ours }) => announcements.forgetAnnouncement(db, ours, ANNOUNCED)],
  ["claimReminder", ({ db, ours }) => reminders.claimReminder(db, ours, { ...REMINDER, now: LATER })],
  ["releaseReminder", ({ db, ours }) => reminders.releaseReminder(db, ours, REMINDER)],
  ["declineMonth", ({ db, ours }) => reminders.declineMonth(db, ours, { ...REMINDER, undo: false, now: LATER })],
  [
    "declineMonth, which takes it back",
    ({ db, ours }) => reminders.declineMonth(db, ours, { ...REMINDER, undo: true, now: LATER }),
  ],
  [
    "addLogImport",
    ({ db, ours }) =>
      logs.addLogImport(db, ours, {
        ...{ fileName: "ours.csv", bytes: new Uint8Array([1]), by: TEACHER, now: LATER },
        found: {
          titles: [],
          examples: [],
          row: 0,
          roles: {},
          choices: {},
          asks: { roles: [], dates: undefined },
          tables: [],
        },
      }),
  ],
  [
    "stageUnits",
    ({ db, ours }) =>
      logRows.stageUnits(db, ours, { importId: THEIR.readLog, by: TEACHER, units: [LOG_ROW], after: 0 }),
  ],
  [
    "stageRefused",
    ({ db, ours }) =>
      logRows.stageRefused(db, ours, {
        importId: THEIR.readLog,
        rows: [{ sheet: "", row: 8, why: "Ours", cells: "[]" }],
      }),
  ],
  [
    "stageFigures",
    ({ db, ours }) => logRows.stageFigures(db, ours, { importId: THEIR.readLog, figures: [LOG_FIGURE] }),
  ],
  ["saveLogImport", ({ db, ours }) => savedLogs.saveLogImport(db, ours, { id: THEIR.readLog, now: LATER })],
  ["finishLogImport", ({ db, ours }) => finishLogImport(db, ours, THEIR.savedLog)],
  ["undoLogImport", ({ db, ours }) => savedLogs.undoLogImport(db, ours, { id: THEIR.savedLog, now: LATER })],
  ["meetStaff", ({ db, ours }) => meetStaff(db, ours.workspaceId, [{ id: "U0NEW", name: "Ours" }])],
  [
    "addFigureImports",
    ({ db, ours }) =>
      imports.addFigureImports(db, ours, { months: [READ], digest: THEIR_DIGEST, by: TEACHER, now: LATER }),
  ],
  [
    "saveFigureImports",
    ({ db, ours }) => imports.saveFigureImports(db, ours, { changes: [importing(THEIR.readImport)], ...BY }),
  ],
  [
    "undoFigureImports",
    ({ db, ours }) => imports.undoFigureImports(db, ours, { changes: [importing(THEIR.savedImport)], ...BY }),
  ],
  ["saveFigures", (two) => saveFigures(two, { before: undefined, after: { value: 1, cause: "" } })],
  ["saveFigures of theirs", (two) => saveFigures(two, { before: AS_THEIRS, after: { value: 1, cause: "" } })],
  ["saveFigures, which clears", (two) => saveFigures(two, { before: AS_THEIRS, after: undefined })],
  ["addGoal", ({ db, ours }) => goals.addGoal(db, ours, { year: "2026-27", aim: SIXTY, ...WRITTEN })],
  ["changeGoal", ({ db, ours }) => goals.changeGoal(db, ours, { id: THEIR.goal, seen: 1, aim: SIXTY, ...WRITTEN })],
  ["deleteGoal", ({ db, ours }) => goals.deleteGoal(db, ours, { id: THEIR.goal, seen: 1 })],
  ["addDepartment", ({ db, ours }) => addDepartment(db, ours, { name: "Latin", teachers: [TEACHER], ...WRITTEN })],
  [
    "changeDepartment",
    ({ db, ours }) =>
      changeDepartment(db, ours, { id: THEIR.department, seen: 1, name: "Art", teachers: [], ...WRITTEN }),
  ],
  ["deleteDepartment", ({ db, ours }) => deleteDepartment(db, ours, { id: THEIR.department, seen: 1 })],
  ["adding a refusal of charts", ({ db, ours }) => chartRefusalsOf(db, ours.workspaceId, "messages").add(LATER)],
  ["adding one of whispers", ({ db, ours }) => chartRefusalsOf(db, ours.workspaceId, "whispers").add(LATER)],
  [
    "changeCalendar",
    ({ db, ours }) => changeCalendar(db, ours, { version: 0, ...WRITTEN, remove: THEIR_ENTRIES, add: OUR_ENTRIES }),
  ],
  ["changeCalendar at their version", ({ db, ours }) => changeCalendar(db, ours, { version: 3, ...WRITTEN })],
  ["claimFigureRequest", ({ db, ours }) => requests.claimFigureRequest(db, ours, { ...REMINDER, now: LATER })],
  ["releaseFigureRequest", ({ db, ours }) => requests.releaseFigureRequest(db, ours, REMINDER)],
  ["turnFigureQuestions", ({ db, ours }) => turnFigureQuestions(db, ours.workspaceId, { id: TEACHER, off: true })],
  ["turnReminders", ({ db, ours }) => turnReminders(db, ours.workspaceId, { id: TEACHER, off: true })],
  ["retryFailedPosts", ({ db, ours }) => posts.retryFailedPosts(db, ours)],
  [
    "settlePost",
    ({ db, ours }) => posts.settlePost(db, ours, { name: POST.post, period: POST.period, state: "sent", now: LATER }),
  ],
  [
    "opening a post",
    ({ db, ours }) => ledgerOf(db, ours).findOrCreate(POST.post, { period: POST.period, dueAt: NOW }, LATER),
  ],
  [
    "moving a post",
    async ({ db, ours, theirs }) => {
      const from = (await ledgerOf(db, theirs).rows(POST.post, [POST.period])).get(POST.period);
      if (!from) throw new Error("Their post is not there.");
      expect(await ledgerOf(db, ours).transition({ ...POST, from, now: LATER }, { state: "sent" })).toBeUndefined();
    },
  ],
];

/** People, with their roles and drafts, and requests belong to the workspace, so its schools share them. */
const OF_THE_WORKSPACE = new Set([
  "staffOf",
  ...["mentionsOf", "postsNaming", "personalRows", "everyoneMet", "erasePerson"],
  ...[
    "adminsOf",
    "peopleOf",
    "staffNames",
    "librariansOf",
    "libraryTeam",
    "namedLibrarians",
    "untoldOf",
    "claimDeparture",
    "releaseDeparture",
    "handOver",
    "homeViewers",
    "outdatedHomes",
    "settingsOf",
    "wasSeen",
  ],
  ...[
    "a refusal of charts",
    "adding a refusal of charts",
    "one of whispers",
    "adding one of whispers",
    "savePerson",
    "mutePerson",
    "turnReminders",
    "turnFigureQuestions",
    "markHomeOpened",
    "markHomeDrawn",
    "claimRequest",
    "claimAgain",
    "releaseRequest",
  ],
]);

describe.each(PLACES)("a school in %s", (place) => {
  const isSeparate = ([name]: readonly [string, ...unknown[]]) =>
    place === "another workspace" || !OF_THE_WORKSPACE.has(name);

  it.each(READS.filter(isSeparate))("%s shows none of its rows", async (_name, read, expected) => {
    expect(await read(await openTwo(place))).toEqual(expected);
  });

  it.each(WRITES.filter(isSeparate))("%s leaves its rows unchanged", async (_name, write) => {
    const two = await openTwo(place);
    const before = await snapshotOfTheirs(two);
    await write(two);
    expect(await snapshotOfTheirs(two)).toBe(before);
  });

  it("changeUnit with one of its ids changes nothing and says so", async () => {
    const two = await openTwo(place);
    const before = await snapshotOfTheirs(two);
    const unit = await unitOf(two.db, two.theirs, two.unit);
    const given = { skills: ["Our skill"] };
    const change = { ...RIVERS, title: "Ours now", answers: given, before: unit, by: TEACHER, key: "ours", now: LATER };
    expect(await units.changeUnit(two.db, two.ours, change)).toBe(false);
    expect(await snapshotOfTheirs(two)).toBe(before);
  });
});

describe.each(PLACES)("a unit at a school in %s, and its sections", (place) => {
  it("isn't changed by changeClasses with its id, which says so, nor by another unit that becomes its section", async () => {
    const two = await openTwo(place);
    const unit = await unitOf(two.db, two.theirs, two.unit);
    const rows = await snapshotOfTheirs(two);
    const change = { before: unit, classes: 9, by: TEACHER, key: "ours", now: LATER };
    expect(await changeClasses(two.db, two.ours, change)).toBe(false);
    const ours = await units.addUnit(two.db, two.ours, { ...RIVERS, loggedBy: TEACHER, key: "own", now: LATER });
    const before = await unitOf(two.db, two.ours, String(ours));
    const other = { id: unit.id, seen: unit.updatedAt, becomes: "deleted" as const };
    expect(await changeClasses(two.db, two.ours, { ...change, before, other })).toBe(false);
    expect(await snapshotOfTheirs(two)).toBe(rows);
    expect((await unitOf(two.db, two.ours, String(ours))).classes).toBe(before.classes);
  });

  it("isn't found by findSameNear from the other", async () => {
    const two = await openTwo(place);
    const unit = await unitOf(two.db, two.theirs, two.unit);
    const near = { unit: { ...unit, date: SchoolDay.parse("2026-12-24") }, from: unit.date, to: unit.date };
    expect(await findSameNear(two.db, two.ours, near)).toBeUndefined();
    expect((await findSameNear(two.db, two.theirs, near))?.id).toBe(two.unit);
  });
});

describe.each(PLACES)("a talk at a school in %s", (place) => {
  it("isn't changed by changeTalk with its id, which says so", async () => {
    const two = await openTwo(place);
    const before = await talks.findTalk(two.db, two.theirs, { id: THEIR.talk, person: TEACHER });
    if (!before) throw new Error("Their talk isn't there.");
    const rows = await snapshotOfTheirs(two);
    const change = { ...TALK, before, person: TEACHER, key: "ours", now: LATER };
    expect(await talks.changeTalk(two.db, two.ours, change)).toBe(false);
    expect(await snapshotOfTheirs(two)).toBe(rows);
  });
});

describe.each(PLACES)("a deleted unit of a school in %s", (place) => {
  it("isn't restored by undeleteUnit with its id", async () => {
    const two = await openTwo(place);
    expect(await units.removeUnit(two.db, two.theirs, { id: two.unit, by: TEACHER }, LATER)).toBe(true);
    const before = await snapshotOfTheirs(two);
    expect(await units.undeleteUnit(two.db, two.ours, { id: two.unit, by: TEACHER }, LATER)).toBe(false);
    expect(await snapshotOfTheirs(two)).toBe(before);
  });
});

describe("the tables of this test", () => {
  it("name every store function for units, posts, people and settings", () => {
    const names = new Set([...READS, ...WRITES].map(([name]) => name));
    const covered = [
      "changeUnit",
      "changeClasses",
      "findSameNear",
      "changeTalk",
      "toTalks",
      "selectPlans",
      "toPiece",
      "toLinkSteps",
      "toSeenParams",
      "writeOnce",
      "chartRefusalsOf",
      "ledgerOf",
      "selectUnits",
      "workspaceIds",
    ];
    expect(functionsOf(UNIT_MODULES).filter((name) => !names.has(name) && !covered.includes(name))).toEqual([]);
  });

  it("and those of the test for reflections name every file of the store", () => {
    const files = readdirSync("src/store").filter((name) => name.endsWith(".ts"));
    expect(Object.keys({ ...UNIT_MODULES, ...REFLECTED_MODULES }).sort()).toEqual(files.sort());
  });

  it("use rows that exist: at the other school, each read shows something", async () => {
    const two = await openTwo("the same workspace");
    const swapped = { ...two, ours: two.theirs };
    for (const [name, read, nothing] of READS) {
      if (OF_THE_WORKSPACE.has(name) || name.startsWith("schoolOf")) continue;
      expect({ name, seen: await read(swapped) }).not.toEqual({ name, seen: nothing });
    }
  });
});

describe("two workspaces", () => {
  it("count the same request key separately", async () => {
    const { db, ours, theirs } = await openTwo();
    const again = { ...RIVERS, loggedBy: TEACHER, key: "key", now: NOW };
    expect(await units.addUnit(db, ours, again)).toBeDefined();
    expect(await units.addUnit(db, theirs, again)).toBeUndefined();
  });
});
