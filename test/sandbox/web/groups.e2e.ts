// Conversation menus, checkboxes, and radio buttons in a real browser: drawn, chosen, removed, by keyboard.
import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { provideBrowser } from "../../e2e/browser.js";
import { openScreen, PHONE, type ScreenOptions } from "../../e2e/screen.js";
import { openPage } from "./page-stage.js";

const browser = provideBrowser();

async function openForm(from: Browser, look: Partial<ScreenOptions> = {}) {
  const stage = await openPage();
  const { workspace, tess, lee, staff } = stage;
  workspace.addChannel({ name: "library-admin", isPrivate: true, members: [tess] });
  workspace.addChannel({ name: "principals", isPrivate: true, members: [lee] });
  workspace.addChannel({ name: "grade-4", members: [lee] });
  const screen = await openScreen(from, { url: stage.url, as: tess, channel: staff, ...look });
  await screen.page.getByRole("button", { name: "Shortcuts" }).click();
  await screen.page.getByRole("menuitem", { name: "Reflect" }).click();
  await screen.modal.waitFor();
  const values = () => workspace.as(tess).modal()?.values ?? {};
  return { ...stage, screen, values, where: screen.modal.getByRole("combobox", { name: "Share in" }) };
}

describe("a menu of several conversations", () => {
  it("offers the ones the person may see, adds and removes them, and stops at the limit", async () => {
    const { screen, where, workspace, values, staff } = await openForm(browser());
    await where.click();
    const options = screen.page.getByRole("option");
    expect(await options.allTextContents()).toEqual(
      expect.arrayContaining(["#all-staff", "#library-adminprivate channel", "#grade-4", "Bookend"]),
    );
    expect(await options.filter({ hasText: "principals" }).count()).toBe(0);
    await options.filter({ hasText: "#all-staff" }).click();
    await options.filter({ hasText: "#grade-4" }).click();
    await screen.page.getByText("You can choose up to 2.").waitFor();
    await screen.shot("menu-of-conversations");
    expect(await options.filter({ hasText: "library-admin" }).getAttribute("aria-disabled")).toBe("true");
    await options.filter({ hasText: "library-admin" }).click({ force: true });
    const grade4 = workspace.channels().find(({ name }) => name === "grade-4")?.id;
    await expect.poll(() => values().where).toEqual([staff, grade4]);
    await where.press("Escape");
    await screen.modal.getByRole("button", { name: "Remove #all-staff" }).click();
    await expect.poll(() => values().where).toEqual([grade4]);
    expect(await screen.modal.getByRole("button", { name: /^Remove/ }).count()).toBe(1);
    expect(screen.complaints).toEqual([]);
  });

  it("works with the keyboard alone", async () => {
    const { screen, where, values, staff } = await openForm(browser());
    const { keyboard } = screen.page;
    await screen.tabTo(where);
    await keyboard.type("all");
    await keyboard.press("Enter");
    await expect.poll(() => values().where).toEqual([staff]);
    await keyboard.press("Escape");
    await keyboard.press("Backspace");
    await expect.poll(() => values().where).toEqual([]);
    expect(await screen.modal.count()).toBe(1);
  });
});

describe("groups of options", () => {
  it("are named by their field or by the text next to them", async () => {
    const { screen } = await openForm(browser());
    for (const [role, name] of [
      ["group", "What you did"],
      ["radiogroup", "What took longest"],
      ["radiogroup", "What comes next?"],
    ] as const) {
      expect(await screen.modal.getByRole(role, { name }).count()).toBe(1);
    }
  });

  it("are checked, cleared, and navigated by keyboard", async () => {
    const { screen, values } = await openForm(browser());
    const { keyboard } = screen.page;
    const box = (name: string) => screen.modal.getByRole("checkbox", { name });
    await screen.tabTo(box("Plan"));
    await keyboard.press("Space");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await expect.poll(() => values().what).toEqual(["plan", "assess"]);
    await keyboard.press("Space");
    await expect.poll(() => values().what).toEqual(["plan"]);
    await screen.tabTo(screen.modal.getByRole("radiogroup", { name: "What took longest" }).getByRole("radio").first());
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await expect.poll(() => values().most).toBe("teach");
  });

  it("next to a text are sent right away and keep the last of several quick choices", async () => {
    const { screen, sample, values } = await openForm(browser());
    sample.delayMs = 120;
    const next = screen.modal.getByRole("radiogroup", { name: "What comes next?" });
    for (const name of ["Plan", "Teach", "Assess"]) await next.getByRole("radio", { name }).check();
    expect(await next.getByRole("radio", { name: "Assess" }).isChecked()).toBe(true);
    await expect.poll(() => sample.events).toEqual(["next", "next", "next"]);
    await expect.poll(() => values().next).toBe("assess");
    expect(await next.getByRole("radio", { name: "Assess" }).isChecked()).toBe(true);
  });

  it("in one row each keep their own value", async () => {
    const { screen, sample } = await openForm(browser());
    const choose = async (menu: string, option: string) => {
      await screen.modal.getByRole("combobox", { name: menu }).click();
      await screen.page.getByRole("option", { name: option }).click();
    };
    await choose("First", "Plan");
    await choose("Second", "Assess");
    await expect.poll(() => sample.events).toEqual(["first", "second"]);
    expect(await screen.modal.getByRole("combobox", { name: "First" }).inputValue()).toBe("Plan");
    expect(await screen.modal.getByRole("combobox", { name: "Second" }).inputValue()).toBe("Assess");
  });

  it("fit on a phone", async () => {
    const { screen } = await openForm(browser(), { viewport: PHONE, colorScheme: "dark" });
    await screen.modal.getByRole("button", { name: "Another hint" }).scrollIntoViewIfNeeded();
    await screen.shot("groups-phone-dark");
    const isWider =
      "document.querySelector('.modal .body').scrollWidth > document.querySelector('.modal .body').clientWidth";
    expect(await screen.page.evaluate(isWider)).toBe(false);
  });
});
