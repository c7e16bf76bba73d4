// Plans as rows: started once, edited one after the other, read as they are and as they were, deleted and restored.
import { describe, expect, it } from "vitest";
import type { PlanId } from "../../src/domain/ids.js";
import { EMPTY_PLAN, PLAN_FIELDS, type PlanField } from "../../src/domain/plan/plan-fields.js";
import { addAttachments, takeOutAttachment } from "../../src/store/plan-attachments.js";
import { planOfUnit } from "../../src/store/plan-origins.js";
import { addPlan, deletePlan, findPlan, planAt, restorePlan } from "../../src/store/plans.js";
import { wasSeen } from "../../src/store/requests.js";
import { removeUnit } from "../../src/store/units.js";
import { LIBRARIAN, NOW, newKey, RIVERS, TEACHER } from "../support/database.js";
import { FULL_PLAN } from "../support/full-plan.js";
import {
  addStored,
  atOtherSchool,
  later,
  logUnit,
  OTHER,
  openPlans,
  person,
  saveStored,
  storedPlan,
} from "../support/stored-plans.js";

/** Everything, with people of this school. */
const FULL = {
  ...FULL_PLAN,
  people: [
    person(LIBRARIAN, { role: "librarian", jobTitle: "Library media specialist" }),
    { name: "Ms. Rivera", role: "teacher" as const },
  ],
};

describe("a new plan", () => {
  it("says what it was given, in each field, and who started it when", async () => {
    const at = await openPlans();
    const plan = await storedPlan(at, await addStored(at, FULL, { by: OTHER, ms: 5 }));
    expect(plan.values).toEqual(FULL);
    expect(plan).toMatchObject({
      number: 1,
      unit: undefined,
      source: undefined,
      attachments: [],
      deletedAt: undefined,
    });
    expect(plan.createdBy).toEqual({ id: OTHER, name: "Oda Other" });
    expect([plan.createdAt, plan.editedAt, plan.updatedAt]).toEqual([later(5), later(5), later(5)]);
  });

  it("may be empty", async () => {
    const at = await openPlans();
    expect((await storedPlan(at, await addStored(at, {}))).values).toEqual(EMPTY_PLAN);
  });

  it("is started once for each request, and not at all for a repeat of it", async () => {
    const at = await openPlans();
    const request = { values: { title: "Rivers" }, by: LIBRARIAN, key: "once", now: NOW };
    expect(await addPlan(at.db, at.school, request)).toBeDefined();
    expect(await addPlan(at.db, at.school, request)).toBeUndefined();
    expect(await at.db.plan.count()).toBe(1);
    expect(await at.db.planItem.count()).toBe(1);
  });

  it("keeps the id that its form brought along, once", async () => {
    const at = await openPlans();
    const id = "from-the-form" as PlanId;
    const request = { id, values: { title: "Rivers" }, by: LIBRARIAN, now: NOW };
    expect(await addPlan(at.db, at.school, { ...request, key: "first" })).toBe(id);
    expect(await addPlan(at.db, at.school, { ...request, values: { title: "Other" }, key: "second" })).toBeUndefined();
    expect((await storedPlan(at, id)).values.title).toBe("Rivers");
    expect(await wasSeen(at.db, at.school, "second")).toBe(false);
  });
});

describe("a plan of a unit", () => {
  it("reads from the log entry what that says, whatever it was given", async () => {
    const at = await openPlans();
    const unit = await logUnit(at, { grades: ["4"], subject: "Art", others: ["Guest"] });
    const id = await addStored(at, FULL, { unit });
    const { values, unit: entry } = await storedPlan(at, id);
    expect(values).toMatchObject({ title: RIVERS.title, grades: ["4"], subject: "Art", level: 3, day: RIVERS.date });
    expect(values).toMatchObject({ overview: FULL.overview, deficits: FULL.deficits });
    expect(entry).toMatchObject({ id: unit, isDeleted: false });
    const kept = await at.db.planEditField.findMany({ select: { field: true } });
    const fields = new Set(kept.map(({ field }) => field));
    for (const field of ["title", "grades", "subject", "level", "day"]) expect(fields).not.toContain(field);
  });

  it("has the entry's people, with the roles and job titles of the plan", async () => {
    const at = await openPlans();
    const unit = await logUnit(at, { others: ["RIVÉRA", "Guest"] });
    const people = [
      person(LIBRARIAN, { role: "librarian", jobTitle: "Library media specialist" }),
      { name: "Ms. Rivera", role: "librarian" as const, jobTitle: "Aide" },
      person(OTHER),
    ];
    const found = (await storedPlan(at, await addStored(at, { people }, { unit }))).values.people;
    expect(found.map(({ id, name, role, jobTitle }) => [id ?? name, role, jobTitle])).toEqual([
      [TEACHER, "librarian", undefined],
      [LIBRARIAN, "librarian", "Library media specialist"],
      ["Guest", "teacher", undefined],
      ["RIVÉRA", "librarian", "Aide"],
    ]);
  });

  it("is the only one", async () => {
    const at = await openPlans();
    const unit = await logUnit(at);
    const id = await addStored(at, {}, { unit });
    const second = await addPlan(at.db, at.school, { values: {}, unit, by: OTHER, key: "second", now: NOW });
    expect(second).toBeUndefined();
    expect((await planOfUnit(at.db, at.school, unit))?.id).toBe(id);
    expect(await wasSeen(at.db, at.school, "second")).toBe(false);
  });

  it.each(["deleted", "of another school", "unknown"])("isn't started for one that is %s", async (what) => {
    const at = await openPlans();
    const unit = what === "unknown" ? "none" : await logUnit(at);
    if (what === "deleted") await removeUnit(at.db, at.school, { id: unit as never, by: TEACHER }, later(1));
    const { db, school } = what === "of another school" ? await atOtherSchool(at) : at;
    expect(await addPlan(db, school, { values: {}, unit, by: TEACHER, key: newKey(), now: later(2) })).toBeUndefined();
    expect(await db.plan.count()).toBe(0);
  });
});

