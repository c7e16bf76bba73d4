// Reads the typed lines of one-line.jsonl as `/unit log` does, and judges each reading as README.md says.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { asPersonId } from "../../../../src/domain/ids.js";
import { SchoolDay } from "../../../../src/domain/time/school-day.js";
import { toUnitEntry, type UnitEntry } from "../../../../src/domain/typed-line/unit-entry.js";
import { readUnitLine, type UnitLine } from "../../../../src/domain/typed-line/unit-line.js";

const ask = z.literal("ask");
const Field = z.enum(["title", "grades", "level", "partners", "date"]);
type Field = z.infer<typeof Field>;

const Case = z.object({
  line: z.string(),
  today: SchoolDay,
  monthFirst: z.boolean(),
  kind: z.string(),
  gold: z.object({
    title: z.string(),
    grades: z.union([ask, z.array(z.string())]),
    level: z.union([ask, z.number()]),
    partners: z.union([ask, z.array(z.string())]),
    date: z.union([ask, SchoolDay]),
    orAsk: z.array(Field).default([]),
    titleAlso: z.array(z.string()).default([]),
  }),
});
export type Case = z.infer<typeof Case>;

export const VERDICTS = ["exact", "asks", "needless", "wrong prefilled", "wrong saved"] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Judged = { line: string; verdict: Verdict; because: string };

/** All lines of the file. */
export function readCases(): Case[] {
  const file = fileURLToPath(new URL("one-line.jsonl", import.meta.url));
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => Case.parse(JSON.parse(line)));
}

/** What a school might have on its list. */
const SUBJECTS = ["Art", "ELA", "Math", "Music", "PE", "Science", "Social studies", "Spanish"];
const LOGGED_BY = asPersonId("U0TEACHER");

export function judge({ line: typed, today, monthFirst, gold }: Case): Judged {
  const line = readUnitLine(typed, { today, monthFirst, subjects: SUBJECTS });
  const entry = toUnitEntry(line, { today, schoolToday: today, loggedBy: LOGGED_BY });
  const wrong = Field.options.filter((field) => !isRightOrEmpty(field, entry, gold));
  const asked = [...line.missing, ...line.unclear.map(({ field }) => field)];
  const needless = asked.filter((field) => gold[field] !== "ask" && !gold.orAsk.includes(field));
  const isIdle = asked.length === 0 && !opensByRule(line, entry);
  const verdict = toVerdict({ isWrong: wrong.length > 0, isNeedless: needless.length > 0 || isIdle }, entry);
  const values = wrong.map((field) => `${field}: ${JSON.stringify(entry.values[field])}`);
  return { line: typed, verdict, because: [...values, ...needless, ...line.leftover].join("; ") };
}

function toVerdict(found: { isWrong: boolean; isNeedless: boolean }, { isComplete }: UnitEntry): Verdict {
  if (found.isWrong) return isComplete ? "wrong saved" : "wrong prefilled";
  if (isComplete) return "exact";
  return found.isNeedless ? "needless" : "asks";
}

/** The form opens because of what the values are: level 4 needs evidence, a day is out of range or still to come. */
const opensByRule = (line: UnitLine, entry: UnitEntry) => line.leftover.length === 0 && entry.unit !== undefined;

const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort().join() : String(value));
const bare = (title = "") => title.replace(/\s+/g, "").replace(/^\p{P}+|\p{P}+$/gu, "");

function isRightOrEmpty(field: Field, { values }: UnitEntry, gold: Case["gold"]): boolean {
  if (values[field] === undefined) return true;
  if (gold[field] === "ask") return false;
  if (field === "title") return [gold.title, ...gold.titleAlso].some((title) => bare(title) === bare(values.title));
  return sorted(values[field]) === sorted(gold[field]);
}

/** The share of each verdict, from 0 to 1. */
export function toRates(judged: readonly Judged[]): Record<Verdict, number> {
  const share = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length / judged.length;
  return {
    exact: share("exact"),
    asks: share("asks"),
    needless: share("needless"),
    "wrong prefilled": share("wrong prefilled"),
    "wrong saved": share("wrong saved"),
  };
}

/** The rates as a line, and the worst lines below. */
export function toReport(judged: readonly Judged[]): string {
  const rates = toRates(judged);
  const worst = VERDICTS.slice(2)
    .toReversed()
    .flatMap((verdict) => judged.filter((one) => one.verdict === verdict))
    .slice(0, 40);
  return [
    `${judged.length} lines: ${VERDICTS.map((verdict) => `${verdict} ${(rates[verdict] * 100).toFixed(2)} %`).join(", ")}`,
    ...worst.map(({ line, verdict, because }) => `${verdict}: ${JSON.stringify(line)}: ${because}`),
  ].join("\n");
}
