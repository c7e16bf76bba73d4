// How a month's figures read, wherever they appear: a line of them, circulation by grade, and their causes.
import {
  averageDaily,
  type FigureKey,
  formatAverageDaily,
  formatDays,
  formatNumber,
  type MonthFigures,
  shortFigureName,
} from "../../domain/figures.js";
import { GRADES } from "../../domain/grade.js";
import { formatList } from "../../domain/list-in-words.js";
import { type Block, bullets, footnote, paragraph } from "../../slack/message/blocks.js";

/** The three that readers expect. */
const EXPECTED = ["daysOpen", "circulation", "classes"] as const;

const inDays = (days: number) => `${formatDays(days)} ${days === 100 ? "day" : "days"}`;
const counted = (count: number, one: string, many: string) => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** "Circulation 2,117 in 22 days (96.2 a day)." */
function circulationWords({ values }: MonthFigures): string[] {
  const { circulation, daysOpen } = values;
  if (circulation === undefined) return daysOpen === undefined ? [] : [`Open ${inDays(daysOpen)}.`];
  if (daysOpen === undefined) return [`Circulation ${formatNumber(circulation)}.`];
  const average = averageDaily([values]);
  const daily = typeof average === "number" ? ` (${formatAverageDaily(average)} a day)` : "";
  return [`Circulation ${formatNumber(circulation)} in ${inDays(daysOpen)}${daily}.`];
}

/** "days open and circulation", in the middle of a sentence. */
export const listFigures = (keys: readonly FigureKey[]): string =>
  formatList(keys.map((key) => shortFigureName(key).toLowerCase()));

interface Reading {
  /** The month isn't over, so nobody expects all of its figures. */
  soFar?: boolean;
}

/** "Circulation 2,117 in 22 days (96.2 a day). 74 classes served." Empty if nothing was reported. */
export function toFiguresSentence(figures: MonthFigures, { soFar = false }: Reading = {}): string {
  const { classes, visits, lessons } = figures.values;
  const sentences = [
    ...circulationWords(figures),
    ...(classes === undefined ? [] : [`${counted(classes, "class", "classes")} served.`]),
    ...(visits === undefined ? [] : [`${counted(visits, "visit", "visits")}.`]),
    ...(lessons === undefined ? [] : [`${counted(lessons, "lesson", "lessons")} taught.`]),
  ];
  const missing = soFar ? [] : EXPECTED.filter((key) => figures.values[key] === undefined);
  const hasCause = figures.causes.length > 0;
  if (sentences.length === 0 && !hasCause) return "";
  return [...sentences, ...(missing.length > 0 ? [`Not reported: ${listFigures(missing)}.`] : [])].join(" ");
}

/** "Circulation by grade: K 120 · 1 204". Empty if it wasn't reported. */
export function toGradesSentence({ byGrade }: MonthFigures): string {
  const grades = GRADES.flatMap((grade) => {
    const value = byGrade[grade];
    return value === undefined ? [] : [`${grade}: ${formatNumber(value)}`];
  });
  return grades.length === 0 ? "" : `Circulation by grade: ${grades.join(" · ")}`;
}

/** "Circulation: state testing". */
export const toCauseLines = ({ causes }: MonthFigures): string[] =>
  causes.map(({ key, text }) => `${shortFigureName(key)}: ${text}`);

/** The figures with the causes below them. Nothing if nothing was reported. */
export function toFiguresBlocks(figures: MonthFigures, reading: Reading = {}): Block[] {
  const sentence = toFiguresSentence(figures, reading);
  const [grades, causes] = [toGradesSentence(figures), toCauseLines(figures)];
  return [
    ...(sentence ? [paragraph(sentence)] : []),
    ...(causes.length > 0 ? [bullets(causes.map((cause) => [cause]))] : []),
    ...(grades ? [footnote(grades)] : []),
  ];
}
