// The table of contents: everything Bookend does, in the order help shows it.
import type { Button } from "../slack/button.js";
import type { Form } from "../slack/form.js";
import type { MessageShortcut } from "../slack/message-shortcut.js";
import type { Nudge } from "../slack/nudge.js";
import type { Post } from "../slack/post.js";
import type { Subcommand } from "../slack/subcommand.js";
import { agreeLevel, agreeOpen, askPartners, differLevel, levelViewForm, muteLevels } from "./agree-level.js";
import { changePromptsCommand, promptsForm } from "./change-prompts.js";
import { changeSettingsCommand, settingsForm } from "./change-settings.js";
import type { Ctx, PostCtx } from "./context.js";
import { seeNotReached } from "./home.js";
import { listPage, listUnits } from "./list-units.js";
import { editUnit, logUnit, logUnitForm } from "./log-unit.js";
import { previewPost, skipNextPost } from "./look-ahead.js";
import { answerUnsure, monthlyReport, retryReport } from "./monthly-report.js";
import { allow, keepAsOhYeah, ohYeah, ohYeahPage, pickForReport, removeKept } from "./oh-yeah.js";
import { listRoadblocks, listShared, readReflection } from "./read-reflections.js";
import { editReflection, openReflection, reflect, reflectionForms, shareReflectionForm } from "./reflect.js";
import { promptThanks, reflectionPrompt } from "./reflection-prompt.js";
import { deleteUnit, restore, undoLog } from "./remove-unit.js";
import {
  newIdeaForm,
  returnRoadblocks,
  roadblockNewIdea,
  roadblockSolved,
  roadblockStillThere,
  seeReturned,
  solvedForm,
} from "./return-roadblock.js";
import { showIdeas, turnToIdeas } from "./show-ideas.js";
import { showLevelViews } from "./show-level-views.js";
import { reportPage, shareReport, showReport } from "./show-report.js";
import { exampleForm, listExamples, openExample, showRubric, takeOutExample } from "./show-rubric.js";
import { weeklyTip } from "./weekly-tip.js";

export { composeHome, homeOpened } from "./home.js";

export const subcommands: readonly Subcommand<Ctx>[] = [
  logUnit,
  listUnits,
  showReport,
  reflect,
  ohYeah,
  showRubric,
  showIdeas,
  changeSettingsCommand,
  changePromptsCommand,
];

export const forms: readonly Form<Ctx>[] = [
  logUnitForm,
  settingsForm,
  promptsForm,
  ...reflectionForms,
  shareReflectionForm,
  levelViewForm,
  exampleForm,
  solvedForm,
  newIdeaForm,
];

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
  openReflection,
  editReflection,
  listShared,
  readReflection,
  listRoadblocks,
  agreeLevel,
  differLevel,
  agreeOpen,
  muteLevels,
  showLevelViews,
  seeReturned,
  roadblockSolved,
  roadblockStillThere,
  roadblockNewIdea,
  openExample,
  listExamples,
  takeOutExample,
  turnToIdeas,
  allow,
  removeKept,
  pickForReport,
  ohYeahPage,
  previewPost,
  skipNextPost,
  seeNotReached,
];

export const messageShortcuts: readonly MessageShortcut<Ctx>[] = [keepAsOhYeah];

export const posts: readonly Post<PostCtx>[] = [monthlyReport, reflectionPrompt, promptThanks, weeklyTip];

export const nudges: readonly Nudge<PostCtx>[] = [askPartners, returnRoadblocks];
