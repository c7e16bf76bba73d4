// The binder: all plans of a period as one PDF with contents, and areas of deficit only for those who may see them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeBinder } from "../../../src/features/publishing/make-binder.js";
import { Refusal } from "../../../src/slack/define/refusal.js";
import { plansByIds } from "../../../src/store/plan-lists.js";
import { ask, press, wordsOnButtons } from "../../support/asking.js";
import { makeFolder } from "../../support/folders.js";
import { pagesOfPdf, textOfPdf } from "../../support/pdf-text.js";
import { schoolIn, withPlan } from "../../support/publishing.js";
import { nextFile, unzip } from "../../support/received-files.js";
import { LEE, OMAR, type School, startSchool } from "../../support/school.js";

async function bindFor(school: School, by: string): Promise<Uint8Array> {
  const choice = await ask(school, "export plans 2026-27", { by });
  expect(wordsOnButtons(choice)).toEqual(["PDF", "XLSX", "CSV"]);
  await press(school, choice, "PDF", by);
  const file = await nextFile(school, by);
  expect(file.name).toBe("2026-27 plans.pdf");
  return file.bytes;
}

it("has the year's plans behind their contents, and what each reader may see of them", async () => {
  const school = await startSchool();
  await withPlan(school);
  await withPlan(school, { title: "Ancient Egypt", day: "2027-02-01" as never });
  await withPlan(school, { title: "Another year", day: "2025-02-01" as never });
  const pages = pagesOfPdf(await bindFor(school, LEE));
  expect(pages[0]).toContain("Unit plans 2026-27");
  expect(pages[0]).toContain("2 plans.");
  expect(pages[0]).toMatch(/Rivers and Deltas[\s\S]*Ancient Egypt/);
  expect(pages.join("")).not.toContain("Another year");
  expect(pages.join(" ")).toContain("Finding the main idea");
  expect(textOfPdf(await bindFor(school, OMAR))).not.toContain("Finding the main idea");
});

it("is a ZIP of several when one would take too much memory, says how far it is, and stops", async () => {
  const school = await startSchool();
  const ids = [
    await withPlan(school),
    await withPlan(school, { title: "Egypt" }),
    await withPlan(school, { title: "Rome" }),
  ];
  const [db, row, folder] = [school.db, await schoolIn(school), await makeFolder()];
  async function* pages() {
    const found = await plansByIds(db, row, ids);
    yield ids.flatMap((id) => found.find((plan) => plan.id === id) ?? []);
  }
  const steps: string[] = [];
  const asked = { period: "2026-27", name: "2026-27 plans", seesDeficits: () => true, maxLetters: 15_000 };
  const stopping = new AbortController();
  const work = {
    ...{ signal: stopping.signal, pathOf: (name: string) => join(folder, name) },
    progress: (done: number, of: number | undefined) => void steps.push(`${done} of ${of}`),
  };
  const ctx = { db, school: row, now: school.clock.now };
  const made = await makeBinder(ctx, { ...asked, pages: pages() }, work);
  expect(made.name).toBe("2026-27 plans.zip");
  const files = unzip(readFileSync(join(folder, "2026-27 plans.zip")));
  expect([...files.keys()]).toEqual(["2026-27 plans, part 1 of 2.pdf", "2026-27 plans, part 2 of 2.pdf"]);
  expect([...files.values()].map((bytes) => /Part \d of 2: \d plans?/.exec(textOfPdf(bytes))?.[0])).toEqual([
    "Part 1 of 2: 2 plans",
    "Part 2 of 2: 1 plan",
  ]);
  expect(steps).toEqual(["1 of 2", "2 of 2"]);
  stopping.abort(new Error("Stopped"));
  await expect(makeBinder(ctx, { ...asked, pages: pages() }, work)).rejects.toThrow("Stopped");
});

it("isn't made of nothing", async () => {
  const school = await startSchool();
  await ask(school, "help", { by: LEE });
  const empty = { period: "2026-27", name: "plans", seesDeficits: () => true, pages: (async function* () {})() };
  const ctx = { db: school.db, school: await schoolIn(school), now: school.clock.now };
  const work = { signal: new AbortController().signal, pathOf: (name: string) => name, progress: () => {} };
  await expect(makeBinder(ctx, empty, work)).rejects.toThrow(Refusal);
});
