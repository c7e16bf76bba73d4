// The buttons about a period's summary that several files draw.
import { z } from "zod";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineLink } from "../../slack/define/button.js";

/** Shares the summary of these days in the channel. */
export const shareYearLink = defineLink("share-year", z.object({ from: SchoolDay, to: SchoolDay }));

/** Opens the form in which the highlights of a school year's year-end page are chosen. */
export const yearEndLink = defineLink("year-end", z.object({ year: z.string().max(20) }));

/** Someone looked for a year's summary that Slack didn't confirm. */
export const unsureYearLink = defineLink(
  "year-unsure",
  z.object({ year: z.string().max(20), answer: z.enum(["there", "missing"]) }),
);
