// What the doctor finds: what it is, why it matters and how to mend it, each in a short line.

interface Finding {
  what: string;
}

/** Something that must be mended. */
interface ToMend extends Finding {
  kind: "mend" | "note";
  /** Why it matters. */
  why: string;
  /** What to do. */
  mend: string;
}

/** `fine`: nothing to do. `unknown`: it couldn't be checked. */
interface Told extends Finding {
  kind: "fine" | "unknown";
}

/** A `note` can be left as it is. */
export type Result = ToMend | Told;

export const fine = (what: string): Result => ({ kind: "fine", what });
export const unknown = (what: string): Result => ({ kind: "unknown", what });
export const toMend = (what: string, why: string, mend: string): Result => ({ kind: "mend", what, why, mend });
export const note = (what: string, why: string, mend: string): Result => ({ kind: "note", what, why, mend });

const MARKS = { fine: "ok     ", unknown: "?      ", note: "note   ", mend: "MEND   " } as const;

/** The lines of a result: what, and below it why and the mend. */
export function toLines(result: Result): string[] {
  const first = `${MARKS[result.kind]}${result.what}`;
  if (!("mend" in result)) return [first];
  return [first, `       ${result.why}`, `       > ${result.mend}`];
}
