// Handing over the library: to whom, with what is open, undone for ten minutes; and when its last librarian has left.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { departedLibrarian } from "./departed-librarian.js";
import { handOverCommand, handoverForm, handoverPreviewForm } from "./hand-over.js";
import { newcomerWelcome } from "./newcomer-welcome.js";
import { undoHandover } from "./undo-handover.js";

export const handover: Feature<Ctx, PostCtx> = {
  subcommands: [handOverCommand],
  forms: [handoverForm, handoverPreviewForm],
  buttons: [undoHandover],
  nudges: [departedLibrarian],
  questions: [newcomerWelcome],
};
