// A step of a plan that isn't saved: closed in the middle, the page reloaded, continued from Home, or left open overnight.
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { editStep, findPlan, startPlan, stepTitled, textIn } from "./plan-form.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

/** As long as a field takes, and each word another one. */
const longText = (word: string, most: number): string =>
  Array.from({ length: 400 }, (_, at) => `${word}${at}`)
    .join(" ")
    .slice(0, most)
    .trim();

const TYPED = {
  "Print resource": longText("book", 1000),
  "Electronic resource": longText("page", 1000),
  "Audiovisual resource": "A film of 12 minutes",
  "Learning product": longText("model", 3000),
};

it("a step that is closed in the middle is continued from Home with every word, after the page was reloaded", async () => {
  const { url } = await openDemo({ empty: true });
  const tess = await openScreen(browser(), { url, viewport: PHONE });
  await startPlan(tess, "Glaciers");
  await editStep(tess, await tess.whisper("Plan: Glaciers"), "Resources and product");
  for (const [label, text] of Object.entries(TYPED)) await textIn(tess, label).fill(text);
  await tess.modal.getByRole("button", { name: "Cancel" }).click();
  await tess.whisper("Your draft is saved. Only you can see it.");
  await tess.page.reload();
  await tess.openHome();
  await tess.shot("plan-draft-home");
  await tess.home.getByRole("button", { name: "Continue plan: Glaciers" }).click();
  await stepTitled(tess, "Resources and product");
  await tess.modal.getByText("Your draft from today.").waitFor();
  for (const [label, text] of Object.entries(TYPED)) expect(await textIn(tess, label).inputValue()).toBe(text);
  await tess.shot("plan-draft-continued");
  await tess.submit("Next");
  await stepTitled(tess, "Adaptations and files");
  await tess.submit();
  await tess.open("all-staff");
  const [text = ""] = await (await findPlan(tess, "Glaciers")).allInnerTexts();
  for (const typed of Object.values(TYPED)) expect(text).toContain(typed);
});

it("a step that is left open overnight is saved in the morning, beside what someone else wrote", async () => {
  const { url } = await openDemo({ empty: true });
  const [tess, lee] = await Promise.all([
    openScreen(browser(), { url, viewport: PHONE }),
    openScreen(browser(), { url, as: LEE }),
  ]);
  await startPlan(tess, "Glaciers");
  await editStep(tess, await tess.whisper("Plan: Glaciers"), "Resources and product");
  await textIn(tess, "Print resource").fill("Written in the evening");
  await lee.move("Next day");
  await editStep(lee, await findPlan(lee, "Glaciers"), "Resources and product");
  await textIn(lee, "Equipment").fill("Lee's, in the morning");
  await lee.submit();
  await lee.whisper("Lee's, in the morning");
  await textIn(tess, "Learning product").fill("Added in the morning");
  await tess.submit();
  const [text = ""] = await (await tess.whisper("Added in the morning")).allInnerTexts();
  for (const words of ["Written in the evening", "Lee's, in the morning", "Added in the morning"])
    expect(text).toContain(words);
});
