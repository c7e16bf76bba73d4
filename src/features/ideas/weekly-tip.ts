// The tip of the week: a hint or a benefit as a sentence, in the channel the school chose. Off by default.
import { tips } from "../../content/tips.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { addDays, instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import { tipInTurn, type Week, weekAfter, weekAt, weekNamed } from "../../domain/time/week.js";
import { definePost } from "../../slack/define/post.js";
import { bold, code, footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { School } from "../../store/schools.js";
import type { PostCtx } from "../context.js";
import { toPostProblem } from "../posts/post-problem-view.js";

const thisWeek = ({ timeZone }: School, now: Date) => weekAt(schoolDayAt(now, timeZone));

/** On the week's first open day. Undefined for a week without school. */
function toDue({ prompts, calendar }: School, { name, monday }: Week) {
  const day = calendar.openDayFrom(monday);
  if (day > addDays(monday, 6)) return undefined;
  return { period: name, dueAt: instantAt(day, prompts.at.time, prompts.at.timeZone), channel: prompts.tipChannel };
}

/** No school is out for longer. */
const MAX_WEEKS_AHEAD = 40;

function nextDue(school: School, now: Date) {
  let week = thisWeek(school, now);
  for (let ahead = 0; ahead < MAX_WEEKS_AHEAD; ahead++) {
    const due = toDue(school, week);
    if (due && due.dueAt > now) return due;
    week = weekAfter(week);
  }
  return undefined;
}

export const weeklyTip = definePost({
  name: "weekly-tip",
  isOptional: true,

  async due({ school, now }: PostCtx) {
    const { tipChannel, at } = school.prompts;
    if (!tipChannel || !isPostHour(at, now, school.calendar)) return [];
    const due = toDue(school, thisWeek(school, now));
    return due ? [due] : [];
  },

  async upcoming({ school, now }) {
    if (!school.prompts.tipChannel) return [];
    const due = nextDue(school, now);
    return due ? [{ ...due, what: "The tip of the week" }] : [];
  },

  async compose({ command }, { period }) {
    const tip = tipInTurn(weekNamed(period).number, tips);
    if (!tip) throw new Error("There are no tips.");
    return toMessage(paragraph(bold("Tip of the week: "), tip), footnote("More ideas: ", code(`${command} ideas`)));
  },

  problem: ({ command }, problem) => toPostProblem("the tip of the week", { ...problem, command }),
});
