// The buttons about a month's figures that several views draw.
import { z } from "zod";
import { Month } from "../../domain/time/month.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineLink } from "../../slack/define/button.js";

/** Opens the form for the figures of a month. */
export const figuresLink = defineLink("figures", z.object({ month: Month }));

/** Shows which months of a school year have their figures. The year is named by a day in it. */
export const figuresYearLink = defineLink("figures-year", z.object({ day: SchoolDay, page: z.int().min(0) }));

/** Stops asking a librarian for a month's figures, or asks again. */
export const figureQuestionsLink = defineLink("figure-questions", z.object({ off: z.boolean() }));