describe("a copy", () => {
  it("keeps its source and takes over links, and no file nor what was taken out", async () => {
    const at = await openPlans();
    const source = await addStored(at, { title: "Rivers" });
    const link = (name: string) => ({ name, address: `https://example.com/${name}`, file: undefined });
    const file = { name: "Rubric", address: "https://slack/F1", file: { id: "F1", type: "pdf", bytes: 3 } };
    const attachments = [link("a"), link("b"), file];
    const by = { by: LIBRARIAN, now: NOW };
    await addAttachments(at.db, at.school, { plan: source, ...by, key: newKey(), attachments });
    const gone = (await storedPlan(at, source)).attachments.find(({ name }) => name === "b");
    await takeOutAttachment(at.db, at.school, { id: gone?.id ?? "", undo: false, plan: source, ...by });
    const words = "“Rivers” by Lee";
    const copy = await storedPlan(at, await addStored(at, {}, { source: { id: source, words }, by: OTHER }));
    expect(copy.source).toEqual({ id: source, words });
    expect(copy.attachments.map(({ name }) => name)).toEqual(["a"]);
    expect((await storedPlan(at, source)).attachments.map(({ name }) => name).sort()).toEqual(["Rubric", "a"]);
  });

  it("takes nothing over from a plan of another school", async () => {
    const at = await openPlans();
    const source = await addStored(at, {});
    const attachments = [{ name: "a", address: "https://example.com", file: undefined }];
    await addAttachments(at.db, at.school, { plan: source, by: LIBRARIAN, now: NOW, key: newKey(), attachments });
    const other = await atOtherSchool(at);
    const copy = await addStored(other, {}, { source: { id: source, words: "Theirs" } });
    expect((await storedPlan(other, copy)).attachments).toEqual([]);
  });
});

describe("an edit", () => {
  it("changes the fields it names, empties those it leaves out, and leaves the others", async () => {
    const at = await openPlans();
    const id = await addStored(at, { title: "Rivers", print: ["Atlas"], product: "Model", aasl: ["1.1.7"] });
    const fields: PlanField[] = ["print", "product"];
    expect(await saveStored(at, id, { print: ["Map"] }, { after: 1, fields, by: OTHER, ms: 9 })).toBe(true);
    const plan = await storedPlan(at, id);
    expect(plan.values).toEqual({ ...EMPTY_PLAN, title: "Rivers", print: ["Map"], aasl: ["1.1.7"] });
    expect(plan).toMatchObject({ number: 2, editedBy: { id: OTHER }, editedAt: later(9), updatedAt: later(9) });
    expect(plan.createdAt).toEqual(NOW);
  });

  it.each(PLAN_FIELDS)("of %s changes it, empties it, and sets it again", async (field) => {
    const at = await openPlans();
    const id = await addStored(at, {});
    for (const [after, change] of [{ [field]: FULL[field] }, {}, { [field]: FULL[field] }].entries()) {
      expect(await saveStored(at, id, change, { after: after + 1, fields: [field] })).toBe(true);
      expect((await storedPlan(at, id)).values).toEqual({ ...EMPTY_PLAN, ...change });
    }
  });

  it("keeps rows in their order, and the same row twice", async () => {
    const at = await openPlans();
    const duties = ["b", "a", "b"].map((text) => ({ text, addressesGap: text === "b" }));
    const id = await addStored(at, { teacherDuties: duties });
    expect((await storedPlan(at, id)).values.teacherDuties).toEqual(duties);
    await saveStored(at, id, { teacherDuties: duties.toReversed() }, { after: 1 });
    await saveStored(at, id, { teacherDuties: duties.slice(0, 1) }, { after: 2 });
    expect((await storedPlan(at, id)).values.teacherDuties).toEqual(duties.slice(0, 1));
  });

  it.each([0, 2, 3, -1])("after number %i, which isn't the last, changes nothing", async (after) => {
    const at = await openPlans();
    const id = await addStored(at, { print: ["Atlas"] });
    expect(await saveStored(at, id, { print: ["Mine"] }, { after, key: "late" })).toBe(false);
    expect(await storedPlan(at, id)).toMatchObject({ number: 1, values: { print: ["Atlas"] } });
    expect(await wasSeen(at.db, at.school, "late")).toBe(false);
  });

  it("with the number of another one is refused, and neither text is lost", async () => {
    const at = await openPlans();
    const id = await addStored(at, {});
    const both = [
      saveStored(at, id, { print: ["One"] }, { after: 1 }),
      saveStored(at, id, { print: ["Two"] }, { after: 1, by: OTHER }),
    ];
    expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
    expect((await storedPlan(at, id)).number).toBe(2);
  });

  it("is saved once for each request", async () => {
    const at = await openPlans();
    const id = await addStored(at, {});
    expect(await saveStored(at, id, { print: ["One"] }, { after: 1, key: "same" })).toBe(true);
    expect(await saveStored(at, id, { print: ["One"] }, { after: 1, key: "same" })).toBe(false);
    expect(await saveStored(at, id, { print: ["One"] }, { after: 2, key: "same" })).toBe(false);
    expect((await storedPlan(at, id)).number).toBe(2);
  });

  it("of a deleted plan, or of one of another school, changes nothing", async () => {
    const at = await openPlans();
    const id = await addStored(at, { print: ["Atlas"] });
    expect(await saveStored(await atOtherSchool(at), id, { print: ["Theirs"] }, { after: 1 })).toBe(false);
    await deletePlan(at.db, at.school, { id, seen: NOW }, later(1));
    expect(await saveStored(at, id, { print: ["Mine"] }, { after: 1 })).toBe(false);
    expect(await storedPlan(at, id)).toMatchObject({ number: 1, values: { print: ["Atlas"] } });
  });
});

