// A plan as a file: for all staff, without areas of deficit unless they may see them.
import { expect, it } from "vitest";
import { ask, forge, press, wordsOnButtons } from "../../support/asking.js";
import { textOfDocx } from "../../support/docx-text.js";
import { textOfPdf } from "../../support/pdf-text.js";
import { changePlan, seePlan, withPlan } from "../../support/publishing.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { GUEST, LEE, OMAR, PAT, startSchool, TESS } from "../../support/school.js";

it("offers a plan as PDF and for a word processor, and both say what is in it", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const seen = await seePlan(school, plan, TESS);
  expect(wordsOnButtons(seen)).toEqual(expect.arrayContaining(["Download PDF", "Download Word", "Share", "Publish"]));
  await press(school, seen, "Download PDF", TESS);
  const pdf = await nextFile(school, TESS);
  expect(pdf).toMatchObject({ name: "Rivers and Deltas plan.pdf", title: "Rivers and Deltas plan (PDF)" });
  await press(school, seen, "Download Word", TESS);
  const docx = await nextFile(school, TESS, 2);
  expect(docx.name).toBe("Rivers and Deltas plan.docx");
  for (const text of [textOfPdf(pdf.bytes), textOfDocx(docx.bytes)]) {
    expect(text).toMatch(/Library Media Specialist:?\s+Lee Librarian, Library media specialist/);
    expect(text).toMatch(/Teacher\(s\):?\s+Tess Teacher, Grade 4\s+Ms\. Rivera/);
    expect(text).toMatch(/Areas of Deficit\/Gaps in Test Data\s+Reading\s+Finding the main idea/);
    expect(text).toMatch(/Science\s+4-ESS2-1\s+a\. Make observations/);
    expect(text).toMatch(/Addresses a gap:\s+Teach note-taking/);
    expect(text).toContain("Please don't pass them on.");
  }
});

it("leaves areas of deficit out for staff who don't write the plan, and says so", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  for (const [by, isShown] of [
    [OMAR, false],
    [PAT, true],
    [LEE, true],
  ] as const) {
    await press(school, await seePlan(school, plan, by), "Download PDF", by);
    const text = textOfPdf((await nextFile(school, by)).bytes);
    expect(text.includes("Finding the main idea")).toBe(isShown);
    expect(text.includes("Areas of deficit and gaps aren't in this copy")).toBe(!isShown);
    expect(text).toContain("Addresses a gap:");
  }
});

it("goes by what they may do at the click, and has no file of a deleted plan", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  await changePlan(school, plan, {
    people: [],
    title: "Rivers: a/b?",
    deficits: [{ area: "", indicators: "Main idea" }],
  });
  await forge(school, { name: "plan-download", value: { plan, format: "docx" }, by: OMAR });
  const file = await nextFile(school, OMAR);
  expect(file.name).toBe("Rivers a b plan.docx");
  expect(textOfDocx(file.bytes)).not.toContain("Main idea");
  await school.db.plan.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
  const answer = await forge(school, { name: "plan-download", value: { plan, format: "docx" }, by: OMAR });
  expect(answer.text).toContain("That plan was deleted.");
  expect((await ask(school, "help", { by: OMAR })).text).not.toBe("");
});

it("has no plan's file, post or copy for guests", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const value = { plan, format: "pdf", school: false, page: 0, seen: "", allowed: true, key: "ms rivera" };
  for (const name of ["plan-download", "share-plan", "post-plan", "publish-plan", "plan-copy", "send-plan-copy"]) {
    const answer = await forge(school, { name, value, by: GUEST });
    expect(answer.text).toContain("guests can't use it");
    expect(answer.text).not.toContain("Rivers");
  }
  expect(filesOf(school, GUEST)).toEqual([]);
});
