// A librarian's evidence folder: the indicators of their evaluation rubric, read from a pasted list, and what can be marked.
import { tidyLine } from "../text/clean.js";
import { foldText } from "../text/fold.js";
import { singleLineText } from "./text.js";

export const MAX_INDICATORS = 60;
export const MAX_INDICATOR_NAME = 200;
/** Of one indicator. */
export const MAX_PIECES = 50;

export const IndicatorName = singleLineText(MAX_INDICATOR_NAME, { missing: "Name the indicator." });

export const PIECE_KINDS = ["unit", "talk", "ohyeah", "reflection"] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** What is marked. */
export interface PieceId {
  kind: PieceKind;
  id: string;
}

export const pieceKey = ({ kind, id }: PieceId): string => `${kind} ${id}`;

export const isSameName = (a: string, b: string): boolean => (foldText(a) || a) === (foldText(b) || b);

/** A line that can't be an indicator, and why. */
interface BadLine {
  line: string;
  why: string;
}

interface ReadIndicators {
  /** Without those that are known. */
  names: string[];
  bad: BadLine[];
}

/** One indicator per line, without the bullets or dashes of where they were copied. Numbers such as "1a." stay. */
export function readIndicators(pasted: string, known: readonly string[]): ReadIndicators {
  const lines = pasted
    .split(/[\r\n]+/)
    .map((line) => tidyLine(line).replace(/^[-–—•*·▪○]+\s*/u, ""))
    .filter((line) => line !== "");
  const names: string[] = [];
  const bad: BadLine[] = [];
  for (const line of lines) {
    if ([...known, ...names].some((name) => isSameName(name, line))) continue;
    const { success } = IndicatorName.safeParse(line);
    if (!success) bad.push({ line, why: `Keep it to ${MAX_INDICATOR_NAME} characters.` });
    else if (known.length + names.length >= MAX_INDICATORS)
      bad.push({ line, why: `A folder holds ${MAX_INDICATORS} indicators.` });
    else names.push(line);
  }
  return { names, bad };
}
