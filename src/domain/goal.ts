// A goal for a school year: how many units, which average level, or which share of the units.
import { formatGrades, GRADES, type Grade } from "./grade.js";
import { LEVELS } from "./level.js";
import { subjectKey } from "./subject.js";
import { formatPercent, formatTenths } from "./unit-sum.js";

export const MAX_GOALS = 5;
/** More would be a list that nobody reads in a report. */
export const MAX_GOAL_NAMES = 10;

export const GOAL_KINDS = ["units", "level", "share"] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

export const SHARE_SIDES = ["subject", "grade", "level"] as const;
export type ShareSide = (typeof SHARE_SIDES)[number];

/** Which units a share counts. */
export interface ShareOf {
  by: ShareSide;
  /** Subjects as they were chosen, grades, or levels. */
  names: readonly string[];
  /** The other units instead. */
  isOutside: boolean;
}

/** What a goal measures. */
export type Measure = { kind: "units" } | { kind: "level" } | { kind: "share"; of: ShareOf };

/** The numbers are whole units, tenths of a level, or percent. */
export interface Aim {
  measure: Measure;
  /** Where the year starts, for a level or a share: the value of the year before, or one that was typed. */
  start: number | undefined;
  target: number;
}

export interface Goal extends Aim {
  id: string;
  /** The name of its school year. */
  year: string;
  /** It grows with each change. */
  version: number;
  createdAt: Date;
}

/** The same for goals that measure the same. A year has one of each. */
export function measureKey(measure: Measure): string {
  if (measure.kind !== "share") return measure.kind;
  const { by, names, isOutside } = measure.of;
  const keys = [...new Set(names.map(subjectKey))].sort();
  return ["share", by, isOutside ? "outside" : "in", ...keys].join("\n");
}

const LIMITS: Record<GoalKind, { min: number; max: number; error: string }> = {
  units: { min: 1, max: 10_000, error: "Enter a whole number of units from 1 to 10,000." },
  level: { min: 10, max: 40, error: "Enter a level from 1 to 4, such as 2.5." },
  share: { min: 0, max: 100, error: "Enter a whole percentage from 0 to 100, such as 25." },
};

const WRITTEN: Record<GoalKind, RegExp> = {
  units: /^(\d{1,3}(?:,?\d{3})?)()$/,
  level: /^(\d)(?:[.,](\d)0?)?$/,
  share: /^(\d{1,3})() ?%?$/,
};

/** "60", "2.5" or "25 %" as a goal's number. An error for a person if it is none that such a goal can have. */
export function readAmount(kind: GoalKind, text: string): { amount: number } | { error: string } {
  const { min, max, error } = LIMITS[kind];
  const [, whole, tenth = ""] = WRITTEN[kind].exec(text.trim()) ?? [];
  if (whole === undefined) return { error };
  const number = Number(whole.replace(",", ""));
  const amount = kind === "level" ? number * 10 + Number(tenth || 0) : number;
  return amount < min || amount > max ? { error } : { amount };
}

/** "60", "2.6" or "25%". */
export function formatAmount(kind: GoalKind, amount: number): string {
  if (kind === "level") return formatTenths(amount);
  return kind === "share" ? formatPercent(amount) : new Intl.NumberFormat("en-US").format(amount);
}

const inWords = (names: readonly string[], type: "conjunction" | "disjunction") =>
  new Intl.ListFormat("en-US", { type }).format(names);

function formatNames({ by, names, isOutside }: ShareOf): string {
  if (by === "grade") return formatGrades(GRADES.filter((grade) => names.includes(grade)));
  return inWords(by === "level" ? [...names].sort() : names, isOutside ? "conjunction" : "disjunction");
}

const BESIDE: Record<ShareSide, { in: string; outside: string }> = {
  subject: { in: "in", outside: "outside" },
  grade: { in: "with grade", outside: "outside grade" },
  level: { in: "at level", outside: "outside level" },
};

/** "units outside English", "units with grades 6–8", "units at level 3 or 4". */
export function formatShareOf(of: ShareOf): string {
  const words = BESIDE[of.by][of.isOutside ? "outside" : "in"];
  const several = of.names.length > 1 && (of.by === "grade" || of.isOutside) && of.by !== "subject" ? "s" : "";
  return `units ${words}${several} ${formatNames(of)}`;
}

