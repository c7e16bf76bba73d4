// A person's drafts of plans in `/unit plan`: how many there are, a page of them, and the way to the rest.
import { expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { saveDraft } from "../../../src/store/drafts.js";
import { ask, buttonsOf, press, wordsOnButtons } from "../../support/asking.js";
import { schoolIn } from "../../support/publishing.js";
import { type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** Begun one minute after the other, so the last one is the newest. */
async function withDrafts(plans: readonly string[]): Promise<School> {
  const school = await startSchool();
  await ask(school, "help");
  const row = await schoolIn(school);
  for (const [at, plan] of plans.entries()) {
    const fields = { title: plan, kept: JSON.stringify({ after: 0, start: {} }) };
    const typedAt = new Date(school.clock.now.getTime() + at * 60_000);
    const draft = { person: asPersonId(TESS), form: `plan ${plan} who 0`, fields, typedAt, key: plan };
    await saveDraft(school.db, row, draft);
  }
  return school;
}

it("says how many there are, and shows all of them, five at a time", async () => {
  const school = await withDrafts(Array.from({ length: 12 }, (_, n) => `Rivers-${n + 1}`));
  let page = await ask(school, "plan");
  expect(page.text).toContain("Not saved yet: 12. Only you can see these.");
  const seen: string[] = page.text.match(/Rivers-\d+/g) ?? [];
  for (let turned = 0; turned < 2; turned += 1) {
    page = await press(school, page, "Older drafts");
    seen.push(...(page.text.match(/Rivers-\d+/g) ?? []));
  }
  expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => `Rivers-${12 - n}`));
  expect(wordsOnButtons(page)).toEqual(["Continue", "Continue", "Newer drafts", "Start a new plan"]);
  expect((await press(school, page, "Newer drafts")).text).toContain("Rivers-7");
  const ids = buttonsOf(page).map(({ on, action_id }) => `${on} ${action_id}`);
  expect(new Set(ids).size).toBe(ids.length);
  expectGoodMessages(school);
});

it("shows a step once that was begun in two windows, with the newest draft", async () => {
  const school = await withDrafts(["Rivers", "Deltas"]);
  await school.db.draft.updateMany({ where: { form: "plan Deltas who 0" }, data: { form: "plan Rivers who 1" } });
  const { text } = await ask(school, "plan");
  expect(text).toContain("Not saved yet: 1.");
  expect(text).toContain("Deltas");
});
