// Reflections as tables: a person's own, and for librarians and admins those that were shared with them. A row per answer.
import { sheetOf } from "../../content/index.js";
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import type { PersonId } from "../../domain/ids.js";
import { type Audience, labelOf, type Question } from "../../domain/reflection.js";
import { toSharedItems } from "../../domain/reflection-as-read.js";
import { addDays, instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import { ownReflectionPages, sharedReflectionPages } from "../../store/reflection-pages.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { ExportCtx } from "./export-ctx.js";
import { mayReadShared, type Reader } from "./who-may-export.js";

const AUDIENCE_WORDS: Record<Audience, string> = {
  me: "only you",
  librarians: "librarians and admins",
  channel: "a channel",
};

const COLUMNS: readonly Column[] = [
  { name: "Date", kind: "day" },
  { name: "Reflection", kind: "text", width: 40 },
];

const ANSWER: Column = { name: "Answer", kind: "text", width: 60 };
const ROADBLOCK: Column = { name: "Roadblock", kind: "text", width: 12 };

const sheetName = (key: string): string => sheetOf(key)?.name ?? key;

/** The questions in their order, then answers to questions that the sheet no longer has. */
function answersOf({ sheet, answers }: Reflection): { question: string; answer: string }[] {
  const questions: readonly Question[] = sheetOf(sheet)?.questions ?? [];
  const known = questions.flatMap((question) => {
    const answer = answers[question.key];
    if (answer === undefined) return [];
    const choice = question.kind === "choice" ? question.options.find(({ value }) => value === answer) : undefined;
    return [{ question: labelOf(question, answers), answer: choice?.text ?? answer }];
  });
  const others = Object.entries(answers).filter(([key]) => !questions.some((question) => question.key === key));
  return [...known, ...others.map(([question, answer]) => ({ question, answer }))];
}

type ToRows = (reflection: Reflection, day: string) => Cell[][];

const toOwnRows: ToRows = (reflection, day) =>
  answersOf(reflection).map(({ question, answer }) => [
    ...[day, sheetName(reflection.sheet), question, answer, AUDIENCE_WORDS[reflection.audience]],
  ]);

/** As others read it: without the form's labels, and a roadblock with what became of it. */
const toSharedRows: ToRows = ({ sheet: key, answers, roadblocks, person }, day) => {
  const sheet = sheetOf(key);
  if (!sheet) return [];
  return toSharedItems(sheet, answers).flatMap(({ slot, parts }) => {
    const state = roadblocks.find((known) => known.slot === slot);
    return parts.map(({ lead, text }, n) => [
      ...[day, sheet.name, person.name, lead || null, text, n === 0 ? (state?.state ?? null) : null],
      n === 0 ? (state?.sharedSolution ?? null) : null,
    ]);
  });
};

async function* toRows(
  pages: AsyncIterable<Reflection[]>,
  { toCells, timeZone }: { toCells: ToRows; timeZone: string },
) {
  for await (const page of pages) {
    yield page.flatMap((reflection) => toCells(reflection, schoolDayAt(reflection.createdAt, timeZone)));
  }
}

interface About {
  period: Span;
  reader: Reader;
}

function instantsOf({ school: { timeZone } }: ExportCtx, { from, to }: Span) {
  const instantOf = (day: Span["from"]) => instantAt(day, "00:00", timeZone);
  return { from: instantOf(from), before: instantOf(addDays(to, 1)) };
}

/** What librarians and admins can read of others. Only for those who `mayReadShared`. */
export function toSharedTable(ctx: ExportCtx, { period, reader }: About): Table {
  const { db, school } = ctx;
  const pages = sharedReflectionPages(db, school, { ...instantsOf(ctx, period), reader });
  return {
    name: "Shared Reflections",
    columns: [
      ...COLUMNS,
      { name: "Shared By", kind: "text" },
      { name: "About", kind: "text", width: 30 },
      ANSWER,
      ROADBLOCK,
      { name: "What Worked", kind: "text", width: 40 },
    ],
    rows: toRows(pages, { toCells: toSharedRows, timeZone: school.timeZone }),
  };
}

function toOwnTable(ctx: ExportCtx, period: Span, person: PersonId): Table {
  const { db, school } = ctx;
  const pages = ownReflectionPages(db, school, { ...instantsOf(ctx, period), person });
  return {
    name: "My Reflections",
    columns: [
      ...COLUMNS,
      { name: "Question", kind: "text", width: 40 },
      ANSWER,
      { name: "Who Can Read It", kind: "text" },
    ],
    rows: toRows(pages, { toCells: toOwnRows, timeZone: school.timeZone }),
  };
}

/** The first table is a person's own reflections, whoever can read them. Nobody else gets those. */
export function toReflectionTables(ctx: ExportCtx, about: About): Table[] {
  const { period, reader } = about;
  return [
    ...(reader.person ? [toOwnTable(ctx, period, reader.person.id)] : []),
    ...(mayReadShared(reader) ? [toSharedTable(ctx, about)] : []),
  ];
}
