// Optional questions and planning talks on a phone: an admin turns questions on, a teacher answers them, a librarian saves a talk.
import { describe, expect, it } from "vitest";
import { LEE, PRINCIPAL, TESS } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

const fits = async (screen: Screen, words: string) =>
  (await screen.whisper(words)).evaluate((one) => one.scrollWidth <= one.clientWidth);

describe("optional questions on a phone", () => {
  it("are turned on by an admin, answered by a teacher, and counted in the report", async () => {
    const { url } = await openDemo();
    const pat = await openScreen(browser(), { url, as: PRINCIPAL, viewport: PHONE });
    await pat.openForm("/unit settings");
    await pat.choose("Optional questions about units", "Skills or standards");
    await pat.field("Skills or standards").fill("Citing sources\n- Asking questions\n");
    await pat.shot("questions-settings");
    await pat.submit();
    await pat.whisper("Saved");

    const tess = await openScreen(browser(), { url, as: TESS, viewport: PHONE });
    await tess.openForm("/unit log Rivers, grade 6 with @Lee Marchbanks");
    await tess.radio("3 Collaboration").check();
    await tess.choose("Who taught", "Together");
    await tess.choose("Skills or standards", "Asking questions", "Citing sources");
    await tess.shot("questions-form");
    await tess.submit();
    const saved = await tess.whisper("Saved: Rivers");
    await tess.shot("questions-saved");
    await tess.pick(saved, "See");
    const seen = await tess.whisper("Who taught: Together");
    expect(await seen.textContent()).toContain("Skills or standards: Asking questions and Citing sources");
    await tess.shot("questions-unit");
    await tess.send("/unit report");
    const report = await tess.whisper(/Taught together \d/);
    expect(await report.textContent()).toContain("Skills: Asking questions 1, Citing sources 1.");
    expect(await fits(tess, "Skills: Asking questions 1")).toBe(true);
    await report.getByText(/Taught together \d/).scrollIntoViewIfNeeded();
    await tess.shot("questions-report");
    expect([...tess.complaints, ...pat.complaints]).toEqual([]);
  });
});

describe("a planning talk on a phone", () => {
  it("is saved by typing a line, and becomes a unit with one tap", async () => {
    const { url } = await openDemo();
    const lee = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await lee.send("/unit talk @Tess Whitlock about where the lab reports should go, 20 min, yesterday");
    const talk = await lee.whisper("Saved: where the lab reports should go");
    await lee.shot("talk-saved");
    expect(await fits(lee, "Saved: where the lab reports should go")).toBe(true);
    await talk.getByRole("button", { name: "Make it a unit" }).click();
    await lee.modal.waitFor();
    await lee.shot("talk-unit-form");
    await lee.choose("Grade level", "6");
    await lee.radio("2 Coordination").check();
    await lee.submit();
    await lee.whisper(/^.*Saved: where the lab reports should go/);
    await lee.send("/unit talks");
    const list = await lee.whisper("became a unit");
    await lee.shot("talks");
    expect(await list.textContent()).toContain("with Tess Whitlock");
    expect(await fits(lee, "became a unit")).toBe(true);
    expect(lee.complaints).toEqual([]);
  });
});
