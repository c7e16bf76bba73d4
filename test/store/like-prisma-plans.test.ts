// Our own reads of plans find what Prisma finds in random rows: the same ones, of this school only, in the same order.
import { describe, expect, it } from "vitest";
import type { PersonId, PlanId } from "../../src/domain/ids.js";
import type { PlanField, PlanValues } from "../../src/domain/plan/plan-fields.js";
import { type PlanItem, valuesFromItems } from "../../src/domain/plan/plan-items.js";
import { firstDay, lastDay } from "../../src/domain/time/month.js";
import { plansBetween, plansByIds, plansOfPerson, plansOfUnits, plansSince } from "../../src/store/plan-lists.js";
import { planOfUnit } from "../../src/store/plan-origins.js";
import { planPages } from "../../src/store/plan-pages.js";
import type { Plan } from "../../src/store/plan-row.js";
import { findPlan, planAt } from "../../src/store/plans.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { findUnit } from "../../src/store/units.js";
import { allOf } from "../support/database.js";
import { fillWithPlans } from "../support/random-plans.js";
import { instant, MONTHS, OTHER_SCHOOL, openRandomSchool, PEOPLE } from "../support/random-rows.js";

async function open(seed: number) {
  const at = await openRandomSchool(seed);
  const { workspaceId, id: schoolId } = at.school;
  await fillWithPlans(at.db, { workspaceId, schoolId }, seed);
  await fillWithPlans(at.db, { workspaceId, schoolId: OTHER_SCHOOL }, seed + 100);
  return at;
}

/** A plan as Prisma reads it: each field from the last edit up to `upTo` that names it. */
async function plansByPrisma(db: Db, where: object, upTo = 99) {
  const rows = await db.plan.findMany({ where });
  const byNumber = { orderBy: { number: "asc" as const } };
  const [edits, said, items] = [
    await db.planEdit.findMany(byNumber),
    await db.planEditField.findMany(byNumber),
    await db.planItem.findMany({ orderBy: { place: "asc" } }),
  ];
  const people = await db.person.findMany({ where: { workspaceId: rows[0]?.workspaceId ?? "" } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const isOf = ({ workspaceId, planId }: { workspaceId: string; planId: string }) =>
      workspaceId === row.workspaceId && planId === row.id;
    const itemsOf = new Map<PlanField, PlanItem[]>();
    for (const { field, number } of said.filter((one) => isOf(one) && one.number <= upTo)) {
      itemsOf.set(
        field as PlanField,
        items.filter((item) => isOf(item) && item.field === field && item.number === number),
      );
    }
    const last = edits.findLast(isOf);
    return { ...row, number: last?.number, editedBy: last?.personId, own: valuesFromItems(itemsOf, names), people };
  });
}

type PrismaPlan = Awaited<ReturnType<typeof plansByPrisma>>[number];

/** With what its log entry says, for one that has an entry. */
async function valuesOf(db: Db, school: School, plan: PrismaPlan): Promise<PlanValues> {
  const unit = plan.unitId ? await findUnit(db, school, plan.unitId) : undefined;
  if (!unit) return plan.own;
  const { title, grades, subject, level, date: day } = unit;
  const ids = [unit.loggedBy, ...unit.partners.map((id, at) => ({ id, name: unit.partnerNames[at] ?? "" }))];
  const everyone = [...ids, ...unit.others.map((name) => ({ id: undefined, name }))];
  const people = everyone.map(({ id, name }) => {
    const said = plan.own.people.find((one) => (id ? one.id === id : !one.id && one.name === name));
    const isLibrarian = plan.people.some((one) => one.id === id && one.librarian);
    const role = said?.role ?? (isLibrarian ? ("librarian" as const) : ("teacher" as const));
    return { ...(id ? { id } : {}), name, role, ...(said?.jobTitle ? { jobTitle: said.jobTitle } : {}) };
  });
  return { ...plan.own, title, grades, ...(subject ? { subject } : {}), level, day, people };
}

const idsOf = (plans: readonly { id: string }[]) => plans.map(({ id }) => id);
const changedLastFirst = (a: PrismaPlan, b: PrismaPlan) =>
  `${a.updatedAt} ${a.id}` < `${b.updatedAt} ${b.id}` ? 1 : -1;

/** What is compared of a plan. */
const core = ({ id, number, editedBy, values, unit }: Plan) => ({
  id,
  number,
  by: editedBy.id,
  values,
  unit: unit?.id,
});

