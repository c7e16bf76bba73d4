// The buttons about figures from a library system's export.
import { z } from "zod";
import { Month } from "../../domain/time/month.js";
import { defineLink } from "../../slack/define/button.js";

/** Opens the form to drop in an export. */
export const dropInLink = defineLink("drop-in-export", z.object({ month: Month }));

/** Shows what was read from a file. */
export const importLink = defineLink(
  "figure-import",
  z.object({ drop: z.string(), asked: Month, page: z.int().min(0) }),
);

/** Saves a month of a file. `seen` is a digest of the figures it replaces, as the person saw them. */
export const saveImportLink = defineLink(
  "save-figure-import",
  z.object({ drop: z.string(), asked: Month, page: z.int().min(0), month: Month, seen: z.string() }),
);

/** Saves all months of a file that aren't saved yet. `seen` is a digest of what they replace. */
export const saveAllImportLink = defineLink(
  "save-figure-imports",
  z.object({ drop: z.string(), asked: Month, page: z.int().min(0), seen: z.string() }),
);

/** Brings back what all saved months of a file replaced. `seen` names them. */
export const undoAllImportLink = defineLink(
  "undo-figure-imports",
  z.object({ drop: z.string(), asked: Month, page: z.int().min(0), seen: z.string() }),
);

/** Brings back what a month of a file replaced. */
export const undoImportLink = defineLink(
  "undo-figure-import",
  z.object({ drop: z.string(), asked: Month, page: z.int().min(0), month: Month }),
);
