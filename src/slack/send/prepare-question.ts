// Composes a question together with the version that it shows, and remembers it once Slack has confirmed it.
import { createHash } from "node:crypto";
import type { Asked, Question, QuestionBook } from "../define/question.js";
import type { Message } from "../message/blocks.js";

/** What the questions are read from: the school's rows as they are now. */
export interface QuestionSource<P> {
  ctx: P;
  book: QuestionBook;
}

export interface MessageOfOurs {
  channel: string;
  ts: string;
}

export interface PreparedQuestion {
  message: Message;
  /** Called once Slack has confirmed it. Never throws: a question that isn't known still answers each click truly. */
  remember(sent: MessageOfOurs): Promise<void>;
}

/** What a message shows that may show either of two states. It equals no version, so the message is redrawn. */
const UNCERTAIN = "";

export const digestOf = (version: string) => createHash("sha256").update(version).digest("base64url");

export const versionOf = async <P>(question: Question<P>, ctx: P, asked: Asked) =>
  digestOf((await question.versions(ctx, [asked]))[0] ?? "");

/** The message, and the version that it shows: read before and after, because people change things meanwhile. */
export async function composeQuestion<P>(
  question: Question<P>,
  ctx: P,
  asked: Asked,
): Promise<{ message: Message; version: string }> {
  const before = await versionOf(question, ctx, asked);
  const message = await question.compose(ctx, asked);
  const after = await versionOf(question, ctx, asked);
  return { message, version: before === after ? before : UNCERTAIN };
}

/** Composes a question that is about to be sent. */
export async function prepareQuestion<P>(
  question: Question<P>,
  asked: Asked,
  { ctx, book, now, logError }: QuestionSource<P> & { now(): Date; logError(fields: object, error: unknown): void },
): Promise<PreparedQuestion> {
  const { message, version } = await composeQuestion(question, ctx, asked);
  return {
    message,
    async remember(sent) {
      try {
        await book.add({ ...asked, ...sent, name: question.name, version, now: now() });
      } catch (error) {
        logError({ during: `remember the question ${question.name}` }, error);
      }
    },
  };
}
