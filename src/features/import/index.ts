// The past comes in: a log that was kept in a spreadsheet becomes units, and its months figures.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { changeColumns, columnsForm } from "./columns-form.js";
import { chooseLog, importLog, logForm } from "./import-log.js";
import { saveLog, undoLog } from "./save-import.js";
import { sendSkipped } from "./send-skipped.js";

export const imports: Feature<Ctx, PostCtx> = {
  subcommands: [importLog],
  forms: [logForm, columnsForm],
  buttons: [chooseLog, changeColumns, sendSkipped, saveLog, undoLog],
};
