// The table of contents: everything Bookend does, in the order help shows it.
import { joinFeatures } from "../slack/define/feature.js";
import { schoolCalendar } from "./calendar/index.js";
import { coverage } from "./coverage/index.js";
import { evidence } from "./evidence/index.js";
import { exporting } from "./export/index.js";
import { figures } from "./figures/index.js";
import { goals } from "./goals/index.js";
import { handover } from "./handover/index.js";
import { ideas } from "./ideas/index.js";
import { imports } from "./import/index.js";
import { levels } from "./levels/index.js";
import { ohYeah } from "./oh-yeah/index.js";
import { ownData } from "./own-data/index.js";
import { partners } from "./partners/index.js";
import { plans } from "./plans/index.js";
import { upcoming } from "./posts/index.js";
import { publishing } from "./publishing/index.js";
import { records } from "./records/index.js";
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

const usual = [units, talks, plans, report, figures, year, reflections, ohYeah, rubric];
const forPlanning = [goals, coverage, exporting, ideas];
const forManagers = [evidence, schoolCalendar, imports, records, adminSettings, handover];
const others = [publishing, ownData, levels, partners, roadblocks, sharing, reminders, responses, upcoming];
export const { subcommands, forms, buttons, messageShortcuts, posts, nudges, questions, settings } = joinFeatures([
  ...usual,
  ...forPlanning,
  ...forManagers,
  ...others,
]);
