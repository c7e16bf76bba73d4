// Typing in a field that reports to the app, in a real browser: nothing is lost, whatever the app draws in between.
import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { provideBrowser } from "../../e2e/browser.js";
import { openScreen, type Screen } from "../../e2e/screen.js";
import { openPage } from "./page-stage.js";

const browser = provideBrowser();

async function openForm(from: Browser) {
  const stage = await openPage();
  const screen = await openScreen(from, { url: stage.url, as: stage.tess, channel: stage.staff });
  await screen.page.getByRole("button", { name: "Shortcuts" }).click();
  await screen.page.getByRole("menuitem", { name: "Reflect" }).click();
  await screen.modal.waitFor();
  return { ...stage, screen };
}

const LONG = "We planned the unit on rivers and their deltas together and looked at what the class had learned";

const cursorIn = (screen: Screen): Promise<number> => screen.page.evaluate("document.activeElement.selectionStart");

describe("a field that reports every character", () => {
  it("reports at a pause, and the app's answer shows", async () => {
    const { screen, sample } = await openForm(browser());
    await screen.field("Note").pressSequentially("We planned", { delay: 20 });
    await screen.modal.getByText("2 words").waitFor();
    expect(sample.events).toEqual(["note We planned"]);
    expect(screen.complaints).toEqual([]);
  });

  it.each([0, 250, 700])(
    "keeps every character and the cursor while an app that takes %i ms redraws the form",
    async (slowness) => {
      const { screen, sample } = await openForm(browser());
      sample.delayMs = slowness;
      const note = screen.field("Note");
      // Pauses of all lengths, so answers also arrive in the middle of words.
      for (const [at, word] of LONG.split(" ").entries()) {
        await note.pressSequentially(at === 0 ? word : ` ${word}`, { delay: 15 });
        await screen.page.waitForTimeout((at * 97) % 450);
      }
      expect(await note.inputValue()).toBe(LONG);
      await screen.modal.getByText(`${LONG.split(" ").length} words`).waitFor();
      expect(await note.inputValue()).toBe(LONG);
      expect(await cursorIn(screen)).toBe(LONG.length);
      expect(sample.events.at(-1)).toBe(`note ${LONG}`);
    },
  );

  it("lets a person keep typing in the middle of the text", async () => {
    const { screen, sample } = await openForm(browser());
    sample.delayMs = 150;
    const note = screen.field("Note");
    await note.fill("We the unit");
    await note.press("Home");
    for (let at = 0; at < 3; at += 1) await note.press("ArrowRight");
    for (const letter of "planned ") {
      await note.pressSequentially(letter);
      await screen.page.waitForTimeout(170);
    }
    await screen.modal.getByText("4 words").waitFor();
    expect(await note.inputValue()).toBe("We planned the unit");
    expect(await cursorIn(screen)).toBe("We planned ".length);
  });

  it("is sent right away when the cursor leaves it", async () => {
    const { screen, sample } = await openForm(browser());
    // Time is frozen, so a pause in typing can't have sent it.
    await screen.page.clock.install();
    await screen.page.clock.pauseAt(Date.now() + 60_000);
    await screen.field("Note").fill("We planned");
    await screen.page.keyboard.press("Tab");
    await screen.field("Name").fill("Rivers");
    await screen.page.keyboard.press("Tab");
    await expect.poll(() => sample.events).toEqual(["note We planned", "name Rivers"]);
  });
});

describe("text typed a moment ago", () => {
  it.each([
    ["Escape", (screen: Screen) => screen.page.keyboard.press("Escape")],
    ["Cancel", (screen: Screen) => screen.modal.getByRole("button", { name: "Cancel" }).click()],
    ["the cross", (screen: Screen) => screen.modal.getByRole("button", { name: "Close" }).click()],
  ])("reaches the app before the news that %s closed the form", async (_what, close) => {
    const { screen, sample } = await openForm(browser());
    await screen.field("Note").fill("Half a thought");
    await close(screen);
    await screen.modal.waitFor({ state: "detached" });
    expect(sample.events).toEqual(["note Half a thought", "closed Half a thought"]);
  });

  it("reaches the app before a button press and before the submission", async () => {
    const { screen, sample } = await openForm(browser());
    await screen.field("Note").fill("One");
    await screen.modal.getByRole("button", { name: "Another hint" }).click();
    await expect.poll(() => sample.events).toEqual(["note One", "hint"]);
    await screen.field("Note").fill("One two");
    await screen.submit();
    await screen.modal.waitFor({ state: "detached" });
    expect(sample.events.slice(2)).toEqual(["note One two", "saved One two"]);
  });

  it("is still there after switching to another person and back", async () => {
    const { screen, url, tess, lee, staff } = await openForm(browser());
    await screen.field("Note").fill("Half a thought");
    await screen.page.goto(`${url}#/${lee}/${staff}`);
    await screen.modal.waitFor({ state: "detached" });
    await screen.page.goto(`${url}#/${tess}/${staff}`);
    await expect.poll(() => screen.field("Note").inputValue()).toBe("Half a thought");
  });
});

describe("a field that reports on Enter", () => {
  it("reports only on Enter, which doesn't submit the form", async () => {
    const { screen, sample } = await openForm(browser());
    await screen.field("Link").pressSequentially("example.org");
    await screen.page.waitForTimeout(600);
    expect(sample.events).toEqual([]);
    await screen.page.keyboard.press("Enter");
    await expect.poll(() => sample.events).toEqual(["link example.org"]);
    expect(await screen.modal.count()).toBe(1);
    expect(await screen.field("Link").inputValue()).toBe("example.org");
  });
});
