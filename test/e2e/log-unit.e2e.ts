// Logging a unit as people do: by form, in one line, by keyboard alone, and with something missing.
import { describe, expect, it } from "vitest";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, type ScreenOptions } from "./screen.js";

const browser = provideBrowser();

async function open(options: Partial<ScreenOptions> = {}) {
  const { url } = await openDemo({ empty: true });
  return openScreen(browser(), { url, ...options });
}

/** With two librarians, nobody is chosen beforehand. */
const PARTNER = "Lee Marchbanks";

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

describe("logging a unit", () => {
  it("by the form saves what was filled in and tells the person who did it", async () => {
    const screen = await open();
    await screen.openForm();
    await screen.field("Name or topic of unit").fill("Rivers and Deltas");
    await screen.choose("Grade level", "6", "7");
    await screen.radio("3 Collaboration").check();
    await screen.choose("Worked with", PARTNER);
    await screen.choose("Subject", "Social studies");
    await screen.field("Number of classes").fill("2");
    await screen.shot("log-unit-form-filled");
    await screen.submit();
    const saved = await screen.whisper("Saved: Rivers and Deltas");
    expect(await saved.textContent()).toContain("grades 6, 7 · today · level 3 Collaboration");
    expect(await screen.modal.count()).toBe(0);
    await screen.shot("log-unit-form-saved");
    expect(screen.complaints).toEqual([]);
  });

  it("in one complete line needs no form", async () => {
    const screen = await open();
    await screen.send(ONE_LINE);
    const saved = await screen.whisper("Saved: Ancient Egypt");
    expect(await saved.textContent()).toContain("grade 6 · today · level 2 Coordination · with Lee Marchbanks");
    expect(await screen.modal.count()).toBe(0);
    await screen.shot("log-unit-one-line");
  });

  it("in one incomplete line opens the form with what was understood", async () => {
    const screen = await open();
    await screen.openForm("/unit log Ancient Egypt, grade 6 with @Lee Marchbanks");
    expect(await screen.field("Name or topic of unit").inputValue()).toBe("Ancient Egypt");
    await screen.radio("2 Coordination").check();
    await screen.shot("log-unit-one-line-form");
    await screen.submit();
    await screen.whisper("Saved: Ancient Egypt");
  });

  it("with empty fields says at each what is missing, and moves the cursor to the first", async () => {
    const screen = await open();
    await screen.openForm();
    await screen.submit();
    await screen.errorAt("Name or topic of unit").waitFor();
    await screen.errorAt("Grade level").waitFor();
    await screen.errorAt("Level of partnership").waitFor();
    const title = await screen.field("Name or topic of unit").getAttribute("id");
    await expect.poll(() => screen.focused.getAttribute("id")).toBe(title);
    await screen.shot("log-unit-errors");
    await screen.field("Name or topic of unit").fill("Rivers");
    await screen.errorAt("Name or topic of unit").waitFor({ state: "detached" });
  });

  it("at level 4 asks for evidence, keeps what was typed, and isn't saved without it", async () => {
    const screen = await open();
    await screen.openForm();
    await screen.field("Name or topic of unit").fill("Reading for meaning");
    await screen.choose("Grade level", "6");
    await screen.choose("Worked with", PARTNER);
    await screen.field("Notes").fill("Two lessons in the library");
    expect(await screen.field("Evidence of student learning").count()).toBe(0);
    await screen.radio("4 Data-Driven Collaboration").check();
    const evidence = screen.field("Evidence of student learning");
    await evidence.waitFor();
    await screen.submit();
    await screen.errorAt("Evidence of student learning").waitFor();
    await screen.shot("log-unit-level-4");
    expect(await screen.field("Name or topic of unit").inputValue()).toBe("Reading for meaning");
    expect(await screen.field("Notes").inputValue()).toBe("Two lessons in the library");
    await evidence.fill("Fall reading assessment of grade 6");
    await screen.submit();
    const saved = await screen.whisper("Saved: Reading for meaning");
    expect(await saved.textContent()).toContain("level 4 Data-Driven Collaboration");
  });

  it("with the keyboard alone leads from the composer through the form and back to the composer", async () => {
    const screen = await open();
    const { keyboard } = screen.page;
    await screen.tabTo(screen.composer);
    await keyboard.type("/unit log");
    await keyboard.press("Escape");
    await keyboard.press("Enter");
    await screen.modal.waitFor();
    await keyboard.type("Maps and Territories");
    await screen.tabTo(screen.modal.getByRole("combobox", { name: "Grade level" }));
    await keyboard.type("6");
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await screen.modal.getByRole("button", { name: "Remove 6" }).waitFor();
    await screen.tabTo(screen.radio("1 Cooperation"));
    await keyboard.press("Space");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await expect.poll(() => screen.radio("3 Collaboration").isChecked()).toBe(true);
    await screen.tabTo(screen.modal.getByRole("combobox", { name: "Worked with" }));
    await keyboard.type(PARTNER);
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await screen.modal.getByRole("button", { name: `Remove ${PARTNER}` }).waitFor();
    await screen.shot("log-unit-keyboard");
    await screen.tabTo(screen.modal.getByRole("button", { name: "Save" }));
    await keyboard.press("Enter");
    const saved = await screen.whisper("Saved: Maps and Territories");
    expect(await saved.textContent()).toContain("level 3 Collaboration");
    await expect.poll(() => screen.focused.getAttribute("aria-label")).toBe("Message #all-staff");
  });

  it("in the form is canceled with Escape, and nothing is saved", async () => {
    const screen = await open();
    await screen.openForm();
    await screen.field("Name or topic of unit").fill("Rivers");
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await screen.send("/unit list mine");
    await screen.whisper("None yet.");
  });

  it("by the shortcut opens the same form", async () => {
    const screen = await open();
    await screen.page.getByRole("button", { name: "Shortcuts" }).click();
    await screen.page.getByRole("menuitem", { name: "Log a unit" }).click();
    await screen.modal.getByRole("heading", { name: "Log a unit" }).waitFor();
  });
});

