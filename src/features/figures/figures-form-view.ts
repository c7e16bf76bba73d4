// What the form for a month's figures says above its fields: last year's figures, who changed them last, and why it isn't saved.
import { type FigureKey, figureName, formatDays, formatFigure, NOT_REPORTED } from "../../domain/figures.js";
import { formatList } from "../../domain/list-in-words.js";
import { dateFormat } from "../../domain/time/date-format.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, buttons, escapeMrkdwn, footnote, paragraph } from "../../slack/message/blocks.js";
import type { FigureId, StoredFigure } from "../../store/figures.js";
import { clip } from "../../text/clip.js";
import { dropInLink } from "./import-links.js";
import type { ReportedMonth } from "./read-figures.js";

/** The form carries these words unseen, and Slack limits that. */
const MAX_NAME = 40;
const MAX_CHANGED = 3;

/** Below the form. */
export const WHO_SEES_FIGURES =
  "Everyone who reads the month's report sees the figures and their causes. Please don't include student information.";

/** "Last October: 21 · 1,940 · 68.", in the order of the fields; undefined if nothing was reported. */
export function toLastYear(
  { month, figures: { values } }: ReportedMonth,
  asked: readonly FigureKey[],
): string | undefined {
  if (asked.every((key) => values[key] === undefined)) return undefined;
  const shown = asked.map((key) => {
    const value = values[key];
    return value === undefined ? NOT_REPORTED : formatFigure(key, value);
  });
  return `Last ${monthName(month)}: ${shown.join(" · ")}.`;
}

/** "I count 21.5 days open." */
export const toDaysCounted = (hundredths: number): string =>
  `I count ${formatDays(hundredths)} ${hundredths === 100 ? "day" : "days"} open.`;

/** "Days Open and Monthly Circulation: Lee, Nov 3": who changed them last. A line for each person and day, newest first. */
export function toLastChanged(stored: readonly StoredFigure[], timeZone: string): string[] {
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone });
  const byWhom = new Map<string, Set<string>>();
  const newest = [...stored].sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime());
  for (const { key, changedBy, changedAt } of newest) {
    const who = `${clip(changedBy.name, MAX_NAME)}, ${day.format(changedAt)}`;
    byWhom.set(who, (byWhom.get(who) ?? new Set()).add(figureName(key)));
  }
  return [...byWhom].slice(0, MAX_CHANGED).map(([who, names]) => `${formatList(names)}: ${who}`);
}

export const toFormIntro = (
  { beside, changed }: { beside: string; changed: readonly string[] },
  month: Month,
): Block[] => [
  ...(beside ? [paragraph(beside)] : []),
  ...changed.map((line) => footnote(line)),
  buttons(toButton(dropInLink, { month }, { text: "Drop in an export" })),
];

/** A figure that somebody else saved since the form was opened; undefined if it was cleared. */
interface ChangedFigure {
  id: FigureId;
  now: StoredFigure | undefined;
}

function toChange({ id: { key, grade }, now }: ChangedFigure): string {
  const name = grade === undefined ? figureName(key) : `${figureName(key)} for grade ${grade}`;
  if (!now) return `${name} was cleared.`;
  const value = now.value === undefined ? NOT_REPORTED : formatFigure(key, now.value);
  return `${now.changedBy.name} changed ${name}: ${value}${now.cause ? ` (${now.cause})` : ""}.`;
}

export const toChangedMeanwhile = (changed: readonly ChangedFigure[]): string =>
  `*Not saved yet.* While you had the form open: ${escapeMrkdwn(changed.map(toChange).join(" "))} Save again to replace that with what you typed.`;

/** What is possible but unlikely. */
export const toUnlikely = (sentences: readonly string[]): string =>
  `*Not saved yet.* ${escapeMrkdwn(sentences.join(" "))} Save again if that's right.`;
