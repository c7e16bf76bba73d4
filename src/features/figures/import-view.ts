// How figures from a file look before and after they are saved: each month with what is there now, five months on a page.
import { type FigureKey, figureName, formatFigure, formatNumber, NOT_REPORTED } from "../../domain/figures.js";
import { formatMonth, type Month, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { FigureImport, ImportChange } from "../../store/figure-imports.js";
import type { FigureChange } from "../../store/figures.js";
import { figuresLink } from "./figures-links.js";
import { digestOfMonths, digestOfSaved } from "./import-change.js";
import { importLink, saveAllImportLink, saveImportLink, undoAllImportLink, undoImportLink } from "./import-links.js";

export const IMPORT_TITLE = "Figures from a file";

const MONTHS_A_PAGE = 5;

export interface ImportedMonth {
  imported: FigureImport;
  change: ImportChange;
  /** A digest of what it replaces. */
  seen: string;
}

interface Shown {
  drop: string;
  /** The month that the person was filling in. */
  asked: Month;
  page: number;
  months: readonly ImportedMonth[];
  /** What to say first. */
  notice?: string;
}

const toValue = (key: FigureKey, value: number | undefined) =>
  value === undefined ? NOT_REPORTED : formatFigure(key, value);

function toLine({ key, before, after }: FigureChange): string {
  const now = before?.value === after?.value ? "as now" : `now ${toValue(key, before?.value)}`;
  return `${figureName(key)}: ${toValue(key, after?.value)} (${now})`;
}

/** "Circulation by grade: K 120 · 1 204 (changes 2 grades)". */
function toGradesLine(figures: readonly FigureChange[]): string[] {
  const grades = figures.filter(({ grade }) => grade !== undefined);
  if (grades.length === 0) return [];
  const shown = grades.flatMap(({ grade, after }) =>
    after?.value === undefined ? [] : [`${grade}: ${formatNumber(after.value)}`],
  );
  const changed = grades.filter(({ before, after }) => before?.value !== after?.value).length;
  const how = changed === 0 ? "as now" : `changes ${changed} ${changed === 1 ? "grade" : "grades"}`;
  return [`Circulation by grade: ${shown.join(" · ")} (${how})`];
}

function toNotes({ imported, change }: ImportedMonth): string[] {
  const { unclear, statedTotal, isSummed } = imported;
  const sum = change.figures.find(({ key, grade }) => key === "circulation" && grade === undefined)?.after?.value;
  return [
    ...(unclear
      ? [`I read ${unclear} in this file as ${unclear.replace(/\D/g, "")}. Save it only if that's right.`]
      : []),
    ...(statedTotal === undefined || sum === undefined
      ? []
      : [`The file's own total is ${formatNumber(statedTotal)}, but its rows add up to ${formatNumber(sum)}.`]),
    ...(isSummed ? ["I added up the file's rows. No name and no row is kept."] : []),
  ];
}

function toMonthBlocks(one: ImportedMonth, { drop, asked, page, months }: Shown): Block[] {
  const { imported, change, seen } = one;
  const { month, state } = imported;
  const name = monthName(month);
  const head = paragraph(
    bold(formatMonth(month)),
    state === "saved" ? ": saved" : state === "undone" ? ": undone" : "",
  );
  const at = { drop, asked, page, month };
  if (state === "saved") {
    const undo = toButton(undoImportLink, at, { text: "Undo", accessibilityLabel: `Undo ${name}`, suffix: month });
    const see = toButton(figuresLink, { month }, { text: "See the figures", suffix: month });
    return [head, buttons(undo, see)];
  }
  if (state === "undone") return [head];
  const whole = change.figures.filter(({ grade }) => grade === undefined).map(toLine);
  const lines = [...whole, ...toGradesLine(change.figures)].map((line) => [line]);
  const isOnly = months.filter(({ imported: other }) => other.state === "read").length === 1;
  const look = { text: `Save for ${name}`, suffix: month, ...(isOnly ? { style: "primary" as const } : {}) };
  const save = toButton(saveImportLink, { ...at, seen }, look);
  return [head, bullets(lines), ...toNotes(one).map((note) => footnote(note)), buttons(save)];
}

function toPages({ drop, asked, page, months }: Shown): Block[] {
  const turn = (to: number, text: string) =>
    toButton(importLink, { drop, asked, page: to }, { text, suffix: String(to) });
  const others = [
    ...(page > 0 ? [turn(page - 1, "Earlier months")] : []),
    ...((page + 1) * MONTHS_A_PAGE < months.length ? [turn(page + 1, "Later months")] : []),
  ];
  return others.length > 0 ? [buttons(...others)] : [];
}

/** At the end of the last page, below the last month: then all of them have been shown. */
function toAllMonths({ drop, asked, page, months }: Shown): Block[] {
  if ((page + 1) * MONTHS_A_PAGE < months.length) return [];
  const [left, done] = (["read", "saved"] as const).map((state) =>
    months.filter(({ imported }) => imported.state === state),
  ) as [ImportedMonth[], ImportedMonth[]];
  const at = { drop, asked, page };
  const save = { text: `Save all ${left.length} months`, style: "primary" } as const;
  const all = [
    ...(left.length > 1 ? [toButton(saveAllImportLink, { ...at, seen: digestOfMonths(left) }, save)] : []),
    ...(done.length > 1
      ? [toButton(undoAllImportLink, { ...at, seen: digestOfSaved(done) }, { text: `Undo all ${done.length} months` })]
      : []),
  ];
  return all.length > 0 ? [buttons(...all)] : [];
}

export function toImport(shown: Shown): Message {
  const { asked, page, months, notice } = shown;
  const names = months.map(({ imported }) => formatMonth(imported.month));
  const other = names.length === 1 && months[0]?.imported.month !== asked && months[0]?.imported.state === "read";
  const intro = [
    ...(notice ? [notice] : []),
    ...(other ? [`This file is for ${names[0]}; you're filling in ${formatMonth(asked)}.`] : []),
    ...(names.length > 1
      ? [`This file has ${names.length} months. Save the ones you want, or all of them below the last.`]
      : []),
  ];
  return toMessage(
    ...intro.map((line) => paragraph(line)),
    ...months.slice(page * MONTHS_A_PAGE, (page + 1) * MONTHS_A_PAGE).flatMap((one) => toMonthBlocks(one, shown)),
    ...toAllMonths(shown),
    ...toPages(shown),
  );
}
