// What becomes of a plan in a real browser: its history, its files, its end and its return, its copies and its log entry.
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { editStep, findPlan, pickMore, startPlan, stepTitled, textIn } from "./plan-form.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

const OMAR = "U0TEACHER02";

async function writePrint(screen: Screen, text: string): Promise<void> {
  await editStep(screen, await screen.whisper("Plan: Glaciers"), "Resources and product");
  await textIn(screen, "Print resource").fill(text);
  await screen.submit();
  await screen.whisper(text);
}

it("an earlier version is put back, a file and a link are attached, and a deleted plan returns", async () => {
  const { url } = await openDemo({ empty: true });
  const tess = await openScreen(browser(), { url, viewport: PHONE });
  await startPlan(tess, "Glaciers");
  await writePrint(tess, "Ice by Kay");
  await writePrint(tess, "Snow by Roe");

  await pickMore(tess, await tess.whisper("Snow by Roe"), "See the history");
  const history = await tess.whisper("Plan history");
  await tess.shot("plan-history");
  await history.getByRole("button", { name: "See version 2" }).click();
  const version = await tess.whisper("Version 2 of Glaciers");
  expect(await version.textContent()).toContain("Ice by Kay");
  await tess.shot("plan-version");
  await version.getByRole("button", { name: "Put this version back" }).click();
  await (await tess.whisper("Restored.")).getByRole("button", { name: "See the plan" }).click();
  const restored = await tess.whisper("Plan: Glaciers");
  await restored.getByText("Ice by Kay").waitFor();

  await pickMore(tess, restored, "Attach files or links");
  await (await tess.whisper("Attachments")).getByRole("button", { name: "Attach files" }).click();
  await tess.modal
    .getByLabel("Files")
    .setInputFiles({ name: "rubric.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await tess.modal.getByText("rubric.pdf").waitFor();
  await tess.shot("plan-attach");
  await tess.submit("Attach");
  const list = await tess.whisper("Take out");
  await list.getByText("rubric.pdf").first().waitFor();
  await list.getByRole("button", { name: "Add links" }).click();
  await textIn(tess, "Links").fill("Map https://example.org/map");
  await tess.submit();
  const plan = await findPlan(tess, "Glaciers");
  expect(await plan.textContent()).toMatch(/Attachments.*rubric\.pdf.*Map: https:\/\/example\.org\/map/s);

  await pickMore(tess, plan, "Delete");
  const deleted = await tess.whisper("Deleted: Glaciers. You can restore it for 24 hours.");
  await tess.send("/unit find Glaciers");
  await tess.whisper("No plans or units found.");
  await deleted.getByRole("button", { name: "Restore" }).click();
  await (await tess.whisper("Plan: Glaciers")).getByText("rubric.pdf").waitFor();
});

it("a plan is found with a typo, used by someone else with its source credited, logged, and logged again", async () => {
  const { url } = await openDemo({ empty: true });
  const tess = await openScreen(browser(), { url });
  await startPlan(tess, "Glaciers");
  await writePrint(tess, "Ice by Kay");
  const omar = await openScreen(browser(), { url, as: OMAR, viewport: PHONE });
  await omar.send("/unit find glaceirs");
  await omar.pick(await omar.whisper("“glaceirs”"), "Use this plan");
  await stepTitled(omar, "Who and when");
  expect(await omar.field("Unit title").inputValue()).toBe("Glaciers");
  await omar.field("Unit title").fill("Ice ages");
  await omar.choose("Librarians", "Lee Marchbanks");
  await omar.radio("2 Coordination").check();
  await omar.modal.getByRole("checkbox", { name: "Save and close instead of going on" }).check();
  await omar.submit("Next");
  const copy = await omar.whisper("Plan: Ice ages");
  const words = await copy.textContent();
  expect(words).toContain("Adapted from “Glaciers” by Tess Whitlock and Lee Marchbanks");
  expect(words).toContain("Ice by Kay");
  await omar.shot("plan-copied");

  await copy.getByRole("button", { name: "Log the unit" }).click();
  expect(await omar.field("Name or topic of unit").inputValue()).toBe("Ice ages");
  await omar.submit();
  const saved = await omar.whisper("Saved: Ice ages");
  await saved.getByRole("button", { name: "Undo" }).click();
  await omar.whisper("Deleted: Ice ages");
  await (await findPlan(omar, "Ice ages")).getByRole("button", { name: "Log the unit" }).click();
  const choice = await omar.whisper("log the unit again.");
  await omar.shot("plan-log-or-restore");
  await choice.getByRole("button", { name: "Restore the log entry" }).click();
  const seen = await findPlan(omar, "Ice ages");
  await seen.getByRole("button", { name: "See the unit" }).waitFor();
  await omar.send("/unit find Ice ages");
  await omar.pick(await omar.whisper("“Ice ages”"), "Log it again");
  await omar.whisper(/Ice ages.*today/);
});

it("a plan is started from a unit that was just logged, and from a talk", async () => {
  const { url } = await openDemo({ empty: true });
  const [tess, lee] = await Promise.all([
    openScreen(browser(), { url, viewport: PHONE }),
    openScreen(browser(), { url, as: LEE }),
  ]);
  await tess.send("/unit log Volcanoes, grade 6, level 3 with @Lee Marchbanks");
  const saved = await tess.whisper("Saved: Volcanoes");
  await saved.getByRole("button", { name: "Plan this unit" }).click();
  await stepTitled(tess, "Who and when");
  expect(await tess.field("Unit title").inputValue()).toBe("Volcanoes");
  expect(await tess.radio("3 Collaboration").isChecked()).toBe(true);
  await tess.submit("Next");
  await stepTitled(tess, "Overview and standards");
  await textIn(tess, "Unit overview").fill("Students build a model.");
  await tess.submit("Next");
  await stepTitled(tess, "Teaching plan");
  await tess.modal.getByRole("button", { name: "Cancel" }).click();
  const plan = await findPlan(tess, "Volcanoes");
  await plan.getByRole("button", { name: "See the unit" }).waitFor();
  expect(await plan.textContent()).toContain("Students build a model.");

  await lee.send("/unit talk @Omar Benhaddou about map skills, 20 min");
  await (await lee.whisper("map skills")).getByRole("button", { name: "Plan a unit" }).click();
  await stepTitled(lee, "Who and when");
  expect(await lee.field("Unit title").inputValue()).toBe("map skills");
  expect(await lee.modal.textContent()).toContain("Omar Benhaddou");
  await lee.modal.getByRole("checkbox", { name: "Save and close instead of going on" }).check();
  await lee.submit("Next");
  await lee.whisper("Plan: map skills");
});
