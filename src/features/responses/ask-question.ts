// Ask a question: a reader of a posted report asks the librarians, who hear of it by direct message.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { formatList } from "../../domain/list-in-words.js";
import { DAY_MS } from "../../domain/time/duration.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Person } from "../../store/people.js";
import { addAnswer, countQuestions } from "../../store/report-answers.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { wordsField } from "../passing-on/words-field.js";
import { findClicked, findLibrarians, findStillReadable, nameOf } from "./find-posted.js";
import { askLink, PostedReport } from "./response-view.js";

/** What one person may ask within a day. */
const MAX_PER_DAY = 3;

const namesOf = (people: readonly Person[]) => clip(formatList(people.map(({ name }) => name)), 300);

async function refuseIfTooMany({ db, school, user, now }: Ctx): Promise<void> {
  const since = new Date(now.getTime() - DAY_MS);
  if ((await countQuestions(db, school, { person: user.id, since })) >= MAX_PER_DAY)
    throw new Refusal(
      `You asked ${MAX_PER_DAY} questions within a day. Please message the librarians, or ask tomorrow.`,
    );
}

export const openQuestion = defineButton({
  link: askLink,
  opensForm: true,
  run: async (ctx: Ctx, report): Promise<Replies> => {
    await findClicked(ctx, report);
    const librarians = await findLibrarians(ctx);
    await refuseIfTooMany(ctx);
    const hidden = { ...report, what: nameOf(ctx, report), names: namesOf(librarians) };
    return modal(toModal(questionForm, ctx, { hidden, origin: ctx.origin }));
  },
});

export const questionForm = defineForm({
  name: "ask-about-report",
  title: () => "Ask a question",
  submit: () => "Send",
  fields: { question: wordsField({ label: "Your question", missing: "Write your question." }) },
  hidden: PostedReport.extend({ what: z.string(), names: z.string() }),
  intro: (_ctx: Ctx, { hidden: { what, names } }) => [
    paragraph(`About ${what}. ${names} will get it from me with your name. No one else can read it.`),
  ],
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { question: text }, { post, period }): Promise<Replies> => {
    await findStillReadable(ctx, { post, period });
    const librarians = await findLibrarians(ctx);
    await refuseIfTooMany(ctx);
    const { db, school, user, now, key } = ctx;
    const asked = { post, period, person: user.id, kind: "question", question: { text, key }, now } as const;
    if (!(await addAnswer(db, school, asked))) return [];
    const words = `I'll pass it on to ${namesOf(librarians)} in a minute, and you'll hear from me when there's a reply.`;
    return saved(() => whisper(toMessage(paragraph(words)), { title: "Question sent" }));
  },
});
