// The names of weekdays and months as people write them: "Tues", "Thurs", "Sept".
import { MONTH_NAMES, monthNumber } from "../time/month.js";

/** Matches a capitalized weekday; add the flag `i` to match it in any case. */
export const WEEKDAY = "(?:Mon|Tues?|Wed(?:nes|s)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?";

export const WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** From 1 (Monday) to 7 (Sunday), for a name that WEEKDAY matches. */
export const toWeekdayNumber = (name: string): number =>
  WEEKDAY_NAMES.findIndex((weekday) => weekday.startsWith(name.slice(0, 3).toLowerCase())) + 1;

/** Matches a month, or the beginning of its name, perhaps with a period. */
export const MONTH = `(?:(?:${MONTH_NAMES.join("|")})(?!\\p{L})|(?:${MONTH_NAMES.map((name) => name.slice(0, 3)).join("|")}|Sept)(?!\\p{L})\\.?)`;

/** From 1 to 12, for a name that MONTH matches. */
export const toMonthNumber = (name: string): number | undefined => monthNumber(name.slice(0, 3));
