// A librarian replies to a reader's question about a report, once; the person who asked hears of it.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { answersWithIds, type ReportAnswer, replyToQuestion as saveReply } from "../../store/report-answers.js";
import type { Ctx } from "../context.js";
import { toReply } from "../passing-on/to-reply.js";
import { nameOf } from "./find-posted.js";
import { replyToQuestionLink, toAnswerMessage } from "./response-view.js";

/** Throws Refusal unless the person who asks looks after the library. */
async function findQuestion(ctx: Ctx, id: string): Promise<ReportAnswer> {
  if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can reply to this.");
  const answer = (await answersWithIds(ctx.db, ctx.school, [id])).get(id);
  if (answer?.kind === "question") return answer;
  throw new Refusal("This question is gone.");
}

const reply = toReply({
  name: "reply-to-question",
  link: replyToQuestionLink,
  find: async (ctx, { answer: id }) => {
    const { from, text, ...answer } = await findQuestion(ctx, id);
    return { from, text, hasReply: answer.reply !== undefined };
  },
  save: ({ db, school, user }, { answer: id }, words) => saveReply(db, school, { id, by: user.id, reply: words }),
  compose: async (ctx, { answer: id }) => {
    const answer = await findQuestion(ctx, id);
    return toAnswerMessage(answer, { what: nameOf(ctx, answer), reader: ctx.user.id });
  },
});

export const openReply = defineButton(reply.button);
export const replyForm = defineForm(reply.form);