describe.each([1, 2, 3])("with random plans %i", (seed) => {
  it("each plan is the same, now and after each of its edits", async () => {
    const { db, school } = await open(seed);
    const here = { workspaceId: school.workspaceId, schoolId: school.id };
    for (const upTo of [99, 1, 2]) {
      for (const plan of await plansByPrisma(db, here, upTo)) {
        const values = await valuesOf(db, school, plan);
        const { id, number, editedBy: by } = plan;
        const found = await (upTo === 99 ? findPlan(db, school, id) : planAt(db, school, { id, number: upTo }));
        expect(found && core(found)).toEqual({ id, number, by, values, unit: plan.unitId ?? undefined });
        if (plan.unitId) expect((await planOfUnit(db, school, plan.unitId))?.id).toBe(id);
      }
    }
    const [other] = await plansByPrisma(db, { schoolId: OTHER_SCHOOL });
    expect(await findPlan(db, school, other?.id ?? "")).toBeUndefined();
  });

  it("lists find the same plans in the same order", async () => {
    const { db, school } = await open(seed);
    const plans = await plansByPrisma(db, { workspaceId: school.workspaceId, schoolId: school.id, deletedAt: null });
    const values = new Map<string, PlanValues>();
    for (const plan of plans) values.set(plan.id, await valuesOf(db, school, plan));
    const byChange = plans.toSorted(changedLastFirst);
    const isTheirs = (plan: PrismaPlan, id: PersonId) =>
      plan.createdById === id || values.get(plan.id)?.people.some((one) => one.id === id);
    for (const person of PEOPLE) {
      const theirs = idsOf(byChange.filter((plan) => isTheirs(plan, person)));
      for (const page of [0, 1, 9]) {
        const found = await plansOfPerson(db, school, { person, page, size: 5 });
        expect({ ids: idsOf(found.plans), total: found.total }).toEqual({
          ...{ ids: theirs.slice(page * 5, page * 5 + 5), total: theirs.length },
        });
      }
    }
    const since = idsOf(byChange.filter(({ updatedAt }) => updatedAt >= instant(200)));
    expect(since.length).toBeGreaterThan(3);
    expect(idsOf(await plansSince(db, school, { since: new Date(instant(200)), size: 99 }))).toEqual(since);
    expect(idsOf(await plansSince(db, school, { since: new Date(instant(200)), size: 3 }))).toEqual(since.slice(0, 3));
    const ids = (await db.plan.findMany({ take: 50 })).map(({ id }) => id as PlanId);
    const live = new Set(idsOf(plans));
    expect(new Set(idsOf(await plansByIds(db, school, ids)))).toEqual(new Set(ids.filter((id) => live.has(id))));
    const units = (await db.unit.findMany()).map(({ id }) => id);
    expect(new Set(idsOf(await plansOfUnits(db, school, units)))).toEqual(
      new Set(idsOf(plans.filter(({ unitId }) => unitId !== null))),
    );
  });

  it("days find the same plans in the same order, page by page, too", async () => {
    const { db, school } = await open(seed);
    const plans = await plansByPrisma(db, { workspaceId: school.workspaceId, schoolId: school.id, deletedAt: null });
    const dated: { id: string; day: string; createdAt: string }[] = [];
    for (const plan of plans) {
      dated.push({ id: plan.id, createdAt: plan.createdAt, day: (await valuesOf(db, school, plan)).day ?? "9999" });
    }
    let total = 0;
    for (const month of MONTHS) {
      const days = { from: firstDay(month), to: lastDay(month) };
      const inMonth = dated.filter(({ day }) => day >= days.from && day <= days.to);
      total += inMonth.length;
      const byDay = inMonth.toSorted((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1));
      expect(idsOf(await plansBetween(db, school, days))).toEqual(idsOf(byDay));
      const [start, end] = [instant(5), instant(20)];
      const exported = [
        ...inMonth,
        ...dated.filter((one) => one.day === "9999" && one.createdAt >= start && one.createdAt < end),
      ];
      const inOrder = exported.toSorted((a, b) => {
        const [first, second] = [a, b].map(({ day, createdAt, id }) => `${day} ${createdAt} ${id}`);
        return (first ?? "") < (second ?? "") ? -1 : 1;
      });
      const pages = planPages(db, school, { ...days, start: new Date(start), end: new Date(end) }, 3);
      expect(idsOf(await allOf(pages))).toEqual(idsOf(inOrder));
    }
    expect(total).toBeGreaterThan(5);
  });
});
