// The school calendar in a browser: a year with terms, pasted closings and a calendar file, each seen before it is saved.
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

const LINES = [
  "Sep 7 Labor Day",
  "Oct 9 library closed half day: no substitute",
  "hello",
  "Nov 26-27 Thanksgiving",
  "Dec 21 - Jan 1 Winter break",
].join("\n");

const ICS = [
  ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//district//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260801T000000Z"],
  ...["DTSTART;VALUE=DATE:20270315", "DTEND;VALUE=DATE:20270320", "SUMMARY:Spring Break", "END:VEVENT"],
  ...["BEGIN:VEVENT", "UID:2", "DTSTAMP:20260801T000000Z", "DTSTART;VALUE=DATE:20261006", "SUMMARY:Picture Day"],
  ...["END:VEVENT", "END:VCALENDAR", ""],
].join("\r\n");

const fits = (box: Locator) => box.evaluate((one) => one.scrollWidth <= one.clientWidth);

it.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("on a %s a librarian enters a year, pastes closings and drops in a calendar file", async (where, viewport) => {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url, as: LEE, viewport });
  await screen.send("/unit calendar");
  const empty = await screen.whisper("Nothing entered yet");
  await empty.getByRole("button", { name: "Enter the year" }).click();
  await screen.modal.waitFor();
  await screen.field("First day of school").fill("2026-08-12");
  await screen.field("Last day of school").fill("2027-05-28");
  await screen.field("Terms").fill("Semester 1: Aug 12 - Dec 18\nSemester 2: Jan 4 - May 28");
  await screen.shot(`calendar-year-${where}`);
  await screen.submit();

  const year = await screen.whisper("Saved: 2026-27");
  expect(await year.textContent()).toContain("Semester 1 Aug 12 – Dec 18; Semester 2 Jan 4 – May 28");
  await year.getByRole("button", { name: "Paste closings" }).click();
  await screen.field("Closed days, one per line").fill(LINES);
  await screen.shot(`calendar-paste-${where}`);
  await screen.submit("Preview");
  const preview = await screen.whisper("Not saved yet. 4 closings to add.");
  expect(await preview.textContent()).toContain('Line 3: "hello". I couldn\'t find a date.');
  expect(await fits(preview)).toBe(true);
  await screen.shot(`calendar-preview-${where}`);
  await preview.getByRole("button", { name: "Save 4 closings" }).click();
  await screen.question.getByRole("button", { name: "Save" }).click();

  const saved = await screen.whisper("Added: 4 closings");
  expect(await fits(saved)).toBe(true);
  await screen.shot(`calendar-saved-${where}`);
  // Each closing has a menu of its own; the year's is the last one.
  await saved.getByRole("button", { name: "More actions", exact: true }).last().click();
  await screen.page.getByRole("menuitem", { name: "Import a calendar file" }).click();
  await screen.modal
    .getByLabel("Calendar file (.ics)")
    .setInputFiles({ name: "district.ics", mimeType: "text/calendar", buffer: Buffer.from(ICS) });
  await screen.modal.getByText("Chosen: district.ics").waitFor();
  await screen.submit("Preview");
  await screen.modal.last().getByText("1 closing to add.").waitFor();
  expect(await screen.modal.last().textContent()).toContain("Picture Day");
  await screen.shot(`calendar-file-${where}`);
  await screen.modal.last().getByRole("button", { name: "Save 1 closing" }).click();
  await screen.modal.last().getByText("Added: Spring Break").waitFor();
  await screen.shot(`calendar-glance-${where}`);
  expect(screen.complaints).toEqual([]);
});
