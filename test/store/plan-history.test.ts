// The versions of a plan: who changed which fields when, and a version that is put back as a new one.
import { describe, expect, it } from "vitest";
import type { PlanField } from "../../src/domain/plan/plan-fields.js";
import { versionsOfPlan } from "../../src/store/plan-history.js";
import { planAt } from "../../src/store/plans.js";
import { LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { addStored, atOtherSchool, later, OTHER, openPlans, saveStored, storedPlan } from "../support/stored-plans.js";

describe("the history of a plan", () => {
  it("names each version with who, when and what, newest first", async () => {
    const at = await openPlans();
    const plan = await addStored(at, { title: "Rivers" });
    await saveStored(at, plan, { print: ["Atlas"], aasl: ["1.1.7"] }, { after: 1, by: OTHER, ms: 60_000 });
    await saveStored(at, plan, { print: ["Map"] }, { after: 2, by: TEACHER, ms: 120_000 });
    const versions = await versionsOfPlan(at.db, at.school, { plan });
    expect(versions.map(({ fields, ...version }) => ({ ...version, fields: fields.toSorted() }))).toEqual([
      { number: 3, by: { id: TEACHER, name: TEACHER }, at: later(120_000), fields: ["print"], restored: undefined },
      {
        number: 2,
        by: { id: OTHER, name: "Oda Other" },
        at: later(60_000),
        fields: ["aasl", "print"],
        restored: undefined,
      },
      { number: 1, by: { id: LIBRARIAN, name: LIBRARIAN }, at: NOW, fields: ["title"], restored: undefined },
    ]);
  });

  it("begins with a version without fields for a plan that was started empty", async () => {
    const at = await openPlans();
    const plan = await addStored(at, {});
    expect(await versionsOfPlan(at.db, at.school, { plan })).toMatchObject([{ number: 1, fields: [] }]);
  });

  it("can be read from a version on", async () => {
    const at = await openPlans();
    const plan = await addStored(at, {});
    for (const after of [1, 2, 3]) await saveStored(at, plan, { print: [`${after}`] }, { after });
    const since = async (after: number) =>
      (await versionsOfPlan(at.db, at.school, { plan, after })).map(({ number }) => number);
    expect(await Promise.all([0, 2, 3, 4, 9].map(since))).toEqual([[4, 3, 2, 1], [4, 3], [4], [], []]);
  });

  it("has no version of an edit that wasn't saved", async () => {
    const at = await openPlans();
    const plan = await addStored(at, {});
    await saveStored(at, plan, { print: ["One"] }, { after: 1, key: "same" });
    await saveStored(at, plan, { print: ["Two"] }, { after: 1 });
    await saveStored(at, plan, { print: ["One"] }, { after: 2, key: "same" });
    expect(await versionsOfPlan(at.db, at.school, { plan })).toHaveLength(2);
    expect(await at.db.planItem.count()).toBe(1);
  });

  it("of one plan has nothing of another plan or another school", async () => {
    const at = await openPlans();
    const plan = await addStored(at, { title: "Rivers" });
    const second = await addStored(at, { title: "Poems" });
    await saveStored(at, second, { print: ["Two"] }, { after: 1 });
    expect(await versionsOfPlan(at.db, at.school, { plan })).toHaveLength(1);
    const other = await atOtherSchool(at);
    expect(await versionsOfPlan(other.db, other.school, { plan })).toEqual([]);
  });
});

describe("a version that is put back", () => {
  it("is a new version that names the old one, and loses none in between", async () => {
    const at = await openPlans();
    const plan = await addStored(at, { print: ["One"], product: "Model" });
    await saveStored(at, plan, { print: ["Two"], product: undefined }, { after: 1, fields: ["print", "product"] });
    await saveStored(at, plan, { equipment: ["Camera"] }, { after: 2 });
    const old = (await planAt(at.db, at.school, { id: plan, number: 1 }))?.values ?? {};
    const fields: PlanField[] = ["print", "product", "equipment"];
    expect(await saveStored(at, plan, old, { after: 3, fields, restored: 1, by: OTHER, ms: 5 })).toBe(true);
    const now = await storedPlan(at, plan);
    expect(now.values).toEqual(old);
    const [version] = await versionsOfPlan(at.db, at.school, { plan });
    expect(version).toMatchObject({ number: 4, restored: 1, by: { id: OTHER }, at: later(5) });
    for (const [number, print] of [
      [1, "One"],
      [2, "Two"],
      [3, "Two"],
      [4, "One"],
    ] as const) {
      expect((await planAt(at.db, at.school, { id: plan, number }))?.values.print).toEqual([print]);
    }
    expect((await planAt(at.db, at.school, { id: plan, number: 3 }))?.values.equipment).toEqual(["Camera"]);
  });
});
