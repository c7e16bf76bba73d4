// The table of contents: everything Bookend does, in the order help shows it.
import type { Button } from "../slack/define/button.js";
import type { Form } from "../slack/define/form.js";
import type { MessageShortcut } from "../slack/define/message-shortcut.js";
import type { Subcommand } from "../slack/define/subcommand.js";
import type { Post } from "../slack/posts/post.js";
import type { Nudge } from "../slack/send/nudge.js";
import type { Ctx, PostCtx } from "./context.js";
import { seeNotReached } from "./home/home.js";
import { showIdeas, showIdeasTopic } from "./ideas/show-ideas.js";
import { weeklyTip } from "./ideas/weekly-tip.js";
import {
  agreeLevel,
  askPartners,
  differLevel,
  levelOpinionForm,
  muteLevels,
  showOpenLevels,
} from "./levels/agree-level.js";
import { showLevelOpinions } from "./levels/show-level-opinions.js";
import {
  answerConsent,
  keepAsOhYeah,
  ohYeahCommand,
  pickForReport,
  removeOhYeah,
  turnOhYeahPage,
} from "./oh-yeah/oh-yeah.js";
import { previewPost, skipNextPost } from "./posts/upcoming-posts.js";
import { listRoadblocks, listShared, readReflection } from "./reflections/read-reflections.js";
import {
  editReflection,
  openReflection,
  reflectCommand,
  reflectionForms,
  shareReflectionForm,
} from "./reflections/reflect.js";
import { promptThanks, reflectionPrompt } from "./reflections/reflection-prompt.js";
import { answerUnsure, monthlyReport, retryReport } from "./report/monthly-report.js";
import { shareReport, showReport, turnReportPage } from "./report/show-report.js";
import {
  newIdeaForm,
  returnRoadblocks,
  roadblockNewIdea,
  roadblockSolved,
  roadblockStillThere,
  seeReturned,
  solvedForm,
} from "./roadblocks/return-roadblock.js";
import { exampleForm, listExamples, openExample, showRubric, takeOutExample } from "./rubric/show-rubric.js";
import { changePromptsCommand, promptsForm } from "./settings/change-prompts.js";
import { changeSettingsCommand, settingsForm } from "./settings/change-settings.js";
import { listUnits, turnListPage } from "./units/list-units.js";
import { editUnit, logUnit, logUnitForm } from "./units/log-unit.js";
import { deleteUnit, restoreUnit, undoLog } from "./units/remove-unit.js";

export { composeHome, homeOpened } from "./home/home.js";

export const subcommands: readonly Subcommand<Ctx>[] = [
  logUnit,
  listUnits,
  showReport,
  reflectCommand,
  ohYeahCommand,
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
  levelOpinionForm,
  exampleForm,
  solvedForm,
  newIdeaForm,
];

export const buttons: readonly Button<Ctx>[] = [
  editUnit,
  undoLog,
  deleteUnit,
  restoreUnit,
  turnListPage,
  turnReportPage,
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
  showOpenLevels,
  muteLevels,
  showLevelOpinions,
  seeReturned,
  roadblockSolved,
  roadblockStillThere,
  roadblockNewIdea,
  openExample,
  listExamples,
  takeOutExample,
  showIdeasTopic,
  answerConsent,
  removeOhYeah,
  pickForReport,
  turnOhYeahPage,
  previewPost,
  skipNextPost,
  seeNotReached,
];

export const messageShortcuts: readonly MessageShortcut<Ctx>[] = [keepAsOhYeah];

export const posts: readonly Post<PostCtx>[] = [monthlyReport, reflectionPrompt, promptThanks, weeklyTip];

export const nudges: readonly Nudge<PostCtx>[] = [askPartners, returnRoadblocks];
