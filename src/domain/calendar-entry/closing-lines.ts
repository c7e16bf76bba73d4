// Reads the lines that people paste into the school calendar: "Nov 26-27 Thanksgiving", "May 12 library closed: testing".
import { withCapital } from "../../text/capital.js";
import { tidyLine } from "../../text/clean.js";
import { type ClosingRow, HALF_DAY, WHOLE_DAY } from "../time/closings.js";
import { daysIn } from "../time/span.js";
import { findDateRange, type RangeOptions } from "./date-range.js";

export const MAX_REASON = 100;
/** A longer one has a wrong year. */
export const MAX_CLOSED_DAYS = 200;

/** A line with the closing it says, or why it can't be read. */
export type ClosingLine = { number: number; text: string } & (
  | { closing: ClosingRow; why?: undefined }
  | { closing?: undefined; why: string }
);

/** Every line that isn't empty, with its number as people count. */
export function readClosingLines(text: string, options: RangeOptions): ClosingLine[] {
  return text.split(/\r\n|[\r\n]/).flatMap((typed, index) => {
    const line = tidyLine(typed);
    return line === "" ? [] : [{ number: index + 1, text: line, ...readClosing(line, options) }];
  });
}

type ReadClosing = { closing: ClosingRow; why?: undefined } | { closing?: undefined; why: string };

function readClosing(line: string, options: RangeOptions): ReadClosing {
  const found = findDateRange(line, options);
  if (!found) return { why: "I couldn't find a date." };
  if (!found.span) return { why: found.why };
  const days = daysIn(found.span).length;
  if (days > MAX_CLOSED_DAYS) return { why: `That's ${days} days. Check the dates and their years.` };
  const rest = `${line.slice(0, found.start)} ${line.slice(found.end)}`;
  if (findDateRange(rest, options)) return { why: "I found more than one date. Use a dash for a range, or two lines." };
  return readWords(rest, found.span);
}

const SHARES: [RegExp, number][] = [
  [/\b(?:three[- ]quarters?|3\/4)(?: of (?:a|the))?[- ]?days?\b/i, 75],
  [/\b(?:a |one[- ])?(?:quarter|1\/4)(?: of (?:a|the))?[- ]?days?\b/i, 25],
  [/\b(?:half|1\/2)(?: of (?:a|the))?[- ]?days?\b/i, HALF_DAY],
  [/\b(?:whole|full|all)[- ]days?\b/i, WHOLE_DAY],
];
/** These words tell of half a day, and why. */
const EARLY =
  /\b(?:early[- ](?:release|dismissal|out)|(?:late|delayed)[- ](?:start|opening)|minimum day|\d[- ]hours? (?:delay|late))\b/i;
const PERCENT = /(\d{1,4}) ?%(?: of (?:a|the) day)?/;

function readWords(words: string, span: Pick<ClosingRow, "from" | "to">): ReadClosing {
  const [, percent] = PERCENT.exec(words) ?? [];
  const share = SHARES.find(([pattern]) => pattern.test(words));
  const part = percent ? Number(percent) : (share?.[1] ?? (EARLY.test(words) ? HALF_DAY : WHOLE_DAY));
  if (part < 1 || part > WHOLE_DAY) return { why: "A share of a day is from 1% to 100%." };
  const closes = /\blibrary\b/i.test(words) ? "library" : "school";
  const bare = [PERCENT, share?.[0] ?? /$^/].reduce((text, pattern) => text.replace(pattern, " "), words);
  const reason = toReason(bare, closes);
  if (reason.length > MAX_REASON) return { why: `Keep the reason to ${MAX_REASON} characters.` };
  return { closing: { ...span, closes, reason, share: part } };
}

const CLOSED = {
  school: /\b(?:the )?(?:school (?:is )?closed|no school(?: for students)?|closed)\b/i,
  library: /\b(?:the )?(?:library (?:is )?closed|no library|closed library|library)\b/i,
} as const;
const UNNAMED = { school: "School closed", library: "Library closed" } as const;

const trim = (text: string) =>
  tidyLine(text.replace(/\(\s*\)/g, " ")).replace(/^[\s\p{P}\p{S}]+|[\s:;,|•·*–—-]+$/gu, "");

/** What is left of the line, without the words that only say what is closed. Capitalized as the form's own reasons are. */
function toReason(words: string, closes: ClosingRow["closes"]): string {
  return withCapital(trim(words.replace(CLOSED[closes], " ")).replace(/^for /i, "")) || UNNAMED[closes];
}

/** A line that is read as this closing again. */
export function toClosingLine({ from, to, closes, reason, share }: ClosingRow): string {
  const days = from === to ? from : `${from} - ${to}`;
  const part = share === WHOLE_DAY ? "" : share === HALF_DAY ? " half day" : ` ${share}%`;
  return `${days}${closes === "library" ? " library closed" : ""}${part}: ${reason}`;
}
