// Dates and times as the page writes them, in the workspace's time zone.

type Zone = string;

/** Slack's ts is seconds since 1970, with a counter after the dot. */
export const momentOf = (ts: string): Date => new Date(Number(ts) * 1000);

const format = (options: Intl.DateTimeFormatOptions) => (moment: Date, timeZone: Zone) =>
  new Intl.DateTimeFormat("en-US", { ...options, timeZone }).format(moment);

export const formatTime = format({ hour: "numeric", minute: "2-digit" });
export const formatDay = format({ weekday: "long", month: "long", day: "numeric" });
export const formatYearDay = format({ weekday: "long", year: "numeric", month: "long", day: "numeric" });
export const formatMoment = format({
  weekday: "short",
  month: "short",
  day: "numeric",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
export const formatShortMoment = format({
  weekday: "short",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
export const formatSeconds = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** `2026-11-23`. */
const dayOf = (moment: Date, timeZone: Zone) =>
  new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(moment);

export const isSameDay = (one: Date, other: Date, timeZone: Zone): boolean =>
  dayOf(one, timeZone) === dayOf(other, timeZone);

/** "Today", "Yesterday", or the day, with the year only when it isn't this one. */
export function nameDay(moment: Date, now: Date, timeZone: Zone): string {
  if (isSameDay(moment, now, timeZone)) return "Today";
  if (isSameDay(moment, new Date(now.getTime() - 24 * 3600 * 1000), timeZone)) return "Yesterday";
  const sameYear = dayOf(moment, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return sameYear ? formatDay(moment, timeZone) : formatYearDay(moment, timeZone);
}
