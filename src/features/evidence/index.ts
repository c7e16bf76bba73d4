// A librarian's evidence folder: indicators, what is marked with them, and the folder as a PDF.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { indicatorsForm, openIndicators } from "./add-indicators.js";
import { deleteIndicatorButton, indicatorForm, openIndicator, restoreIndicatorButton } from "./change-indicator.js";
import { downloadEvidence } from "./download-evidence.js";
import { openPiece, pieceForm } from "./mark-piece.js";
import { openPieces, piecesForm } from "./mark-pieces.js";
import { showEvidence, turnEvidencePage } from "./show-evidence.js";

export const evidence: Feature<Ctx, PostCtx> = {
  subcommands: [showEvidence],
  forms: [indicatorsForm, indicatorForm, piecesForm, pieceForm],
  buttons: [
    ...[turnEvidencePage, openIndicators, openPieces, openPiece, openIndicator],
    ...[deleteIndicatorButton, restoreIndicatorButton, downloadEvidence],
  ],
};
