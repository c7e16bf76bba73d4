// The calendar of the demo's school, the same each year: its terms, its breaks, and the days on which its library is closed.
import { type ClosingRow, HALF_DAY, WHOLE_DAY } from "../../src/domain/time/closings.js";
import { createSchoolCalendar, type SchoolCalendar } from "../../src/domain/time/school-calendar.js";
import { addDays, dayOfWeek, type SchoolDay } from "../../src/domain/time/school-day.js";
import type { EnteredClosing, EnteredYear } from "../../src/store/school-calendars.js";

/** School years that are generated: from long before anyone visits the demo to long after. */
const FIRST_START = 2018;
const LAST_START = 2045;

/** Days as MM-DD. Those from January on are in the second half of the school year. */
type Closed = [from: string, to: string, reason: string, share?: number];

const SCHOOL_CLOSED: readonly Closed[] = [
  ["10-16", "10-16", "Conferences", HALF_DAY],
  ["12-18", "12-18", "Early dismissal", HALF_DAY],
  ["12-21", "01-02", "Winter break"],
  ["02-03", "02-03", "Snow day"],
  ["02-16", "02-20", "Midwinter break"],
  ["04-06", "04-10", "Spring break"],
];

/** While school is open. */
const LIBRARY_CLOSED: readonly Closed[] = [
  ["10-08", "10-08", "Librarians' meeting", HALF_DAY],
  ["11-04", "11-06", "Book fair"],
  ["01-13", "01-13", "No substitute"],
  ["03-17", "03-19", "State testing"],
  ["05-05", "05-07", "State testing"],
  ["05-21", "05-21", "No substitute"],
  ["06-15", "06-19", "Inventory", HALF_DAY],
];

const isFall = (day: string) => day >= "08";
const dayIn = (start: number, day: string) => `${isFall(day) ? start : start + 1}-${day}` as SchoolDay;

/** The `n`-th day of the month with this number in its week, as MM-DD. */
function nthOf(start: number, month: string, { n, weekday }: { n: number; weekday: number }): string {
  const days = Array.from({ length: 28 }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
  return days.filter((day) => dayOfWeek(dayIn(start, day)) === weekday)[n - 1] ?? "";
}

function holidays(start: number): Closed[] {
  const laborDay = nthOf(start, "09", { n: 1, weekday: 1 });
  const thanksgiving = dayIn(start, nthOf(start, "11", { n: 4, weekday: 4 }));
  const [before, after] = [-1, 1].map((by) => addDays(thanksgiving, by).slice("YYYY-".length));
  return [
    [laborDay, laborDay, "Labor Day"],
    [before ?? "", after ?? "", "Thanksgiving break"],
  ];
}

function toYear(start: number): EnteredYear {
  const at = (day: string) => dayIn(start, day);
  return {
    ...{ id: `year-${start}`, from: at("08-24"), to: at("06-19"), weekdays: [1, 2, 3, 4, 5] },
    terms: [
      { name: "Fall", from: at("08-24"), to: at("12-31") },
      { name: "Spring", from: at("01-01"), to: at("06-19") },
    ],
  };
}

function toClosings(start: number): EnteredClosing[] {
  const toRow = (closes: ClosingRow["closes"], [from, to, reason, share = WHOLE_DAY]: Closed): EnteredClosing => ({
    ...{ id: `${closes}-${start}-${from}`, addedWith: `calendar-${start}`, closes, reason, share },
    ...{ from: dayIn(start, from), to: dayIn(start, to) },
  });
  return [
    ...[...holidays(start), ...SCHOOL_CLOSED].map((closed) => toRow("school", closed)),
    ...LIBRARY_CLOSED.map((closed) => toRow("library", closed)),
  ];
}

interface Rows {
  years: EnteredYear[];
  closings: EnteredClosing[];
}

function rowsOf(first: number, last: number): Rows {
  const starts = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { years: starts.map(toYear), closings: starts.flatMap(toClosings) };
}

export const CALENDAR: SchoolCalendar = createSchoolCalendar(rowsOf(FIRST_START, LAST_START));

/** What the school has entered: the two years before this day, its own, and two more. */
export function calendarRows(today: SchoolDay): Rows {
  const start = Number(today.slice(0, 4)) - (isFall(today.slice(5)) ? 0 : 1);
  return rowsOf(start - 2, start + 2);
}
