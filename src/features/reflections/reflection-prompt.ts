// The prompt to reflect: posted once a month in the channels the school chose, about each sheet in turn.
import { monthIn, monthName } from "../../domain/time/month.js";
import { latestPrompt, nextPrompt } from "../../domain/time/prompt-schedule.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { definePost } from "../../slack/define/post.js";
import type { PostCtx } from "../context.js";
import { toPostProblem } from "../posts/post-problem-view.js";
import { periodOf, REFLECTION_PROMPT, sheetFor } from "./prompt-turn.js";
import { toPrompt } from "./prompt-view.js";

export const reflectionPrompt = definePost({
  name: REFLECTION_PROMPT,
  isOptional: true,

  async due({ school, now }: PostCtx) {
    const { prompts, calendar } = school;
    // A prompt that was missed waits for an open day and its hour.
    if (!isPostHour(prompts.at, now, calendar)) return [];
    const prompt = latestPrompt(prompts.at, now, calendar);
    if (!prompt || !sheetFor(prompts, prompt.month)) return [];
    const { month, dueAt } = prompt;
    return prompts.channels.map((channel) => ({ period: periodOf(month, channel), dueAt, channel }));
  },

  async upcoming({ school, now }) {
    const { prompts, calendar } = school;
    const prompt = nextPrompt(prompts.at, now, calendar);
    const sheet = prompt && sheetFor(prompts, prompt.month);
    if (!sheet) return [];
    const { month, dueAt } = prompt;
    const what = `${monthName(month)}'s prompt (${sheet.title})`;
    return prompts.channels.map((channel) => ({ period: periodOf(month, channel), dueAt, channel, what }));
  },

  async compose({ school }, { period }) {
    const sheet = sheetFor(school.prompts, monthIn(period));
    if (!sheet) throw new Error("No sheet has its turn.");
    return toPrompt(sheet);
  },

  about: ({ school }, period) => sheetFor(school.prompts, monthIn(period))?.key,

  problem: ({ command }, problem) => toPostProblem("the prompt to reflect", { ...problem, command }),
});