/** "60 units", "an average level of 2.6 (from 2.1)", "25% of units outside English": part of a sentence. */
export function formatAim({ measure, start, target }: Aim): string {
  const { kind } = measure;
  if (kind === "units") return `${formatAmount(kind, target)} ${target === 1 ? "unit" : "units"}`;
  const from = start === undefined ? "" : `from ${formatAmount(kind, start)} to `;
  const what = kind === "level" ? "average level" : formatShareOf(measure.of);
  return `${what} ${from || "of "}${formatAmount(kind, target)}`;
}

/** A goal that is below its start is reached from above. */
export const isDownward = ({ start, target }: Pick<Aim, "start" | "target">): boolean =>
  start !== undefined && target < start;

/** Whether a goal is reached by this value, which is rounded as people read it. */
export const isReached = (aim: Pick<Aim, "start" | "target">, value: number | undefined): boolean =>
  value !== undefined && (isDownward(aim) ? value <= aim.target : value >= aim.target);

/** Why this share can't be a goal, for the field that names it. */
export function findShareProblem({ by, names, isOutside: _ }: ShareOf): string | undefined {
  if (names.length === 0) return `Choose at least one ${by}.`;
  if (names.length > MAX_GOAL_NAMES) return `Choose up to ${MAX_GOAL_NAMES}.`;
  if (by === "level" && names.length === LEVELS.length) return "Every unit has one of these levels. Choose fewer.";
  return undefined;
}

/** Which units a share counts, as one choice in a form. */
export const SHARE_CHOICES = SHARE_SIDES.flatMap((by) => [`${by}-in`, `${by}-outside`] as const);
export type ShareChoice = (typeof SHARE_CHOICES)[number];

/** What people type or choose for a goal, unchecked. */
export interface GoalValues {
  kind: GoalKind;
  which?: ShareChoice | undefined;
  subjects?: readonly string[] | undefined;
  grades?: readonly Grade[] | undefined;
  levels?: readonly string[] | undefined;
  start?: string | undefined;
  target: string;
}

const FIELD_OF: Record<ShareSide, "subjects" | "grades" | "levels"> = {
  subject: "subjects",
  grade: "grades",
  level: "levels",
};

type Errors = Partial<Record<keyof GoalValues, string>>;

function readMeasure(values: GoalValues): { measure: Measure } | { errors: Errors } {
  const { kind, which } = values;
  if (kind !== "share") return { measure: { kind } };
  if (!which) return { errors: { which: "Choose which units." } };
  const by = SHARE_SIDES.find((side) => which.startsWith(side)) ?? "subject";
  const of = { by, names: values[FIELD_OF[by]] ?? [], isOutside: which.endsWith("-outside") };
  const problem = findShareProblem(of);
  return problem ? { errors: { [FIELD_OF[by]]: problem } } : { measure: { kind, of } };
}

/** The goal that these values ask for, or what is wrong with them, by field. */
export function readAim(values: GoalValues): { aim: Aim } | { errors: Errors } {
  const read = readMeasure(values);
  const target = readAmount(values.kind, values.target);
  const isStarted = values.kind !== "units" && values.start !== undefined;
  const start = isStarted ? readAmount(values.kind, values.start ?? "") : { amount: undefined };
  if ("measure" in read && "amount" in target && "amount" in start) {
    return { aim: { measure: read.measure, start: start.amount, target: target.amount } };
  }
  return {
    errors: {
      ...("errors" in read ? read.errors : {}),
      ...("error" in target ? { target: target.error } : {}),
      ...("error" in start ? { start: start.error } : {}),
    },
  };
}

/** What a form shows of a goal. */
export function toGoalValues({ measure, start, target }: Aim): GoalValues {
  const { kind } = measure;
  const amounts = {
    target: kind === "level" ? formatTenths(target) : String(target),
    ...(start === undefined ? {} : { start: kind === "level" ? formatTenths(start) : String(start) }),
  };
  if (kind !== "share") return { kind, ...amounts };
  const { by, names, isOutside } = measure.of;
  return { kind, which: `${by}-${isOutside ? "outside" : "in"}`, [FIELD_OF[by]]: names, ...amounts };
}
