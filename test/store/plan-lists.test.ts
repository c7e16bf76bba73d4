// Lists of plans: of a person, of some days, of units; at two schools, with and without log entries.
import { describe, expect, it } from "vitest";
import { asPersonId, type PersonId, type PlanId, type UnitId } from "../../src/domain/ids.js";
import type { PlanPerson, PlanValues } from "../../src/domain/plan/plan-fields.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { plansBetween, plansByIds, plansOfPerson, plansOfUnits } from "../../src/store/plan-lists.js";
import { planPages } from "../../src/store/plan-pages.js";
import { addPlan, deletePlan, findPlan, savePlan } from "../../src/store/plans.js";
import type { School } from "../../src/store/schools.js";
import { addUnit, changeUnit, removeUnit } from "../../src/store/units.js";
import { addSchool, allOf, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER, unitOf } from "../support/database.js";

const OTHER = asPersonId("U0OTHER0001");
const day = (text: string) => text as SchoolDay;
const NOVEMBER = { from: day("2026-11-01"), to: day("2026-11-30") };

async function open() {
  const { db } = await openFile();
  const school = await addSchool(db);
  const met = { timeZone: "UTC", locale: "en-US", standing: "member", slackAdmin: false, seenAt: NOW.toISOString() };
  await db.person.create({ data: { ...met, workspaceId: school.workspaceId, id: OTHER, name: "Oda Other" } });
  return { db, school };
}

type At = Awaited<ReturnType<typeof open>>;

const later = (ms: number) => new Date(NOW.getTime() + ms);
const person = (id: PersonId): PlanPerson => ({ id, name: id, role: "teacher" });

async function add(
  { db, school }: At,
  values: Partial<PlanValues>,
  more: { by?: PersonId; unit?: string; ms?: number } = {},
) {
  const { by = LIBRARIAN, unit, ms = 0 } = more;
  const id = await addPlan(db, school, { values, unit, by, key: newKey(), now: later(ms) });
  if (!id) throw new Error("The plan wasn't added.");
  return id;
}

const log = async ({ db, school }: At, more: object = {}): Promise<UnitId> =>
  (await addUnit(db, school, { ...RIVERS, loggedBy: TEACHER, key: newKey(), now: NOW, ...more })) as UnitId;

const idsOf = (plans: readonly { id: PlanId }[]) => plans.map(({ id }) => id);
const ofPerson = async ({ db, school }: At, id: PersonId, page = 0, size = 5) => {
  const { plans, total } = await plansOfPerson(db, school, { person: id, page, size });
  return { ids: idsOf(plans), total };
};

describe("the plans of a person", () => {
  it("are those they started, those that name them now, and those whose unit has them", async () => {
    const at = await open();
    const started = await add(at, { title: "Started" }, { by: OTHER, ms: 1 });
    const named = await add(at, { people: [person(OTHER)] }, { ms: 2 });
    const logged = await add(at, {}, { unit: await log(at, { loggedBy: OTHER }), ms: 3 });
    const partnered = await add(at, {}, { unit: await log(at, { title: "Maps", partners: [OTHER] }), ms: 4 });
    await add(at, { title: "Not theirs", people: [person(TEACHER)] });
    expect(await ofPerson(at, OTHER)).toEqual({ ids: [partnered, logged, named, started], total: 4 });
  });

  it("aren't those that no longer name them, nor those whose unit doesn't have them whatever the plan says", async () => {
    const at = await open();
    const id = await add(at, { people: [person(OTHER)] });
    await savePlan(at.db, at.school, {
      ...{ plan: id, after: 1, change: { people: [person(TEACHER)] }, fields: ["people"] },
      ...{ by: LIBRARIAN, key: newKey(), now: later(1) },
    });
    await add(at, { people: [person(OTHER)] }, { unit: await log(at) });
    expect(await ofPerson(at, OTHER)).toEqual({ ids: [], total: 0 });
    expect((await ofPerson(at, TEACHER)).total).toBe(2);
  });

  it("come page by page, changed last first, without deleted ones", async () => {
    const at = await open();
    const ids = [];
    for (let n = 0; n < 7; n += 1) ids.unshift(await add(at, { title: `Plan ${n}` }, { by: OTHER, ms: n }));
    expect(await ofPerson(at, OTHER, 0, 3)).toEqual({ ids: ids.slice(0, 3), total: 7 });
    expect(await ofPerson(at, OTHER, 2, 3)).toEqual({ ids: ids.slice(6), total: 7 });
    expect(await ofPerson(at, OTHER, 9, 3)).toEqual({ ids: [], total: 7 });
    await deletePlan(at.db, at.school, { id: ids[0] as PlanId, seen: later(6) }, later(10));
    expect(await ofPerson(at, OTHER, 0, 3)).toEqual({ ids: ids.slice(1, 4), total: 6 });
  });
});

