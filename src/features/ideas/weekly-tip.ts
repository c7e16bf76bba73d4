// The tip of the week: a hint or a benefit as a sentence, in the channel the school chose. Off by default.
import { tips } from "../../content/tips.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import { tipInTurn, type Week, weekAfter, weekAt, weekNamed } from "../../domain/time/week.js";
import { definePost } from "../../slack/define/post.js";
import { bold, code, footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { School } from "../../store/schools.js";
import type { PostCtx } from "../context.js";
import { toPostProblem } from "../posts/post-problem-view.js";

const thisWeek = ({ timeZone }: School, now: Date) => weekAt(schoolDayAt(now, timeZone));

function toDue({ prompts }: School, { name, monday }: Week) {
  return { period: name, dueAt: instantAt(monday, prompts.at.time, prompts.at.timeZone), channel: prompts.tipChannel };
}

export const weeklyTip = definePost({
  name: "weekly-tip",
  isOptional: true,

  async due({ school, now }: PostCtx) {
    const { tipChannel, at } = school.prompts;
    if (!tipChannel || !isPostHour(at, now, school.calendar)) return [];
    return [toDue(school, thisWeek(school, now))];
  },

  async upcoming({ school, now }) {
    if (!school.prompts.tipChannel) return [];
    const week = thisWeek(school, now);
    const due = toDue(school, week);
    return [{ ...(due.dueAt > now ? due : toDue(school, weekAfter(week))), what: "The tip of the week" }];
  },

  async compose({ command }, { period }) {
    const tip = tipInTurn(weekNamed(period).number, tips);
    if (!tip) throw new Error("There are no tips.");
    return toMessage(paragraph(bold("Tip of the week: "), tip), footnote("More ideas: ", code(`${command} ideas`)));
  },

  problem: ({ command }, problem) => toPostProblem("the tip of the week", { ...problem, command }),
});
