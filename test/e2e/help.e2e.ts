// Help on a phone: each page fits on the screen, and a line that can't be run has its button in sight.
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LEE, PRINCIPAL, TESS } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

/** The height of what a person sees of the conversation, without the bars of the page. */
const roomIn = ({ page }: Screen) => page.locator("main .messages").evaluate((list) => list.clientHeight);

const heightOf = async (message: Locator) => (await message.boundingBox())?.height ?? Number.POSITIVE_INFINITY;

describe("on a phone", () => {
  it.each([TESS, LEE, PRINCIPAL])("each page of help fits on the screen of %s", async (person) => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: person, viewport: PHONE });
    await screen.send("/unit help");
    await screen.whisper("What Bookend can do");
    // Turning the page changes its words.
    const help = screen.whispers.last();
    const room = await roomIn(screen);
    expect(await heightOf(help)).toBeLessThanOrEqual(room);
    await screen.shot(`help-${person}`);
    const [more, back] = [help.getByRole("button", { name: "More" }), help.getByRole("button", { name: "Back" })];
    for (let page = 2; (await more.count()) > 0; page++) {
      const before = await help.textContent();
      await more.click();
      await expect.poll(() => help.textContent()).not.toBe(before);
      expect(await heightOf(help)).toBeLessThanOrEqual(room);
      await screen.shot(`help-${page}-${person}`);
    }
    expect(await help.textContent()).toContain("You can type more after a word");
    await back.click();
    expect(await screen.whispers.count()).toBe(1);
  });

  it("a long line that can't be run is given back below the button that runs it", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport: PHONE });
    await screen.send(`/unit Kites, grade 6, level 2 with @Lee Marchbanks today ${"and much more ".repeat(40)}`);
    const answer = await screen.whisper("I don't recognize");
    const [button, line] = [answer.getByRole("button", { name: /^Log/ }), answer.getByText(/^\/unit Kites/)];
    const top = async (found: Locator) => (await found.boundingBox())?.y ?? 0;
    expect(await top(button)).toBeLessThan(await top(line));
    await screen.shot("unknown-line");
  });
});
