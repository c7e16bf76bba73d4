// The two written forms of time that are kept: a school day and a month. (Apart, so that each may speak of the other.)
import { z } from "zod";

export const SchoolDay = z.iso.date("Choose a date.").brand<"SchoolDay">();
/** `YYYY-MM-DD`, as the school's wall calendar shows it. */
export type SchoolDay = z.infer<typeof SchoolDay>;

export const Month = z
  .string("Choose a month.")
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Choose a month.")
  .brand<"Month">();
/** `YYYY-MM`. */
export type Month = z.infer<typeof Month>;
