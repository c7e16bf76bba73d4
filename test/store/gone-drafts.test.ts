// Drafts of plans: they stay as long as the plan, and go with it when it goes for good.
import { expect, it } from "vitest";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { emptyDraft, saveDraft } from "../../src/store/drafts.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { deletePlan, findPlan } from "../../src/store/plans.js";
import { UNDO_MS } from "../../src/store/units.js";
import { LIBRARIAN, newKey, TEACHER } from "../support/database.js";
import { type At, addStored, later, openPlans } from "../support/stored-plans.js";

const type = ({ db, school }: At, form: string, person = TEACHER) =>
  saveDraft(db, school, { person, form, fields: { print: "A book" }, typedAt: later(0), key: newKey() });

const formsIn = async ({ db }: At) => (await db.draft.findMany({ orderBy: { form: "asc" } })).map(({ form }) => form);

async function deleted(at: At) {
  const plan = await addStored(at, { title: "Rivers" });
  const { updatedAt: seen } = (await findPlan(at.db, at.school, plan)) ?? {};
  if (!seen) throw new Error("There is no plan.");
  await deletePlan(at.db, at.school, { id: plan, seen }, later(1));
  return plan;
}

it("goes with a plan that can't be restored anymore, for everyone who has one, and not before", async () => {
  const at = await openPlans();
  const [gone, kept] = [await deleted(at), await addStored(at, { title: "Deltas" })];
  for (const person of [TEACHER, LIBRARIAN]) await type(at, `plan ${gone} resources 1`, person);
  await type(at, `plan ${kept} resources 1`);
  await deleteOldRows(at.db, later(UNDO_MS));
  expect(await at.db.draft.count()).toBe(3);
  await deleteOldRows(at.db, later(UNDO_MS + 2));
  expect(await formsIn(at)).toEqual([`plan ${kept} resources 1`]);
});

it("goes also if it was typed in a form that was open longer than the plan was there", async () => {
  const at = await openPlans();
  const gone = await deleted(at);
  await deleteOldRows(at.db, later(UNDO_MS + 2));
  await type(at, `plan ${gone} resources 1`);
  await deleteOldRows(at.db, later(UNDO_MS + 3));
  expect(await formsIn(at)).toEqual([]);
});

it("of a plan that was never saved, of anything else stays", async () => {
  const at = await openPlans();
  const forms = ["calendar", "plan 7f3c who 0", "reflect planning 1"];
  for (const form of forms) await type(at, form);
  await deleteOldRows(at.db, later(10 * WEEK_MS));
  expect(await formsIn(at)).toEqual(forms);
});

it("leaves nothing a week after it was emptied", async () => {
  const at = await openPlans();
  await type(at, "plan 7f3c who 0");
  await emptyDraft(at.db, at.school, { person: TEACHER, form: "plan 7f3c who 0", clickedAt: later(1) });
  await deleteOldRows(at.db, later(WEEK_MS));
  expect(await at.db.draft.count()).toBe(1);
  await deleteOldRows(at.db, later(WEEK_MS + 2));
  expect(await at.db.draft.count()).toBe(0);
});
