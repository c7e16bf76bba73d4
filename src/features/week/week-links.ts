// The buttons of a week: each shows a week, from the day it begins on.
import { z } from "zod";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineLink } from "../../slack/define/button.js";

export const weekLink = defineLink("week", z.object({ day: SchoolDay, page: z.int().min(0).max(1000) }));