describe("the plans of some days", () => {
  it("begin on the day of their log entry, or else on their own, earliest first", async () => {
    const at = await open();
    const own = await add(at, { day: day("2026-11-20") });
    const logged = await add(at, { day: day("2026-12-24") }, { unit: await log(at) });
    const first = await add(at, { day: day("2026-11-01") });
    await add(at, { day: day("2026-12-01") });
    await add(at, { title: "No day" });
    expect(idsOf(await plansBetween(at.db, at.school, NOVEMBER))).toEqual([first, logged, own]);
  });

  it("move with their log entry and with their own last day", async () => {
    const at = await open();
    const unit = await log(at);
    const logged = await add(at, {}, { unit });
    const own = await add(at, { day: day("2026-11-20") });
    const before = await unitOf(at.db, at.school, unit);
    const moved = {
      ...before,
      title: "Moved",
      date: day("2026-12-02"),
      before,
      by: TEACHER,
      key: newKey(),
      now: later(1),
    };
    expect(await changeUnit(at.db, at.school, moved)).toBe(true);
    await savePlan(at.db, at.school, {
      ...{ plan: own, after: 1, change: { day: day("2026-12-01") }, fields: ["day"] },
      ...{ by: LIBRARIAN, key: newKey(), now: later(1) },
    });
    expect(await plansBetween(at.db, at.school, NOVEMBER)).toEqual([]);
    const december = await plansBetween(at.db, at.school, { from: day("2026-12-01"), to: day("2026-12-31") });
    expect(december.map(({ id, values }) => [id, values.title])).toEqual([
      [own, ""],
      [logged, "Moved"],
    ]);
  });

  it("fill pages for an export, those without a day by when they were started", async () => {
    const at = await open();
    const own = await add(at, { day: day("2026-11-20") });
    const logged = await add(at, {}, { unit: await log(at) });
    const undated = await add(at, { title: "No day" });
    await add(at, { title: "No day, later" }, { ms: 3_000_000_000 });
    const days = { ...NOVEMBER, start: new Date("2026-11-01T05:00:00Z"), end: new Date("2026-12-01T05:00:00Z") };
    expect(idsOf(await allOf(planPages(at.db, at.school, days, 2)))).toEqual([logged, own, undated]);
  });
});

describe("the plans of units and of ids", () => {
  it("are those of this school that aren't deleted", async () => {
    const at = await open();
    const unit = await log(at);
    const [logged, own] = [await add(at, {}, { unit }), await add(at, { title: "Own" })];
    expect(idsOf(await plansOfUnits(at.db, at.school, [unit, "none"]))).toEqual([logged]);
    expect(idsOf(await plansByIds(at.db, at.school, [own, logged])).sort()).toEqual([own, logged].sort());
    await deletePlan(at.db, at.school, { id: logged, seen: NOW }, later(1));
    expect(await plansOfUnits(at.db, at.school, [unit])).toEqual([]);
    expect(idsOf(await plansByIds(at.db, at.school, [own, logged]))).toEqual([own]);
  });
});

