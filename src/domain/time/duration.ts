// Lengths of time in milliseconds, for instants. A school day is not always 24 hours long: add days with addDays().
export const MINUTE_MS = 60 * 1000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
