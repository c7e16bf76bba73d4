// A librarian's evidence folder on the page: what is missing, what shows it, marked from where it is seen, and the PDF.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { textOfPdf } from "../support/pdf-text.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

describe.each([
  ["a wide screen", { width: 1280, height: 800 }],
  ["a phone", PHONE],
])("on %s", (_where, viewport) => {
  it("a librarian sees what is missing, marks a unit from where they see it, and downloads the folder", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport });
    const press = async (words: string | RegExp, name: string) =>
      (await screen.whisper(words)).getByRole("button", { name, exact: true }).click();
    await screen.actAs(LEE);
    await screen.send("/unit evidence");
    await screen.whisper("3 of 6 indicators have evidence.");
    await screen.shot(`evidence-folder-${viewport.width}`);
    await press("3 of 6 indicators have evidence.", "See what's missing");
    await screen.whisper("Still without:");
    await screen.send("/unit log Ancient Egypt, grade 6, level 2 with @Tess Whitlock");
    await screen.pick(await screen.whisper("Saved: Ancient Egypt"), "Mark as evidence");
    await screen.modal.getByRole("heading", { name: "Mark as evidence" }).waitFor();
    await screen.choose("Indicators", "2. Uses what students know");
    await screen.shot(`evidence-mark-${viewport.width}`);
    await screen.submit();
    await screen.whisper("Ancient Egypt is evidence for:");
    await press("Ancient Egypt is evidence for:", "See your folder");
    await press("4 of 6 indicators have evidence.", "Download as PDF");
    await screen.open("Bookend");
    const link = screen.messages.getByRole("link", { name: "Download Evidence folder (PDF)" });
    const [saved] = await Promise.all([screen.page.waitForEvent("download"), link.click()]);
    expect(saved.suggestedFilename()).toBe("evidence-folder.pdf");
    const text = textOfPdf(await readFile(await saved.path()));
    expect(text).toContain("Lee Marchbanks");
    expect(text).toContain("2. Uses what students know to plan instruction");
    expect(text).not.toContain("4. Teaches students to judge what they read");
    expect(screen.complaints).toEqual([]);
  });
});

it("a librarian begins a folder by pasting their rubric", async () => {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url, viewport: PHONE });
  await screen.actAs(LEE);
  await screen.send("/unit evidence");
  await (await screen.whisper("Evidence folder")).getByRole("button", { name: "Add indicators" }).click();
  await screen.modal.waitFor();
  await screen.field("Indicators").fill("• 1a. Plans with teachers\n• 1b. Uses data\n\n• 1b. Uses data");
  await screen.submit("Add");
  await screen.whisper("0 of 2 indicators have evidence.");
  expect(screen.complaints).toEqual([]);
});
