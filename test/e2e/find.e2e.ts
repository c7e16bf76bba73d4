// Finding plans and units in a real browser: by typed words and by the form, page by page, and logging one again.
import { expect, it } from "vitest";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

it.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("on a %s a teacher finds a unit by a mistyped word, sees it, and logs it again", async (where, viewport) => {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url, viewport });
  await screen.send("/unit log Amphibians of the Ohio, grade 6, level 2 with @Lee Marchbanks yesterday");
  await screen.whisper("Saved: Amphibians of the Ohio");
  for (const title of ["Kites", "Bridges", "Weather", "Poetry", "Fables", "Maps"]) {
    await screen.send(`/unit log ${title}, grade 4, level 2 with @Lee Marchbanks`);
    await screen.whisper(`Saved: ${title}`);
  }

  await screen.send("/unit find amphibans grade 6");
  const found = await screen.whisper("“amphibans” · grade 6: 1");
  expect(await found.textContent()).toContain("I also looked for “amphibians”, close to “amphibans”.");
  expect(await found.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  await screen.shot(`find-${where}`);
  await screen.pick(found, "See the unit");
  await screen.whisper("Amphibians of the Ohio");
  await screen.pick(found, "Log it again");
  const again = await screen.whisper("Saved: Amphibians of the Ohio · grade 6 · today");
  await again.getByRole("button", { name: "Undo" }).click();
  await screen.whisper("Deleted: Amphibians of the Ohio");

  await screen.send("/unit find");
  await screen.modal.getByRole("heading", { name: "Find plans and units" }).waitFor();
  await screen.shot(`find-form-${where}`);
  await screen.submit("Search");
  expect(await screen.errorAt("Words").textContent()).toContain("Type a word, or choose a grade");
  await screen.field("Words").fill("zeppelin kites");
  await screen.submit("Search");
  const nothing = await screen.whisper("No plans or units found.");
  await screen.shot(`find-nothing-${where}`);
  await nothing.getByRole("button", { name: "Search “kites”" }).click();
  await screen.whisper("“kites”: 1");

  await screen.send("/unit find level 2 grade 4");
  const page = await screen.whisper("1 to 5 of 6, newest first.");
  await screen.shot(`find-page-${where}`);
  await page.getByRole("button", { name: "Next" }).click();
  await screen.whisper("6 to 6 of 6, newest first.");
});
