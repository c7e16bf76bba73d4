// A week after a prompt, its thread says how many people reflected, from three up. No one is named or counted twice.
import { MIN_PEOPLE_FOR_FIGURES } from "../../domain/reflection.js";
import { DAY_MS } from "../../domain/time/duration.js";
import { monthIn, monthName, monthOf } from "../../domain/time/month.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { definePost } from "../../slack/define/post.js";
import { postsSent } from "../../store/posts.js";
import { countWriters } from "../../store/reflections.js";
import type { PostCtx } from "../context.js";
import { REFLECTION_PROMPT, sheetOfPrompt } from "./prompt-turn.js";
import { toThanks } from "./prompt-view.js";

const AFTER_MS = 7 * DAY_MS;
/** Older prompts are not thanked for. */
const UNTIL_MS = 21 * DAY_MS;

export const promptThanks = definePost({
  name: "prompt-thanks",

  async due({ db, school, now }: PostCtx) {
    if (!isPostHour(school.prompts.at, now, school.calendar)) return [];
    const since = new Date(now.getTime() - UNTIL_MS);
    const prompts = await postsSent(db, school, { name: REFLECTION_PROMPT, since });
    const answered = await Promise.all(
      prompts.map(async (prompt) => {
        const { period, channel, messageTs: threadTs, sentAt } = prompt;
        const dueAt = new Date(sentAt.getTime() + AFTER_MS);
        const sheet = sheetOfPrompt(school, prompt);
        const writers = sheet ? await countWriters(db, school, { sheet: sheet.key, since: sentAt }) : 0;
        // The thank-you counts private reflections, too: in a small group it would say who wrote one.
        const isThanked = dueAt <= now && writers >= MIN_PEOPLE_FOR_FIGURES;
        return isThanked ? [{ period, channel, threadTs, dueAt }] : [];
      }),
    );
    return answered.flat();
  },

  async upcoming() {
    return [];
  },

  async compose({ db, school, now }, { period, dueAt }) {
    const since = new Date(dueAt.getTime() - AFTER_MS);
    const prompts = await postsSent(db, school, { name: REFLECTION_PROMPT, since });
    const prompt = prompts.find((sent) => sent.period === period);
    const sheet = prompt && sheetOfPrompt(school, prompt);
    if (!sheet) throw new Error("The prompt was about no sheet.");
    const month = monthIn(period);
    const isThisMonth = monthOf(schoolDayAt(now, school.timeZone)) === month;
    const writers = await countWriters(db, school, { sheet: sheet.key, since });
    return toThanks(writers, isThisMonth ? "this month" : `in ${monthName(month)}`);
  },

  problem: () => undefined,
});
