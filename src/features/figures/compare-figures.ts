// Compares what was typed into a month's form with what was seen when it opened and with what is stored now.
import { FIGURE_KEYS, type FigureKey, type MonthFigures } from "../../domain/figures.js";
import { GRADES } from "../../domain/grade.js";
import { digest } from "../../slack/define/digest.js";
import type { FigureChange, FigureId } from "../../store/figures.js";

type Held = { value: number | undefined; cause: string };

/** A figure's name in the form's hidden data: "circulation", "circulation K". */
export const nameOf = ({ key, grade }: FigureId): string => (grade === undefined ? key : `${key} ${grade}`);

/** A short digest of each figure that has a row, by name. */
export type Seen = Record<string, string>;

const digestOf = ({ value, cause }: Held): string => digest([value, cause], 8);

/** A figure with neither a value nor a cause has no row. */
const toHeld = (held: Held | undefined): Held | undefined =>
  held && (held.value !== undefined || held.cause !== "") ? held : undefined;

const toSeen = (held: Held | undefined): string => (held ? digestOf(held) : "");

export const seenOf = (stored: readonly (FigureId & Held)[]): Seen =>
  Object.fromEntries(stored.map((figure) => [nameOf(figure), digestOf(figure)]));

/** What was typed for the figures that the form has. */
export interface TypedFigures extends Omit<MonthFigures, "causes"> {
  keys: readonly FigureKey[];
  hasGrades: boolean;
  causes: Partial<Record<FigureKey, string>>;
}

function idsIn({ keys, hasGrades }: TypedFigures): FigureId[] {
  const figures = FIGURE_KEYS.filter((key) => keys.includes(key)).map((key) => ({ key }));
  return [...figures, ...(hasGrades ? GRADES.map((grade) => ({ key: "circulation" as const, grade })) : [])];
}

const typedHeld = ({ values, byGrade, causes }: TypedFigures, { key, grade }: FigureId): Held | undefined =>
  toHeld(grade === undefined ? { value: values[key], cause: causes[key] ?? "" } : { value: byGrade[grade], cause: "" });

export interface Comparison {
  /** What to save: what this person changed. */
  changes: FigureChange[];
  /** Figures that this person changed, and somebody else, too, in another way. */
  conflicts: FigureId[];
}

export function compareFigures(typed: TypedFigures, seen: Seen, stored: readonly (FigureId & Held)[]): Comparison {
  const comparison: Comparison = { changes: [], conflicts: [] };
  for (const id of idsIn(typed)) {
    const name = nameOf(id);
    const before = toHeld(stored.find((figure) => nameOf(figure) === name));
    const after = typedHeld(typed, id);
    const [was, is, typedNow] = [seen[name] ?? "", toSeen(before), toSeen(after)];
    // What this person didn't change stays as it is now, whoever changed it.
    if (typedNow === was || typedNow === is) continue;
    if (is !== was) comparison.conflicts.push(id);
    else comparison.changes.push({ ...id, before, after });
  }
  return comparison;
}
