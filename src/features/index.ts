// The table of contents: everything Bookend does, in the order help shows it.
import type { Feature } from "../slack/define/feature.js";
import { schoolCalendar } from "./calendar/index.js";
import type { Ctx, PostCtx } from "./context.js";
import { coverage } from "./coverage/index.js";
import { figures } from "./figures/index.js";
import { goals } from "./goals/index.js";
import { handover } from "./handover/index.js";
import { ideas } from "./ideas/index.js";
import { levels } from "./levels/index.js";
import { ohYeah } from "./oh-yeah/index.js";
import { partners } from "./partners/index.js";
import { upcoming } from "./posts/index.js";
import { reflections } from "./reflections/index.js";
import { reminders } from "./reminders/index.js";
import { report } from "./report/index.js";
import { responses } from "./responses/index.js";
import { roadblocks } from "./roadblocks/index.js";
import { rubric } from "./rubric/index.js";
import { adminSettings } from "./settings/index.js";
import { sharing } from "./sharing/index.js";
import { talks } from "./talks/index.js";
import { units } from "./units/index.js";
import { year } from "./year/index.js";

export { firstInHelp } from "./first-in-help.js";
export { composeHome, homeOpened } from "./home/home.js";
export { postsToDelete } from "./posts/take-back-posts.js";

const forEveryone = [units, talks, report, figures, year, reflections, ohYeah, rubric, goals, coverage, ideas];
const others = [levels, partners, roadblocks, sharing, reminders, responses, upcoming];
const features: readonly Feature<Ctx, PostCtx>[] = [...forEveryone, schoolCalendar, adminSettings, handover, ...others];

export const subcommands = features.flatMap((feature) => feature.subcommands ?? []);
export const forms = features.flatMap((feature) => feature.forms ?? []);
export const buttons = features.flatMap((feature) => feature.buttons ?? []);
export const messageShortcuts = features.flatMap((feature) => feature.messageShortcuts ?? []);
export const posts = features.flatMap((feature) => feature.posts ?? []);
export const nudges = features.flatMap((feature) => feature.nudges ?? []);
export const questions = [...nudges, ...features.flatMap((feature) => feature.questions ?? [])];
export const settings = features.flatMap((feature) => feature.settings ?? []);
