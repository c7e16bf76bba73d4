// What adding closings to a calendar would do: which are new, there already, overlap others, or lie outside the school year.
import { foldText } from "../../text/fold.js";
import type { ClosingRow } from "../time/closings.js";
import type { SchoolCalendar } from "../time/school-calendar.js";
import { overlap, type Span } from "../time/span.js";

export interface PlannedClosing {
  closing: ClosingRow;
  /** A closing on the same days. Days that both have count once. */
  overlaps: ClosingRow | undefined;
  /** None of its days is in a school year, from the first day of school to the last. */
  isOutside: boolean;
}

export interface ClosingPlan {
  /** In the order of their days. */
  added: readonly PlannedClosing[];
  known: readonly ClosingRow[];
}

const isSame = (a: ClosingRow, b: ClosingRow): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.closes === b.closes &&
  a.share === b.share &&
  foldText(a.reason) === foldText(b.reason);

const isOutside = ({ from, to }: Span, calendar: SchoolCalendar): boolean =>
  ![from, to].some((day) => overlap({ from, to }, calendar.schoolYearOf(day).session));

export function planClosings(
  wanted: readonly ClosingRow[],
  { entered, calendar }: { entered: readonly ClosingRow[]; calendar: SchoolCalendar },
): ClosingPlan {
  const sorted = [...wanted].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const added: PlannedClosing[] = [];
  const known: ClosingRow[] = [];
  for (const closing of sorted) {
    const others = [...entered, ...added.map((one) => one.closing)];
    if (others.some((other) => isSame(other, closing))) known.push(closing);
    else {
      const overlaps = others.find((other) => overlap(other, closing));
      added.push({ closing, overlaps, isOutside: isOutside(closing, calendar) });
    }
  }
  return { added, known };
}
