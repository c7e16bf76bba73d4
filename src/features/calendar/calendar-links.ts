// What the buttons of the school calendar carry. A year is named by a day in it.
import { z } from "zod";
import { MAX_TERM_NAME, MAX_TERMS } from "../../domain/calendar-entry/check-year.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineLink } from "../../slack/define/button.js";

const Page = z.int().min(0);
const Id = z.string().min(1).max(60);
/** What a closing was when the person saw it, in a few characters. */
const Seen = z.string().max(20);

export const calendarLink = defineLink("calendar", z.object({ year: SchoolDay, page: Page }));
export const changeYearLink = defineLink("change-school-year", z.object({ year: SchoolDay }));
/** Asks before a year is deleted, because everyone's figures go by it. */
export const askDeleteYearLink = defineLink("ask-delete-school-year", z.object({ id: Id, seen: Seen }));
export const deleteYearLink = defineLink("delete-school-year", z.object({ id: Id, seen: Seen }));
/** Brings back a year that was deleted, with the name, the first and the last day of each term. */
export const restoreYearLink = defineLink(
  "restore-school-year",
  z.object({
    ...{ from: SchoolDay, to: SchoolDay, weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) },
    terms: z.array(z.tuple([z.string().min(1).max(MAX_TERM_NAME), SchoolDay, SchoolDay])).max(MAX_TERMS),
  }),
);
export const addClosingLink = defineLink("add-closing", z.object({ year: SchoolDay }));
export const changeClosingLink = defineLink("change-closing", z.object({ id: Id, seen: Seen }));
export const deleteClosingLink = defineLink("delete-closing", z.object({ id: Id, seen: Seen }));
export const pasteClosingsLink = defineLink("paste-closings", z.object({ year: SchoolDay }));
export const importCalendarLink = defineLink("import-calendar", z.object({ year: SchoolDay }));
export const previewLink = defineLink("closings-preview", z.object({ page: Page }));
/** What the lines were, and the version of the calendar that the person saw. */
export const saveClosingsLink = defineLink("save-closings", z.object({ draft: Seen, version: z.int().min(0) }));
export const discardClosingsLink = defineLink("discard-closings", z.object({ year: SchoolDay, draft: Seen }));
/** Takes back what was added together. */
export const undoClosingsLink = defineLink("undo-closings", z.object({ added: Id, year: SchoolDay }));
/** Brings back what was deleted. */
export const restoreClosingLink = defineLink(
  "restore-closing",
  z.object({
    from: SchoolDay,
    to: SchoolDay,
    closes: z.enum(["school", "library"]),
    reason: z.string().min(1).max(100),
    share: z.int().min(1).max(100),
  }),
);
