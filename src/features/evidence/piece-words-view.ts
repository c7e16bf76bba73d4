// What pieces of evidence are called in a list: "Unit: Ancient Egypt, Nov 12, 2026".
import { sheetOf } from "../../content/index.js";
import type { PieceKind } from "../../domain/evidence.js";
import { formatDay } from "../../domain/time/school-day.js";
import type { Indicator } from "../../store/evidence.js";
import type { Piece } from "../../store/evidence-pieces.js";
import { clip } from "../../text/clip.js";

const KINDS: Record<PieceKind, string> = {
  unit: "Unit",
  talk: "Planning talk",
  ohyeah: "OH YEAH",
  reflection: "Reflection",
};

export const kindName = (kind: PieceKind): string => KINDS[kind];

/** A reflection is called as its sheet, which may be gone from this version. */
export const titleOf = ({ kind, title }: Pick<Piece, "kind" | "title">): string =>
  kind === "reflection" ? (sheetOf(title)?.title ?? title) : title;

const MAX_TITLE = 40;

export const shortTitleOf = (piece: Piece): string => clip(titleOf(piece), MAX_TITLE);

/**
 * Each item by its label. Items that would be called the same are numbered, and the first keeps its name, whatever is
 * added later.
 */
function labelAll<T>(items: readonly T[], toLabel: (item: T) => string): Map<string, T> {
  const labeled = new Map<string, T>();
  const counts = new Map<string, number>();
  for (const item of items) {
    const label = toLabel(item);
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    labeled.set(count === 1 ? label : `${label} (${count})`, item);
  }
  return labeled;
}

/** "Unit: Ancient Egypt, Nov 12, 2026". The pieces come newest first, and the oldest keeps its name. */
export function labelPieces(pieces: readonly Piece[]): Map<string, Piece> {
  const toLabel = (piece: Piece) => `${kindName(piece.kind)}: ${shortTitleOf(piece)}, ${formatDay(piece.day)}`;
  return new Map([...labelAll(pieces.toReversed(), toLabel)].toReversed());
}

/** An item of a menu has 75 characters: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const MAX_NAME = 70;

export const labelIndicators = (indicators: readonly Indicator[]): Map<string, Indicator> =>
  labelAll(indicators, ({ name }) => clip(name, MAX_NAME));
