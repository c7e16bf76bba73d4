// Goals and coverage as a librarian uses them: set, read on a phone, and looked up by grade, subject, department and teacher.
import { describe, expect, it } from "vitest";
import { LEE, PRINCIPAL } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

describe("goals", () => {
  it("are set in a form and in a line, changed, and shown with how far they are", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, as: LEE });
    await screen.send("/unit goals");
    const empty = await screen.whisper("No goals for");
    await empty.getByRole("button", { name: "Add a goal" }).click();
    await screen.radio("Share of the units").click();
    await screen.choose("Which units", "Units at these levels");
    await screen.choose("Levels of partnership", "3 Collaboration", "4 Data-Driven Collaboration");
    await screen.field("From").fill("20%");
    await screen.field("Percentage of the units").fill("120%");
    await screen.submit();
    await expect
      .poll(() => screen.errorAt("Percentage of the units").textContent())
      .toContain("Enter a whole percentage from 0 to 100");
    await screen.field("Percentage of the units").fill("25%");
    await screen.shot("goal-form");
    await screen.submit();
    await screen.whisper("Added: units at level 3 or 4 from 20% to 25%.");
    await screen.send("/unit goals 60 units");
    const list = await screen.whisper("Added: 60 units.");
    expect(await list.textContent()).toContain("0 of 60 units (0%).");
    await screen.shot("goals");
    expect(screen.complaints).toEqual([]);
  });

  it("are read on a phone, in a list that fits it", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await screen.send("/unit goals");
    const list = await screen.whisper("Goals for");
    expect(await list.textContent()).toMatch(/\d+ of 110 units \(\d+%\)/);
    expect(await list.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
    await screen.shot("goals-on-a-phone");
  });
});

describe("coverage", () => {
  it("is looked up by each side, and departments are set up", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: LEE });
    await screen.send("/unit coverage");
    const overview = await screen.whisper("Coverage: ");
    await screen.shot("coverage");
    await overview.getByRole("button", { name: "By teacher" }).click();
    const teachers = await screen.whisper("Coverage by teacher");
    expect(await teachers.getByRole("columnheader").allTextContents()).toEqual(["Teacher", "Units", "Average level"]);
    await screen.shot("coverage-by-teacher");
    await screen.send("/unit coverage last month");
    await (await screen.whisper("Coverage: ")).getByRole("button", { name: /departments/ }).click();
    const departments = await screen.whisper("Only librarians and admins see who is in which department");
    await departments.getByRole("button", { name: "Add a department" }).click();
    await screen.field("Department").fill("Advisory");
    await screen.choose("Teachers", "Tess Whitlock");
    await screen.submit();
    await screen.whisper("Advisory · Tess Whitlock.");
    await screen.shot("departments");
    expect(screen.complaints).toEqual([]);
  });

  it("names no teacher to a principal, and fits a phone", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, as: PRINCIPAL, viewport: PHONE });
    await screen.send("/unit coverage");
    const overview = await screen.whisper("Coverage: ");
    expect(await overview.getByRole("button", { name: "By teacher" }).count()).toBe(0);
    await overview.getByRole("button", { name: "By subject" }).click();
    const subjects = await screen.whisper("Coverage by subject");
    const table = subjects.getByRole("group", { name: "Table" });
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
    await screen.shot("coverage-on-a-phone");
  });
});
