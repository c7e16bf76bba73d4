// The buttons about a log that was dropped in.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const OfImport = z.object({ import: z.string() });

/** Opens the form to drop in a log. */
export const dropInLogLink = defineLink("drop-in-log", z.object({}));

/** Opens the form that says which column is which. */
export const logColumnsLink = defineLink("log-columns", OfImport);

/** Sends the rows that aren't added, each with its reason. */
export const skippedLink = defineLink("skipped-rows", OfImport);

/** Adds what was read from the file. */
export const saveLogLink = defineLink("save-log-import", OfImport);

/** Takes back what was added. */
export const undoLogLink = defineLink("undo-log-import", OfImport);