describe("what people type", () => {
  const HOSTILE = '<img src=x onerror="document.title=1"> <!channel> *bold* & co';

  it("is shown as text wherever it appears, and is never markup, a script, or a mention", async () => {
    const screen = await open();
    const isHarmless = async (name: string) => {
      expect(await screen.page.locator('img[src="x"]').count()).toBe(0);
      expect(await screen.page.title()).toBe("Bookend demo");
      await screen.shot(`hostile-title-${name}`);
    };
    await screen.send(`Have you seen ${HOSTILE}`);
    await screen.message("<img src=x onerror=");
    await screen.openForm();
    await screen.field("Name or topic of unit").fill(HOSTILE);
    await screen.choose("Grade level", "6");
    await screen.radio("1 Cooperation").check();
    await screen.choose("Worked with", PARTNER);
    await screen.submit();
    const saved = await screen.whisper("Saved: ");
    expect(await saved.textContent()).toContain(HOSTILE);
    await isHarmless("saved");
    await screen.send("/unit list");
    const list = await screen.whisper("Your units");
    expect(await list.textContent()).toContain(HOSTILE);
    await screen.pick(list, "Delete…");
    await screen.modal.waitFor();
    expect(await screen.modal.textContent()).toContain(HOSTILE);
    await isHarmless("question");
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await screen.pick(list, "Edit");
    await screen.modal.waitFor();
    expect(await screen.field("Name or topic of unit").inputValue()).toBe(HOSTILE);
    await screen.page.keyboard.press("Escape");
    await screen.send("/unit report");
    const report = await screen.whisper("Library Utilization Report");
    expect(await report.getByRole("cell", { name: HOSTILE }).count()).toBe(1);
    await isHarmless("report");
    expect(screen.complaints).toEqual([]);
  });
});
