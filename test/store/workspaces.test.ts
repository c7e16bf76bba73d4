// Two workspaces in one file: whatever ids are sent, no function of the store shows or changes the other's rows.
import { describe, expect, it } from "vitest";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { Month } from "../../src/domain/month.js";
import type { Db } from "../../src/store/database.js";
import { adminsOf, librariansOf, peopleOf, savePerson } from "../../src/store/people.js";
import { countLateUnits, ledgerOf, monthsChanged, retryFailedPosts, settlePost } from "../../src/store/posts.js";
import { claimRequest, releaseRequest, wasSeen } from "../../src/store/requests.js";
import { changeSettings, type School, schoolOf, subjectsFor, subjectsOf } from "../../src/store/schools.js";
import * as units from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, openFile, RIVERS, TEACHER } from "../support/database.js";

const OURS = "T0000000001";
const THEIRS = "T0000000002";
const LATER = new Date(NOW.getTime() + 1000);
const POST = { post: "monthly-report", period: "2026-10" };
const BEFORE = new Date(NOW.getTime() - 1000);
const NOVEMBER = Month.parse("2026-11");
const SINCE = { month: NOVEMBER, since: BEFORE };

interface Two {
  db: Db;
  ours: School;
  theirs: School;
  /** The id of a unit of theirs. */
  unit: Awaited<ReturnType<typeof units.addUnit>> & string;
}

async function open(): Promise<Two> {
  const { db } = await openFile();
  const ours = await addSchool(db, OURS);
  const theirs = await addSchool(db, THEIRS);
  const unit = { ...RIVERS, subject: "Latin", loggedBy: TEACHER, key: "key", now: NOW };
  const id = await units.addUnit(db, theirs, unit);
  if (!id) throw new Error("The unit was not logged.");
  await db.subject.create({ data: { workspaceId: THEIRS, schoolId: theirs.id, name: "Greek" } });
  await db.person.updateMany({ where: { workspaceId: THEIRS }, data: { admin: true, name: "Theirs" } });
  const row = await ledgerOf(db, theirs).open(POST.post, { period: POST.period, dueAt: NOW }, NOW);
  await ledgerOf(db, theirs).move({ ...POST, from: row, now: NOW }, { state: "unsure", nextTryAt: LATER });
  return { db, ours, theirs, unit: id };
}

/** Every row of theirs. */
async function snapshot(db: Db): Promise<string> {
  const where = { where: { workspaceId: THEIRS } };
  return JSON.stringify(
    await Promise.all([
      db.workspace.findMany({ where: { id: THEIRS } }),
      db.school.findMany(where),
      db.subject.findMany(where),
      db.person.findMany(where),
      db.unit.findMany(where),
      db.unitPartner.findMany(where),
      db.post.findMany(where),
      db.seenRequest.findMany(where),
    ]),
  );
}

const READS: [string, (two: Two) => Promise<unknown>, unknown][] = [
  ["findUnit", ({ db, ours, unit }) => units.findUnit(db, ours, unit), undefined],
  ["findSame", ({ db, ours }) => units.findSame(db, ours, { ...RIVERS, loggedBy: TEACHER }), undefined],
  ["unitsOfMonth", ({ db, ours }) => units.unitsOfMonth(db, ours, NOVEMBER), []],
  ["pageOfUnits", ({ db, ours }) => units.pageOfUnits(db, ours, { page: 0 }), { units: [], total: 0 }],
  [
    "pageOfUnits of a person",
    ({ db, ours }) => units.pageOfUnits(db, ours, { person: TEACHER, page: 0 }),
    { units: [], total: 0 },
  ],
  ["firstMonth", ({ db, ours }) => units.firstMonth(db, ours), undefined],
  ["subjectsOf", ({ db, ours }) => subjectsOf(db, ours), []],
  ["subjectsFor", ({ db, ours }) => subjectsFor(db, ours), []],
  ["adminsOf", ({ db, ours }) => adminsOf(db, ours.workspaceId), []],
  [
    "peopleOf",
    async ({ db, ours }) => (await peopleOf(db, ours.workspaceId, [TEACHER])).map(({ name }) => name),
    [TEACHER],
  ],
  [
    "librariansOf",
    async ({ db, ours }) => (await librariansOf(db, ours.workspaceId)).map(({ namedAdmin }) => namedAdmin),
    [false, false],
  ],
  ["schoolOf", async ({ db }) => (await schoolOf(db, asWorkspaceId(OURS)))?.name, `School of ${OURS}`],
  ["schoolOf nowhere", ({ db }) => schoolOf(db, asWorkspaceId("T0000000003")), undefined],
  ["the ledger", async ({ db, ours }) => (await ledgerOf(db, ours).rows(POST.post, [POST.period])).size, 0],
  ["monthsChanged", ({ db, ours }) => monthsChanged(db, ours, { months: [SINCE], now: LATER }), []],
  ["countLateUnits", ({ db, ours }) => countLateUnits(db, ours, { month: NOVEMBER, postedAt: BEFORE }), 0],
  ["wasSeen", ({ db, ours }) => wasSeen(db, ours, "key"), false],
];

