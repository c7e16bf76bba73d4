// Weekdays by their names, as people write them: "Monday", "Tues", "Thurs".

/** Matches a capitalized weekday; add the flag `i` to match it in any case. */
export const WEEKDAY = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?";

const BEGINNINGS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** From 1 (Monday) to 7 (Sunday), for a name that WEEKDAY matches. */
export const toWeekdayNumber = (name: string): number => BEGINNINGS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
