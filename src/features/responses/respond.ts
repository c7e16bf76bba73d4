// Read it, and Thank the library: a reader answers a posted report with one tap, each once.
import { formatList } from "../../domain/list-in-words.js";
import { defineButton } from "../../slack/define/button.js";
import { type Replies, saved, whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { type AnsweredPost, type AnswerKind, addAnswer } from "../../store/report-answers.js";
import type { Ctx } from "../context.js";
import { findClicked, findLibrarians } from "./find-posted.js";
import { readItLink, thankLink } from "./response-view.js";

interface Words {
  /** `names` are those of the librarians. */
  now(names: string): string;
  before: string;
}

async function answer(
  ctx: Ctx,
  report: AnsweredPost,
  { kind, words }: { kind: AnswerKind; words: Words },
): Promise<Replies> {
  await findClicked(ctx, report);
  const librarians = await findLibrarians(ctx);
  const { db, school, user, now } = ctx;
  const isNew = await addAnswer(db, school, { ...report, person: user.id, kind, now });
  const said = isNew ? words.now(formatList(librarians.map(({ name }) => name))) : words.before;
  const reply = whisper(toMessage(paragraph(said)), { title: "Your answer" });
  return isNew ? saved(() => reply) : reply;
}

export const readIt = defineButton({
  link: readItLink,
  run: (ctx: Ctx, report) =>
    answer(ctx, report, {
      kind: "read",
      words: {
        now: () => "Thank you. I'll say in the thread of the report that you read it.",
        before: "You already said that you read this report.",
      },
    }),
});

export const thank = defineButton({
  link: thankLink,
  run: (ctx: Ctx, report) =>
    answer(ctx, report, {
      kind: "thanks",
      words: {
        now: (names) => `I'll tell ${names}. No one else will see it.`,
        before: "You already thanked the library for this report.",
      },
    }),
});
