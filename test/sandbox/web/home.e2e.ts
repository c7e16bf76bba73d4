// The Home in a real browser: drawn, clicked, and redrawn while a person reads it or has the focus in it.
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { provideBrowser } from "../../e2e/browser.js";
import { DESKTOP, openScreen, PHONE, type Screen, type ScreenOptions } from "../../e2e/screen.js";
import { openPage } from "./page-stage.js";
import { homeOf } from "./sample-home.js";

const browser = provideBrowser();

async function openHome(from: Browser, look: Partial<ScreenOptions> = {}) {
  const stage = await openPage();
  const screen = await openScreen(from, { url: stage.url, as: stage.tess, channel: stage.staff, ...look });
  await screen.page.goto(`${stage.url}#/${stage.tess}/home`);
  const home = screen.page.getByRole("region", { name: /^Home of/ });
  await home.waitFor();
  const publish = (drawn: number, units?: number) =>
    stage.app.client.views.publish({
      token: stage.workspace.botToken,
      user_id: stage.tess,
      view: homeOf(drawn, units),
    });
  return { ...stage, screen, home, publish };
}

const seriousIssues = async ({ page }: Screen): Promise<string[]> => {
  await page.evaluate(axe.source);
  const results: axe.AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const serious = results.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

const sticksOut = ({ page }: Screen): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

const scrollIn = ({ page }: Screen): Promise<number> => page.evaluate("document.querySelector('.home').scrollTop");

describe("the Home", () => {
  it.each([
    { size: "desktop", colorScheme: "light", viewport: DESKTOP },
    { size: "desktop", colorScheme: "dark", viewport: DESKTOP },
    { size: "phone", colorScheme: "light", viewport: PHONE },
    { size: "phone", colorScheme: "dark", viewport: PHONE },
  ] as const)("on a $size, $colorScheme, can be read and used by everyone", async ({ size, ...look }) => {
    const { screen, home } = await openHome(browser(), look);
    await screen.shot(`home-${size}-${look.colorScheme}`);
    expect(await seriousIssues(screen)).toEqual([]);
    expect(await sticksOut(screen)).toBe(false);
    await home.getByRole("button", { name: "Delete Rivers" }).scrollIntoViewIfNeeded();
    await screen.shot(`home-end-${size}-${look.colorScheme}`);
    expect(screen.complaints).toEqual([]);
  });

  it("is redrawn in place when the app publishes it again", async () => {
    const { screen, home, publish } = await openHome(browser());
    const edit = home.getByRole("button", { name: "Edit" }).nth(10);
    await edit.focus();
    const offset = await scrollIn(screen);
    expect(offset).toBeGreaterThan(0);
    await publish(41);
    await home.getByText("Drawn 41 times").waitFor({ state: "attached" });
    expect(await scrollIn(screen)).toBe(offset);
    expect(await edit.and(screen.focused).count()).toBe(1);
    expect(screen.complaints).toEqual([]);
  });

  it("keeps the focus when the focused element is gone", async () => {
    const { screen, home, publish } = await openHome(browser());
    await home.getByRole("button", { name: "Edit" }).nth(10).focus();
    await publish(42, 2);
    await home.getByText("Drawn 42 times").waitFor();
    await expect.poll(() => screen.focused.getAttribute("aria-label")).toMatch(/^Home of/);
    await screen.page.keyboard.press("Tab");
    expect(await screen.focused.textContent()).toBe("Log a unit");
  });

  it("opens a modal from a button, and is redrawn when that is saved", async () => {
    const { screen, home, sample } = await openHome(browser());
    await home.getByRole("button", { name: "Log a unit" }).click();
    await screen.modal.waitFor();
    await screen.field("Note").fill("Rivers");
    await screen.submit();
    await screen.modal.waitFor({ state: "detached" });
    await home.getByText("Drawn 2 times").waitFor();
    expect(sample.events.at(-1)).toBe("saved Rivers");
    await expect.poll(() => screen.focused.textContent()).toBe("Log a unit");
  });

  it("asks before a button and a menu with a confirmation", async () => {
    const { screen, home, sample } = await openHome(browser());
    const before = sample.events.length;
    await home.getByRole("button", { name: "Delete Rivers" }).click();
    await screen.question.getByText("Delete Rivers?").waitFor();
    await screen.question.getByRole("button", { name: "Keep" }).click();
    await home.getByRole("combobox", { name: "Month" }).click();
    await screen.page.getByRole("option", { name: "Teach" }).click();
    await screen.question.getByRole("button", { name: "Keep" }).click();
    expect(sample.events.slice(before)).toEqual([]);
    expect(await home.getByRole("combobox", { name: "Month" }).inputValue()).toBe("");
    await home.getByRole("combobox", { name: "Month" }).click();
    await screen.page.getByRole("option", { name: "Teach" }).click();
    await screen.question.getByRole("button", { name: "Delete" }).click();
    await home.getByText("Drawn 2 times").waitFor();
    expect(await home.getByRole("combobox", { name: "Month" }).inputValue()).toBe("Teach");
    await home.getByRole("button", { name: "Delete Rivers" }).click();
    await screen.question.getByRole("button", { name: "Delete" }).click();
    await home.getByText("Drawn 3 times").waitFor();
    expect(await home.getByRole("button", { name: "Edit" }).count()).toBe(3);
  });

  it("is each person's own, and remembers their choices", async () => {
    const { screen, home, url, tess, lee } = await openHome(browser());
    await home.getByRole("combobox", { name: "Month" }).click();
    await screen.page.getByRole("option", { name: "Assess" }).click();
    await screen.question.getByRole("button", { name: "Delete" }).click();
    await home.getByText("Drawn 2 times").waitFor();
    await screen.page.goto(`${url}#/${lee}/home`);
    await home.getByText("Drawn 3 times").waitFor();
    expect(await home.getByRole("combobox", { name: "Month" }).inputValue()).toBe("");
    await screen.page.goto(`${url}#/${tess}/home`);
    await home.getByText("Drawn 4 times").waitFor();
    expect(await home.getByRole("combobox", { name: "Month" }).inputValue()).toBe("Assess");
  });

  it("and the Messages tab tell the app which one was opened", async () => {
    const { screen, sample } = await openHome(browser());
    await screen.page.getByRole("navigation", { name: "App" }).getByRole("button", { name: "Messages" }).click();
    await expect.poll(() => sample.events).toEqual(["opened home", "opened messages"]);
  });
});
