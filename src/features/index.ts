// The table of contents: everything Bookend does, in the order help shows it.
import type { Button } from "../slack/button.js";
import type { Form } from "../slack/form.js";
import type { Post } from "../slack/post.js";
import type { Subcommand } from "../slack/subcommand.js";
import { changeSettingsCommand, settingsForm } from "./change-settings.js";
import type { Ctx } from "./context.js";
import { listPage, listUnits } from "./list-units.js";
import { editUnit, logUnit, logUnitForm } from "./log-unit.js";
import { answerUnsure, monthlyReport, type PostCtx, retryReport } from "./monthly-report.js";
import { deleteUnit, restore, undoLog } from "./remove-unit.js";
import { reportPage, shareReport, showReport } from "./show-report.js";
import { showRubric } from "./show-rubric.js";

export const subcommands: readonly Subcommand<Ctx>[] = [
  logUnit,
  listUnits,
  showReport,
  showRubric,
  changeSettingsCommand,
];

export const forms: readonly Form<Ctx>[] = [logUnitForm, settingsForm];

export const buttons: readonly Button<Ctx>[] = [
  editUnit,
  undoLog,
  deleteUnit,
  restore,
  listPage,
  reportPage,
  shareReport,
  answerUnsure,
  retryReport,
];

export const posts: readonly Post<PostCtx>[] = [monthlyReport];