const settings = {
  ...{ name: "Ours", timeZone: "Asia/Kolkata", adminChannel: undefined, openDay: 3, time: "09:30" },
  ...{ grades: ["K"] as const, subjects: ["Art"], librarians: [LIBRARIAN], admins: [TEACHER] },
};
const person = {
  ...{ id: TEACHER, name: "Ours", timeZone: "", locale: "", standing: "guest" as const, slackAdmin: true, now: LATER },
};

const WRITES: [string, (two: Two) => Promise<unknown>][] = [
  ["addUnit", ({ db, ours }) => units.addUnit(db, ours, { ...RIVERS, loggedBy: TEACHER, key: "key", now: LATER })],
  ["removeUnit", ({ db, ours, unit }) => units.removeUnit(db, ours, unit, LATER)],
  ["restoreUnit", ({ db, ours, unit }) => units.restoreUnit(db, ours, unit, LATER)],
  ["changeSettings", ({ db, ours }) => changeSettings(db, ours, settings)],
  ["savePerson", ({ db, ours }) => savePerson(db, ours.workspaceId, person)],
  ["claimRequest", ({ db, ours }) => claimRequest(db, ours, { key: "key", now: LATER })],
  ["releaseRequest", ({ db, ours }) => releaseRequest(db, ours, "key")],
  ["retryFailedPosts", ({ db, ours }) => retryFailedPosts(db, ours)],
  [
    "settlePost",
    ({ db, ours }) => settlePost(db, ours, { name: POST.post, period: POST.period, state: "sent", now: LATER }),
  ],
  ["opening a post", ({ db, ours }) => ledgerOf(db, ours).open(POST.post, { period: POST.period, dueAt: NOW }, LATER)],
  [
    "moving a post",
    async ({ db, ours, theirs }) => {
      const from = (await ledgerOf(db, theirs).rows(POST.post, [POST.period])).get(POST.period);
      if (!from) throw new Error("Their post is not there.");
      expect(await ledgerOf(db, ours).move({ ...POST, from, now: LATER }, { state: "sent" })).toBeUndefined();
    },
  ],
];

describe("what is read", () => {
  it.each(READS)("%s shows nothing of theirs", async (_name, read, expected) => {
    expect(await read(await open())).toEqual(expected);
  });
});

describe("what is written", () => {
  it.each(WRITES)("%s leaves theirs as it was", async (_name, write) => {
    const two = await open();
    const before = await snapshot(two.db);
    await write(two);
    expect(await snapshot(two.db)).toBe(before);
  });

  it("changeUnit with the id of theirs changes nothing and says so", async () => {
    const two = await open();
    const before = await snapshot(two.db);
    const change = { ...RIVERS, title: "Ours now", id: two.unit, now: LATER };
    await expect(units.changeUnit(two.db, two.ours, change)).rejects.toThrow();
    expect(await snapshot(two.db)).toBe(before);
  });

  it("the same key of a request counts in each workspace by itself", async () => {
    const { db, ours, theirs } = await open();
    const again = { ...RIVERS, loggedBy: TEACHER, key: "key", now: NOW };
    expect(await units.addUnit(db, ours, again)).toBeDefined();
    expect(await units.addUnit(db, theirs, again)).toBeUndefined();
  });
});
