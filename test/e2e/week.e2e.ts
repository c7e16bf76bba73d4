// A week in a real browser: what is planned, another section of a unit, and the way from week to week, also on a phone.
import { describe, expect, it } from "vitest";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

const RIVERS = "/unit log Rivers, grade 4, level 2 with @Lee Marchbanks";

describe("another section", () => {
  it("adds a class with one tap, and Undo takes it back", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url });
    await screen.send(RIVERS);
    const saved = await screen.whisper("Saved: Rivers");
    await screen.pick(saved, "Add a section");
    const added = await screen.whisper("Section added: Rivers");
    expect(await added.textContent()).toContain("2 classes");
    expect(await screen.whispers.filter({ hasText: "Saved: Rivers" }).count()).toBe(0);
    await screen.shot("section-added");
    await added.getByRole("button", { name: "Undo" }).click();
    const undone = await screen.whisper("Undone: Rivers");
    expect(await undone.textContent()).not.toContain("classes");
  });

  it("is offered when the same unit is logged again on the same day", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url });
    await screen.send(RIVERS);
    await screen.whisper("Saved: Rivers");
    await screen.send(RIVERS);
    await screen.modal.getByRole("heading", { name: "Log a unit" }).waitFor();
    await screen.radio("Another section of that unit").check();
    await screen.shot("section-in-form");
    await screen.submit();
    expect(await (await screen.whisper("Section added: Rivers")).textContent()).toContain("2 classes");
  });
});

describe("the week", () => {
  it.each([
    { size: "desktop", viewport: DESKTOP },
    { size: "phone", viewport: PHONE },
  ])("shows what is logged, and turns to the next week and back, on a $size", async ({ size, viewport }) => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, viewport });
    await screen.send(RIVERS);
    await screen.whisper("Saved: Rivers");
    await screen.send("/unit week");
    const week = await screen.whisper("This week");
    expect(await week.textContent()).toMatch(/1 unit without a plan\.[\s\S]*Rivers[\s\S]*no plan yet/);
    await screen.shot(`week-${size}`);
    await week.getByRole("button", { name: "Next week" }).click();
    const next = await screen.whisper("Next week:");
    expect(await next.textContent()).toContain("You have nothing planned or logged yet.");
    await next.getByRole("button", { name: "Previous week" }).click();
    await screen.whisper("This week");
  });
});
