// Download as PDF: the whole folder with its sources, sent to the librarian whose folder it is and to nobody else.
import { makePaper } from "../../documents/paper.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { sendFile } from "../../slack/define/send-file.js";
import type { Piece } from "../../store/evidence-pieces.js";
import { ownReflection } from "../../store/own-reflections.js";
import { findTalk } from "../../store/talks.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { evidencePaperLink } from "./evidence-links.js";
import { type PieceSource, toEvidencePaper, toPaperPiece } from "./evidence-paper-view.js";
import { readFolder } from "./read-evidence.js";

async function readSource({ db, school, user }: Ctx, { kind, id }: Piece): Promise<PieceSource> {
  if (kind === "unit") {
    const unit = await findUnit(db, school, id);
    return unit && { unit };
  }
  if (kind === "talk") {
    const talk = await findTalk(db, school, { id, person: user.id });
    return talk && { talk };
  }
  const reflection = kind === "reflection" ? await ownReflection(db, school, { id, person: user.id }) : undefined;
  return reflection && { reflection };
}

async function readPaperOf(ctx: Ctx) {
  const indicators = await readFolder(ctx);
  const pieces = [];
  for (const indicator of indicators) {
    const own = [];
    for (const piece of indicator.pieces) own.push(toPaperPiece(piece, await readSource(ctx, piece), ctx));
    pieces.push(own);
  }
  return toEvidencePaper(ctx, { indicators, pieces });
}

export const downloadEvidence = defineButton({
  link: evidencePaperLink,
  run: async (ctx: Ctx) => {
    if ((await readFolder(ctx)).every(({ pieces }) => pieces.length === 0))
      throw new Refusal("Nothing in your folder has evidence yet. Choose some pieces first.");
    return sendFile({
      name: "evidence-folder.pdf",
      title: "Evidence folder (PDF)",
      said: "Here's your evidence folder, with the source of each piece.",
      make: async ({ signal }) => ({
        bytes: await makePaper(await readPaperOf(ctx), { size: ctx.school.paperSize, signal }),
      }),
    });
  },
});
