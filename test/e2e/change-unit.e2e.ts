// Changing the log in a real browser: edit, undo, restore, see, log again, page through the list, delete after a question.
import { describe, expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

async function openWithUnit() {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url });
  await screen.send(ONE_LINE);
  return { screen, saved: await screen.whisper("Saved: Ancient Egypt") };
}

describe("a unit in the log", () => {
  it("is edited in the form it was logged with", async () => {
    const { screen, saved } = await openWithUnit();
    await saved.getByRole("button", { name: "Edit" }).click();
    await screen.modal.getByRole("heading", { name: "Edit unit" }).waitFor();
    expect(await screen.field("Name or topic of unit").inputValue()).toBe("Ancient Egypt");
    await screen.field("Name or topic of unit").fill("Ancient Egypt and Nubia");
    await screen.radio("3 Collaboration").check();
    await screen.shot("edit-form");
    await screen.submit();
    const changed = await screen.whisper("Updated: Ancient Egypt and Nubia");
    expect(await changed.textContent()).toContain("level 3 Collaboration");
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    expect(await list.textContent()).toMatch(/Ancient Egypt and Nubia[\s\S]*1 to 1 of 1/);
    await screen.shot("edit-list");
  });

  it("is deleted with Undo, and restored again", async () => {
    const { screen, saved } = await openWithUnit();
    await saved.getByRole("button", { name: "Undo" }).click();
    const removed = await screen.whisper("Deleted: Ancient Egypt");
    await screen.shot("undo");
    expect(await screen.whispers.filter({ hasText: "Saved:" }).count()).toBe(0);
    await removed.getByRole("button", { name: "Restore" }).click();
    await screen.whisper("Restored: Ancient Egypt");
  });

  it("is deleted from the list only after a confirmation", async () => {
    const { screen } = await openWithUnit();
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    await screen.pick(list, "Delete…");
    await screen.modal.getByRole("heading", { name: "Delete this unit?" }).waitFor();
    await screen.shot("delete-question");
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await screen.pick(list, "Delete…");
    await screen.modal.getByRole("button", { name: "Delete" }).click();
    await screen.whisper("Deleted: Ancient Egypt");
    await screen.send("/unit list mine");
    await screen.whisper("None yet.");
  });
});

describe("the menu of a unit in the list", () => {
  it.each([
    { size: "desktop", viewport: DESKTOP },
    { size: "phone", viewport: PHONE },
  ])("shows the unit and logs it again, by keyboard, on a $size", async ({ size, viewport }) => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, viewport });
    await screen.send(ONE_LINE);
    await screen.whisper("Saved: Ancient Egypt");
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    const dots = list.getByRole("button", { name: "More actions", exact: true });
    await dots.focus();
    await screen.page.keyboard.press("Enter");
    await screen.shot(`unit-menu-${size}`);
    expect(await screen.page.getByRole("menuitem").allTextContents()).toEqual(["See", "Edit", "Log again", "Delete…"]);
    await screen.page.keyboard.press("Escape");
    expect(await screen.page.getByRole("menuitem").count()).toBe(0);
    await screen.page.keyboard.press("Enter");
    await screen.page.keyboard.press("Enter");
    await screen.whispers.filter({ hasText: "History" }).waitFor();
    await screen.shot(`unit-seen-${size}`);
    await dots.focus();
    await screen.page.keyboard.press("Enter");
    await screen.page.keyboard.press("ArrowDown");
    await screen.page.keyboard.press("ArrowDown");
    await screen.page.keyboard.press("Enter");
    await screen.modal.getByRole("heading", { name: "Log a unit" }).waitFor();
    expect(await screen.field("Name or topic of unit").inputValue()).toBe("Ancient Egypt");
    await screen.shot(`unit-again-${size}`);
    expect(screen.complaints).toEqual([]);
  });
});

describe("a log of many months", () => {
  it("is paged through, older and newer, in the same message", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: LEE });
    await screen.send("/unit list all");
    const list = await screen.whisper("All units");
    const range = async () =>
      /(\d+) to (\d+) of \d+/
        .exec((await list.textContent()) ?? "")
        ?.slice(1)
        .join("–");
    await expect.poll(range).toBe("1–10");
    await screen.shot("list-first-page");
    await list.getByRole("button", { name: "Older" }).click();
    await expect.poll(range).toBe("11–20");
    await list.getByRole("button", { name: "Older" }).click();
    await expect.poll(range).toBe("21–30");
    await list.getByRole("button", { name: "Newer" }).click();
    await expect.poll(range).toBe("11–20");
    expect(await screen.whispers.count()).toBe(1);
    await screen.shot("list-second-page");
  });
});