describe("a plan whose unit is logged later", () => {
  const RULED = { title: "Planned", day: day("2026-11-30"), people: [person(OTHER)], overview: "As planned" };
  const logOf = (at: At, plan: string, loggedBy: PersonId, more: { ms?: number; alone?: boolean } = {}) => {
    const { ms = 1, ...how } = more;
    return log(at, { plan, loggedBy, partners: [], others: ["Guest"], now: later(ms), ...how });
  };

  it("is linked in the same write, and then says what the log entry says", async () => {
    const at = await open();
    const plan = await add(at, RULED);
    const unit = await logOf(at, plan, OTHER);
    const found = await findPlan(at.db, at.school, plan);
    expect(found?.unit?.id).toBe(unit);
    expect(found?.updatedAt).toEqual(later(1));
    expect(found?.values).toMatchObject({ title: RIVERS.title, day: RIVERS.date, level: 3, overview: "As planned" });
    expect(found?.values.people.map(({ name }) => name)).toEqual(["Oda Other", "Guest"]);
  });

  it.each([
    ["a plan with a unit", async (at: At, plan: PlanId) => void (await logOf(at, plan, OTHER))],
    [
      "a deleted plan",
      async (at: At, plan: PlanId) => void (await deletePlan(at.db, at.school, { id: plan, seen: NOW }, later(1))),
    ],
  ])("isn't linked with a unit for %s, which is logged only once its person knows", async (_what, prepare) => {
    const at = await open();
    const plan = await add(at, RULED);
    await prepare(at, plan);
    const before = (await findPlan(at.db, at.school, plan))?.unit?.id;
    const count = await at.db.unit.count();
    expect(await logOf(at, plan, OTHER, { ms: 2 })).toBeUndefined();
    expect(await at.db.unit.count()).toBe(count);
    const alone = await logOf(at, plan, OTHER, { ms: 2, alone: true });
    expect((await findPlan(at.db, at.school, plan))?.unit?.id).toBe(before);
    expect(await unitOf(at.db, at.school, alone)).toMatchObject({ title: RIVERS.title });
  });

  it("isn't linked with a unit of someone who may not change it", async () => {
    const at = await open();
    await at.db.person.updateMany({ where: { id: TEACHER }, data: { librarian: false } });
    const plan = await add(at, RULED);
    expect(await logOf(at, plan, TEACHER)).toBeUndefined();
    expect(await logOf(at, plan, TEACHER, { alone: true })).toBeDefined();
    expect((await findPlan(at.db, at.school, plan))?.unit).toBeUndefined();
  });

  it("can be linked again after its log entry was deleted", async () => {
    const at = await open();
    const plan = await add(at, RULED);
    const first = await logOf(at, plan, OTHER);
    await removeUnit(at.db, at.school, { id: first, by: OTHER }, later(2));
    const second = await logOf(at, plan, OTHER, { ms: 3 });
    expect((await findPlan(at.db, at.school, plan))?.unit).toMatchObject({ id: second, isDeleted: false });
  });
});

describe("other schools", () => {
  it("in the workspace have lists of their own", async () => {
    const at = await open();
    const { workspaceId } = at.school;
    const data = { ...(await at.db.school.findFirstOrThrow()), id: "another-school" };
    await at.db.school.create({ data });
    const other = { ...at, school: { ...at.school, id: "another-school" } as School };
    const unit = await log(at);
    const plan = await add(at, { day: day("2026-11-20"), people: [person(OTHER)] }, { by: OTHER });
    const logged = await add(at, {}, { unit });
    expect(workspaceId).toBe(other.school.workspaceId);
    expect(await ofPerson(other, OTHER)).toEqual({ ids: [], total: 0 });
    expect(await plansBetween(other.db, other.school, NOVEMBER)).toEqual([]);
    expect(await plansByIds(other.db, other.school, [plan, logged])).toEqual([]);
    expect(await plansOfUnits(other.db, other.school, [unit])).toEqual([]);
    await log(other, { plan, loggedBy: OTHER });
    expect((await findPlan(at.db, at.school, plan))?.unit).toBeUndefined();
  });
});

describe("a plan whose unit moved to another school year", () => {
  it("goes along, and is in that year's lists and exports alone", async () => {
    const at = await open();
    const unit = await log(at);
    const plan = await add(at, { day: day("2026-11-10") }, { unit });
    const before = await unitOf(at.db, at.school, unit);
    const change = { ...before, date: day("2027-09-14"), before, by: TEACHER, key: newKey(), now: later(1) };
    expect(await changeUnit(at.db, at.school, change)).toBe(true);
    const years = [
      { from: day("2026-07-01"), to: day("2027-06-30") },
      { from: day("2027-07-01"), to: day("2028-06-30") },
    ];
    const instants = { start: new Date("2026-07-01T00:00:00Z"), end: new Date("2028-07-01T00:00:00Z") };
    const found = await Promise.all(years.map((year) => plansBetween(at.db, at.school, year)));
    const exported = await Promise.all(
      years.map((year) => allOf(planPages(at.db, at.school, { ...year, ...instants }))),
    );
    expect([found.map(idsOf), exported.map(idsOf)]).toEqual([
      [[], [plan]],
      [[], [plan]],
    ]);
  });
});
