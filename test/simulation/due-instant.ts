// When a month's report is due, found out the slow way and without the program's own rules: by reading a wall clock.

export interface PostingTime {
  /** The n-th day from Monday to Friday. */
  openDay: number;
  /** "HH:MM" */
  time: string;
  zone: string;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const clocks = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, number>();

/** What a clock on the wall in this zone shows: "2026-11-03 08:00". */
export function wallClock(instant: number, zone: string): string {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  clocks.set(zone, clock);
  return clock.format(instant);
}

export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** "2026-11-03" for the second weekday of 2026-11. */
function openDayOf(month: string, n: number): string {
  const day = new Date(`${month}-01T12:00:00Z`);
  for (let open = 0; ; day.setUTCDate(day.getUTCDate() + 1)) {
    if (![0, 6].includes(day.getUTCDay())) open++;
    if (open === n) return day.toISOString().slice(0, 10);
  }
}

/** The first instant, in milliseconds, at which the wall clock shows the time or, if it skips that, a later one. */
export function dueInstant(month: string, { openDay, time, zone }: PostingTime): number {
  const day = openDayOf(shiftMonth(month, 1), openDay);
  const key = `${day} ${time} ${zone}`;
  const found = known.get(key) ?? firstInstantAt(`${day} ${time}`, zone);
  known.set(key, found);
  return found;
}

function firstInstantAt(wanted: string, zone: string): number {
  const roughly = Date.parse(`${wanted.replace(" ", "T")}Z`);
  // Zones are at most 14 hours ahead of UTC and 12 behind it. Their offsets are multiples of 15 minutes.
  for (let instant = roughly - 14 * 60 * MINUTE; instant <= roughly + 12 * 60 * MINUTE; instant += 15 * MINUTE) {
    if (wallClock(instant, zone) === wanted) return instant;
  }
  let instant = roughly - DAY;
  while (wallClock(instant, zone) < wanted) instant += MINUTE;
  return instant;
}
