// When a school wants a monthly post: which open day of the month, at what time of day, in which time zone.
import { z } from "zod";
import { isTimeZone } from "./school-day.js";

const OPEN_DAY_RANGE = "Enter a number from 1 to 20.";

export const PostTime = z.object({
  // The shortest month has 20 open days.
  openDay: z.coerce.number(OPEN_DAY_RANGE).int(OPEN_DAY_RANGE).min(1, OPEN_DAY_RANGE).max(20, OPEN_DAY_RANGE),
  time: z.string("Choose a time.").regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Choose a time."),
  timeZone: z.string("Choose a time zone.").refine(isTimeZone, "Choose a time zone, like America/New_York."),
});
export type PostTime = z.infer<typeof PostTime>;
