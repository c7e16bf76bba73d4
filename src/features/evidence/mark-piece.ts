// The form in which a librarian says which indicators something is evidence for, opened from where they see it.
import { z } from "zod";
import { FORM_EXPIRED, ONLY_YOU } from "../../content/form-words.js";
import { MAX_INDICATORS, MAX_PIECES, PIECE_KINDS, type PieceId, pieceKey } from "../../domain/evidence.js";
import { defineButton } from "../../slack/define/button.js";
import { suggestions } from "../../slack/define/choice-fields.js";
import { besideMessage, defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { bold, paragraph } from "../../slack/message/blocks.js";
import type { Indicator } from "../../store/evidence.js";
import { markPiece } from "../../store/evidence-marks.js";
import { findPiece, type Piece } from "../../store/evidence-pieces.js";
import type { Ctx } from "../context.js";
import { markLink } from "../marking/mark-links.js";
import { EVIDENCE_TITLE, toMarked } from "./evidence-view.js";
import { labelIndicators, shortTitleOf } from "./piece-words-view.js";
import { composeFolder, readFolder } from "./read-evidence.js";

/** Throws Refusal. */
async function findOwnPiece({ db, school, user }: Ctx, { kind, id }: PieceId): Promise<Piece> {
  const piece = await findPiece(db, school, { kind, id, person: user.id });
  if (!piece) throw new Refusal("You can't mark this as evidence. It may have been deleted.");
  return piece;
}

const Labels = z
  .array(z.string())
  .optional()
  .transform((labels) => labels ?? []);

interface Choice {
  folder: readonly Indicator[];
  labels: readonly string[];
  /** The indicators it was evidence for when the form opened. */
  before: readonly string[];
}

/** What was chosen, or why it can't be. */
function readChoice({ folder, labels, before }: Choice): { chosen: Indicator[] } | { error: string } {
  const known = labelIndicators(folder);
  const gone = labels.find((label) => !known.has(label));
  if (gone) return { error: `"${gone}" isn't in your folder anymore. Take it out and save again.` };
  const chosen = labels.flatMap((label) => known.get(label) ?? []);
  if (chosen.length === 0 && before.length === 0) return { error: "Choose at least one indicator." };
  const full = chosen.find(({ id, pieces }) => !before.includes(id) && pieces.length >= MAX_PIECES);
  return full ? { error: `"${full.name}" has ${MAX_PIECES} pieces already.` } : { chosen };
}

export const pieceForm = defineForm({
  name: "evidence-piece",
  title: () => "Mark as evidence",
  submit: () => "Save",
  fields: {
    indicators: suggestions({
      label: "Indicators",
      hint: "What does it show? Choose from the indicators in your evidence folder.",
      optional: true,
      schema: Labels,
      acceptsNew: false,
      placeholder: "Choose or type to search",
      max: MAX_INDICATORS,
      suggestions: async (ctx: Ctx) => [...labelIndicators(await readFolder(ctx)).keys()],
    }),
  },
  hidden: z.object({ kind: z.enum(PIECE_KINDS), id: z.string(), title: z.string(), before: z.array(z.string()) }),
  intro: (_ctx, { hidden }) => [paragraph(bold(hidden.title))],
  footer: () => ONLY_YOU,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { indicators: labels }, { kind, id, before }): Promise<Replies> => {
    const { db, school, user, key, now } = ctx;
    const folder = await readFolder(ctx);
    const piece = await findOwnPiece(ctx, { kind, id });
    const choice = readChoice({ folder, labels, before });
    if ("error" in choice) return fieldErrors({ indicators: choice.error });
    const ids = choice.chosen.map((indicator) => indicator.id);
    const add = ids.filter((one) => !before.includes(one));
    const remove = before.filter((one) => !ids.includes(one));
    if (!(await markPiece(db, school, { piece, add, remove, person: user.id, key, now }))) return [];
    return saved(() => whisper(toMarked(piece, choice.chosen), { title: EVIDENCE_TITLE }));
  },
});

export const openPiece = defineButton({
  link: markLink,
  opensForm: true,
  run: async (ctx: Ctx, of) => {
    const folder = await readFolder(ctx);
    const piece = await findOwnPiece(ctx, of);
    if (folder.length === 0) return whisper(await composeFolder(ctx), { title: EVIDENCE_TITLE });
    const isMarked = ({ pieces }: Indicator) => pieces.some((other) => pieceKey(other) === pieceKey(piece));
    const marked = [...labelIndicators(folder)].filter(([, indicator]) => isMarked(indicator));
    const before = marked.map(([, { id }]) => id);
    const hidden = { kind: piece.kind, id: piece.id, title: shortTitleOf(piece), before };
    const values = toFieldValues({ indicators: marked.map(([label]) => label) });
    return modal(toModal(pieceForm, ctx, { values, hidden, origin: besideMessage(ctx.origin) }));
  },
});
