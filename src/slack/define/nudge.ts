// A nudge is a reminder: a question to one person that Bookend asks by itself, at most once.
import type { Message } from "../message/blocks.js";

/** `Q` is what a question is about: a roadblock, for example. */
export interface Nudge<P, Q = unknown> {
  name: string;
  /** The questions to ask by now. */
  due(ctx: P): Promise<Q[]>;
  /** The id of the person to ask. */
  to(question: Q): string;
  /** Records that the question was asked. False when another process asked it, or there is nothing left to ask. */
  claim(ctx: P, question: Q): Promise<boolean>;
  /** Records that the question didn't arrive, so it may be asked again. */
  release(ctx: P, question: Q): Promise<void>;
  compose(ctx: P, question: Q): Promise<Message>;
}

export function defineNudge<P, Q>(definition: Nudge<P, Q>): Nudge<P, Q> {
  return definition;
}
