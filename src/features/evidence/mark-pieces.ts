// The form in which a librarian chooses what is evidence for an indicator: units, talks, OH YEAHs and reflections.
import { z } from "zod";
import { FORM_EXPIRED, ONLY_YOU } from "../../content/form-words.js";
import { MAX_PIECES, pieceKey } from "../../domain/evidence.js";
import { defineButton } from "../../slack/define/button.js";
import { suggestions } from "../../slack/define/choice-fields.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, saved } from "../../slack/define/replies.js";
import { bold, paragraph } from "../../slack/message/blocks.js";
import { MAX_OPTIONS } from "../../slack/message/limits.js";
import { markPieces } from "../../store/evidence-marks.js";
import { piecesFor } from "../../store/evidence-pieces.js";
import type { Ctx } from "../context.js";
import { markPiecesLink } from "./evidence-links.js";
import { labelPieces } from "./piece-words-view.js";
import { findIndicator, showFolder, showPresent } from "./read-evidence.js";

const labeled = async ({ db, school, user }: Ctx) => labelPieces(await piecesFor(db, school, user.id));

const Labels = z
  .array(z.string())
  .optional()
  .transform((labels) => labels ?? [])
  .pipe(z.array(z.string()).max(MAX_PIECES, `Choose up to ${MAX_PIECES}.`));

export const piecesForm = defineForm({
  name: "evidence-pieces",
  title: () => "Choose pieces",
  submit: () => "Save",
  fields: {
    pieces: suggestions({
      label: "Evidence",
      hint: "Your units, planning talks and reflections, and the school's OH YEAHs.",
      optional: true,
      schema: Labels,
      acceptsNew: false,
      placeholder: "Type to search",
      // What was deleted when 50 were chosen may have been restored.
      max: MAX_OPTIONS,
      suggestions: async (ctx: Ctx) => [...(await labeled(ctx)).keys()],
    }),
  },
  hidden: z.object({ indicator: z.string(), seen: z.iso.datetime(), name: z.string() }),
  intro: (_ctx, { hidden }) => [paragraph(bold(hidden.name))],
  footer: () => ONLY_YOU,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { pieces: labels }, { indicator: id, seen }): Promise<Replies> => {
    const { db, school, user, key, now } = ctx;
    const { name } = await findIndicator(ctx, id);
    const known = await labeled(ctx);
    const gone = labels.find((label) => !known.has(label));
    if (gone) return fieldErrors({ pieces: `"${gone}" isn't there anymore. Take it out and save again.` });
    const pieces = labels.flatMap((label) => known.get(label) ?? []);
    const of = { id, person: user.id, seen: new Date(seen), key, now };
    if (!(await markPieces(db, school, { ...of, pieces }))) return showPresent(ctx, id);
    return saved(() => showFolder(ctx, { around: id, above: [paragraph(bold("Saved: "), name)] }));
  },
});

export const openPieces = defineButton({
  link: markPiecesLink,
  opensForm: true,
  run: async (ctx: Ctx, { indicator: id }) => {
    const { name, updatedAt, pieces } = await findIndicator(ctx, id);
    const marked = new Set(pieces.map(pieceKey));
    const labels = [...(await labeled(ctx))].flatMap(([label, piece]) => (marked.has(pieceKey(piece)) ? [label] : []));
    const hidden = { indicator: id, seen: updatedAt.toISOString(), name };
    return modal(toModal(piecesForm, ctx, { values: toFieldValues({ pieces: labels }), hidden, origin: ctx.origin }));
  },
});
