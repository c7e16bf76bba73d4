// The log of units as a table: all that a person may see of each unit.
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import { formatGrades } from "../../domain/grade.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import { isPlanned } from "../../domain/unit.js";
import { toAnswerWords, type UnitQuestion, unitQuestions } from "../../domain/unit-questions.js";
import { answerCounts } from "../../store/unit-answers.js";
import { type ExportedUnit, unitPages } from "../../store/unit-pages.js";
import type { ExportCtx } from "./export-ctx.js";
import { maySeeAllOf, type Reader } from "./who-may-export.js";

/** Names and answers have commas. */
const inOneCell = (texts: readonly string[]): string | null =>
  texts.length === 0 ? null : texts.map((text) => text.replaceAll(";", ",")).join("; ");

interface UnitColumn extends Column {
  toCell(unit: ExportedUnit): Cell;
}

const text = (name: string, toCell: UnitColumn["toCell"], width?: number): UnitColumn => ({
  ...{ name, kind: "text", toCell },
  ...(width ? { width } : {}),
});

const toQuestionColumn = (question: UnitQuestion): UnitColumn =>
  text(question.label, ({ answers }) =>
    inOneCell((answers[question.key as keyof typeof answers] ?? []).map((one) => toAnswerWords(question, one))),
  );

interface UnitTableOptions {
  reader: Reader;
  /** Puts "someone outside Slack" in place of the names of people who aren't in this Slack. */
  hidesOutsiders?: boolean;
}

/** `questions` are those that are asked, or were answered. */
function toColumns(
  { school, now }: ExportCtx,
  { reader, questions, hidesOutsiders }: UnitTableOptions & { questions: readonly UnitQuestion[] },
): UnitColumn[] {
  const today = schoolDayAt(now, school.timeZone);
  const toName = (name: string) => (hidesOutsiders ? "someone outside Slack" : name);
  const ifMay = (read: UnitColumn["toCell"]) => (unit: ExportedUnit) => (maySeeAllOf(reader, unit) ? read(unit) : null);
  return [
    { name: "Date", kind: "day", toCell: ({ date }) => date },
    text("Name or Topic of Unit", ({ title }) => title, 40),
    text("Grade Level", ({ grades }) => formatGrades(grades), 14),
    // What counts in every average: 2.5 if its people rated it 2 and 3.
    { name: "Level of Collaboration", kind: "decimal", toCell: ({ agreed }) => agreed.level },
    text("Ratings", ({ ratings }) => ratings.join("; "), 10),
    text("Logged By", ({ loggedByName }) => loggedByName),
    text("Worked With", ({ partnerNames, others }) => inOneCell([...partnerNames, ...others.map(toName)]), 30),
    text("Subject", ({ subject }) => subject ?? null, 16),
    { name: "Classes", kind: "whole", toCell: ({ classes }) => classes ?? null },
    ...questions.map(toQuestionColumn),
    text(
      "Evidence",
      ifMay(({ evidence }) => evidence ?? null),
      40,
    ),
    text(
      "Notes",
      ifMay(({ notes }) => notes ?? null),
      40,
    ),
    // It is in no figure before its day.
    text("Planned", (unit) => (isPlanned(unit, today) ? "yes" : null), 9),
    { name: "Logged On", kind: "day", toCell: ({ createdAt }) => schoolDayAt(new Date(createdAt), school.timeZone) },
  ];
}

async function* toRows(pages: AsyncIterable<ExportedUnit[]>, columns: readonly UnitColumn[]) {
  for await (const page of pages) yield page.map((unit) => columns.map(({ toCell }) => toCell(unit)));
}

export async function toUnitTable(
  ctx: ExportCtx,
  { period, ...options }: UnitTableOptions & { period: Span },
): Promise<Table> {
  const { db, school, now } = ctx;
  const { from, to } = period;
  const answered = await answerCounts(db, school, { from, to, now });
  const questions = unitQuestions.filter(({ key }) => school.questions.includes(key) || answered[key]);
  const columns = toColumns(ctx, { ...options, questions });
  return {
    name: "Units",
    columns: columns.map(({ toCell, ...column }) => column),
    rows: toRows(unitPages(db, school, { from, to }), columns),
  };
}
