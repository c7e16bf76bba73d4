// Time zones as the settings form offers them: by city, the likeliest first.
import { z } from "zod";
import { PostTime } from "../../domain/time/post-time.js";
import type { Ctx } from "../context.js";

// Node's list spells the city of these zones the old way. Both spellings are the same zone.
const RENAMED_ZONES = [
  "Africa/Asmara",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "UTC",
];

/** People search for "New York", not for "New_York". */
export const toZoneName = (zone: string): string => zone.replaceAll("_", " ");

export const Zone = z
  .string("Choose a time zone.")
  .transform((name) => name.replaceAll(" ", "_"))
  .pipe(PostTime.shape.timeZone);

/** Every zone; the school's and the person's own come first. */
export async function zoneSuggestions(ctx: Ctx): Promise<string[]> {
  const all = [...Intl.supportedValuesOf("timeZone"), ...RENAMED_ZONES].sort();
  return [...new Set([ctx.school.timeZone, ctx.tz, ...all])].map(toZoneName);
}
