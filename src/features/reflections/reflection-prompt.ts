// The prompt to reflect: posted into the channels the school chose, mid-month, one sheet after the other; and a week later, in
// its thread, how many took part.

import { sheets } from "../../content/index.js";
import type { Sheet } from "../../domain/reflection.js";
import { DAY_MS } from "../../domain/time/duration.js";
import { Month, monthName } from "../../domain/time/month.js";
import { latestPrompt, nextPrompt, sheetInTurn } from "../../domain/time/prompt-schedule.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { toButton } from "../../slack/define/button.js";
import { definePost } from "../../slack/define/post.js";
import { bold, buttons, footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import { postsSent, type SentPost } from "../../store/posts.js";
import { countWriters } from "../../store/reflections.js";
import type { PromptSettings, School } from "../../store/schools.js";
import type { PostCtx } from "../context.js";
import { toPostProblem } from "../posts/post-problem-view.js";
import { reflectLink, sheetOf } from "./reflect-view.js";

const REFLECTION_PROMPT = "reflection-prompt";
const THANKS_AFTER_DAYS = 7;
const THANKS_UNTIL_DAYS = 21;

// One month asks in several channels: the ledger keeps one row for each.
const periodOf = (month: Month, channel: string) => `${month}/${channel}`;
const monthIn = (period: string) => Month.parse(period.slice(0, 7));

/** The sheet whose turn it is. */
function sheetIn(prompts: PromptSettings, month: Month): Sheet | undefined {
  const asked = sheets.filter(({ key }) => prompts.sheets.length === 0 || prompts.sheets.includes(key));
  const key = sheetInTurn(
    month,
    asked.map((sheet) => sheet.key),
  );
  return asked.find((sheet) => sheet.key === key);
}

const minutes = (count: number) =>
  ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"][count] ?? String(count);

export const reflectionPrompt = definePost({
  name: REFLECTION_PROMPT,
  isOptional: true,

  async due({ school, now }: PostCtx) {
    const { prompts } = school;
    // What was missed waits for an open day and its hour; what is out stays known.
    if (!isPostHour(prompts.at, now, school.calendar)) return [];
    const { month, dueAt } = latestPrompt(prompts.at, now, school.calendar);
    if (!sheetIn(prompts, month)) return [];
    return prompts.channels.map((channel) => ({ period: periodOf(month, channel), dueAt, channel }));
  },

  async upcoming({ school, now }) {
    const { prompts } = school;
    const { month, dueAt } = nextPrompt(prompts.at, now, school.calendar);
    const sheet = sheetIn(prompts, month);
    if (!sheet) return [];
    const what = `${monthName(month)}'s prompt, ${sheet.name}`;
    return prompts.channels.map((channel) => ({ period: periodOf(month, channel), dueAt, channel, what }));
  },

  async compose({ school }, { period }) {
    const sheet = sheetIn(school.prompts, monthIn(period));
    if (!sheet) throw new Error("No sheet is asked about.");
    return toMessage(
      paragraph(bold(`${minutes(sheet.minutes)} minutes: `), sheet.prompt),
      buttons(toButton(reflectLink, { sheet: sheet.key }, { text: "Reflect", style: "primary" })),
      footnote("Only you read your answers, unless you choose otherwise."),
    );
  },

  about: ({ school }, period) => sheetIn(school.prompts, monthIn(period))?.key,

  problem: ({ command }, trouble) => toPostProblem("the prompt to reflect", { ...trouble, command }),
});

/** The sheet a prompt asked about; those of before that was kept asked about the one whose turn it was. */
const sheetAsked = ({ prompts }: School, { period, about }: Pick<SentPost, "period" | "about">): Sheet | undefined =>
  about === undefined ? sheetIn(prompts, monthIn(period)) : sheetOf(about);

export const promptThanks = definePost({
  name: "prompt-thanks",

  async due({ db, school, now }: PostCtx) {
    const { prompts } = school;
    if (!isPostHour(prompts.at, now, school.calendar)) return [];
    const since = new Date(now.getTime() - THANKS_UNTIL_DAYS * DAY_MS);
    const asked = await postsSent(db, school, { name: REFLECTION_PROMPT, since });
    const answered = await Promise.all(
      asked.map(async (prompt) => {
        const { period, channel, messageTs: threadTs, sentAt } = prompt;
        const dueAt = new Date(sentAt.getTime() + THANKS_AFTER_DAYS * DAY_MS);
        const sheet = sheetAsked(school, prompt);
        const writers = sheet ? await countWriters(db, school, { sheet: sheet.key, since: sentAt }) : 0;
        return dueAt <= now && writers > 0 ? [{ period, channel, threadTs, dueAt }] : [];
      }),
    );
    return answered.flat();
  },

  async upcoming() {
    return [];
  },

  async compose({ db, school }, { period, dueAt }) {
    const since = new Date(dueAt.getTime() - THANKS_AFTER_DAYS * DAY_MS);
    const prompt = (await postsSent(db, school, { name: REFLECTION_PROMPT, since })).find(
      (sent) => sent.period === period,
    );
    const sheet = prompt && sheetAsked(school, prompt);
    if (!sheet) throw new Error("No sheet was asked about.");
    const writers = await countWriters(db, school, { sheet: sheet.key, since });
    const took = `took ${minutes(sheet.minutes).toLowerCase()} minutes`;
    return toMessage(paragraph(`${writers} ${writers === 1 ? "person" : "people"} ${took}. Thank you.`));
  },

  problem: () => undefined,
});
