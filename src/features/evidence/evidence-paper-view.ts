// The evidence folder as a paper: each indicator with its pieces, and where each piece comes from.
import { sheetOf } from "../../content/index.js";
import type { EvidencePaper, PaperPiece } from "../../documents/paper-kinds.js";
import { listNames } from "../../domain/list-in-words.js";
import { toSharedItems } from "../../domain/reflection-as-read.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isPlanned } from "../../domain/unit.js";
import type { Indicator } from "../../store/evidence.js";
import type { Piece } from "../../store/evidence-pieces.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Talk } from "../../store/talk-row.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toPaperHead, withoutEmpty } from "../papers/paper-parts-view.js";
import { toUnitFacts } from "../units/unit-summary-view.js";
import { kindName, titleOf } from "./piece-words-view.js";

/** What a piece is made of, read when the paper is made. Undefined for an OH YEAH, whose words are in the piece. */
export type PieceSource = { unit: LoggedUnit } | { talk: Talk } | { reflection: Reflection } | undefined;

const toUnitLines = (unit: LoggedUnit, ctx: Ctx): string[] =>
  withoutEmpty([
    toUnitFacts(unit, ctx, ""),
    unit.evidence ? `Evidence of student learning: ${unit.evidence}` : "",
    unit.notes ? `Notes: ${unit.notes}` : "",
  ]);

const toTalkLines = ({ partnerNames, others, minutes }: Talk): string[] => [
  [`with ${listNames([...partnerNames, ...others])}`, ...(minutes ? [`${minutes} minutes`] : [])].join(" · "),
];

function toReflectionLines({ sheet: key, answers }: Reflection): string[] {
  const sheet = sheetOf(key);
  const items = sheet ? toSharedItems(sheet, answers) : [];
  return items.flatMap(({ parts }) => parts.map(({ lead, text }) => (lead === "" ? text : `${lead}: ${text}`)));
}

function toLines(source: PieceSource, ctx: Ctx): string[] {
  if (!source) return [];
  if ("unit" in source) return toUnitLines(source.unit, ctx);
  return "talk" in source ? toTalkLines(source.talk) : toReflectionLines(source.reflection);
}

export function toPaperPiece(piece: Piece, source: PieceSource, ctx: Ctx): PaperPiece {
  const by = piece.by === "" ? "" : `, ${piece.by}`;
  const planned = isPlanned({ date: piece.day }, schoolDayAt(ctx.now, ctx.school.timeZone)) ? "planned for " : "";
  return {
    title: piece.kind === "ohyeah" ? `“${piece.title}”` : titleOf(piece),
    source: `${kindName(piece.kind)}, ${planned}${formatDay(piece.day)}${by}`,
    lines: toLines(source, ctx),
  };
}

/**
 * `pieces` are those of each indicator, in the same order. Indicators without any aren't on the paper: it shows an evaluator
 * what there is.
 */
export function toEvidencePaper(
  ctx: Ctx,
  { indicators, pieces }: { indicators: readonly Indicator[]; pieces: readonly (readonly PaperPiece[])[] },
): EvidencePaper {
  return {
    kind: "evidence",
    ...toPaperHead(ctx),
    person: ctx.user.name,
    indicators: indicators.flatMap(({ name }, index) => {
      const own = pieces[index] ?? [];
      return own.length > 0 ? [{ name, pieces: own }] : [];
    }),
  };
}