describe("a plan as it was", () => {
  it("says after each edit what it said then", async () => {
    const at = await openPlans();
    const id = await addStored(at, { print: ["One"], product: "Model" });
    await saveStored(at, id, { print: ["Two"] }, { after: 1, by: OTHER });
    await saveStored(at, id, { print: [] }, { after: 2, fields: ["print"] });
    const said = await Promise.all(
      [1, 2, 3, 9].map(async (number) => (await planAt(at.db, at.school, { id, number }))?.values),
    );
    const unchanged = { ...EMPTY_PLAN, product: "Model" };
    expect(said).toEqual([{ ...unchanged, print: ["One"] }, { ...unchanged, print: ["Two"] }, unchanged, unchanged]);
  });

  it("has nothing of another school, and nothing that isn't there", async () => {
    const at = await openPlans();
    const id = await addStored(at, { print: ["One"] });
    const other = await atOtherSchool(at);
    expect(await planAt(other.db, other.school, { id, number: 1 })).toBeUndefined();
    expect(await findPlan(other.db, other.school, id)).toBeUndefined();
    expect(await findPlan(at.db, at.school, "none")).toBeUndefined();
    expect((await planAt(at.db, at.school, { id, number: 0 }))?.values).toEqual(EMPTY_PLAN);
  });
});

describe("a plan that is deleted", () => {
  it("is found with when, and is as it was when it is restored", async () => {
    const at = await openPlans();
    const id = await addStored(at, FULL);
    const before = await storedPlan(at, id);
    expect(await deletePlan(at.db, at.school, { id, seen: NOW }, later(1))).toBe(true);
    expect(await storedPlan(at, id)).toMatchObject({ deletedAt: later(1), updatedAt: later(1) });
    expect(await restorePlan(at.db, at.school, { id, seen: later(1) }, later(2))).toBe(true);
    expect(await storedPlan(at, id)).toEqual({ ...before, updatedAt: later(2) });
  });

  it("isn't deleted or restored twice, nor by someone who saw it as it isn't anymore", async () => {
    const at = await openPlans();
    const id = await addStored(at, {});
    expect(await restorePlan(at.db, at.school, { id, seen: NOW }, later(1))).toBe(false);
    await saveStored(at, id, { print: ["Changed"] }, { after: 1, ms: 2 });
    expect(await deletePlan(at.db, at.school, { id, seen: NOW }, later(3))).toBe(false);
    expect(await deletePlan(at.db, at.school, { id, seen: later(2) }, later(3))).toBe(true);
    expect(await deletePlan(at.db, at.school, { id, seen: later(3) }, later(4))).toBe(false);
    expect(await restorePlan(at.db, at.school, { id, seen: later(2) }, later(4))).toBe(false);
    expect((await storedPlan(at, id)).deletedAt).toEqual(later(3));
  });

  it("isn't one of another school", async () => {
    const at = await openPlans();
    const id = await addStored(at, {});
    const other = await atOtherSchool(at);
    expect(await deletePlan(other.db, other.school, { id, seen: NOW }, later(1))).toBe(false);
    await deletePlan(at.db, at.school, { id, seen: NOW }, later(1));
    expect(await restorePlan(other.db, other.school, { id, seen: later(1) }, later(2))).toBe(false);
    expect((await storedPlan(at, id)).deletedAt).toEqual(later(1));
  });
});
