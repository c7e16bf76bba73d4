// A nudge is a reminder: a question to one person that Bookend asks by itself, at most once.
import type { Question } from "./question.js";

/** `Q` is what is due: the roadblocks of a person, for example. */
export interface Nudge<P, Q = unknown> extends Question<P> {
  /** The questions to ask by now. */
  due(ctx: P): Promise<Q[]>;
  /** The id of the person to ask. */
  to(due: Q): string;
  /** The ids of what it asks about. */
  about(due: Q): readonly string[];
  /** Records that the question was asked. False when another process asked it, or there is nothing left to ask. */
  claim(ctx: P, due: Q): Promise<boolean>;
  /** Records that the question didn't arrive, so it may be asked again. */
  release(ctx: P, due: Q): Promise<void>;
}

export function defineNudge<P, Q>(definition: Nudge<P, Q>): Nudge<P, Q> {
  return definition;
}
