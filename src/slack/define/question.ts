// A question stays in a person's messages. Bookend finds it again and redraws it when what it shows has changed, wherever
// it was answered.
import type { Message } from "../message/blocks.js";

/** Whom a question asked, and about what. */
export interface Asked {
  /** The id of the person. */
  person: string;
  /** Ids, without commas. */
  about: readonly string[];
}

export interface Question<P> {
  name: string;
  /** For each of these, in their order, a text that differs when what its message shows differs. Reads them all at once. */
  versions(ctx: P, asked: readonly Asked[]): Promise<readonly string[]>;
  /** The message as it has to look now, answered or not. */
  compose(ctx: P, asked: Asked): Promise<Message>;
}

export function defineQuestion<P>(definition: Question<P>): Question<P> {
  return definition;
}

/** A question in a message that Slack confirmed. */
export interface OpenQuestion extends Asked {
  name: string;
  channel: string;
  ts: string;
  /** What the message shows; empty if that isn't known. */
  version: string;
}

/** Where the questions of a school are remembered. */
export interface QuestionBook {
  add(question: OpenQuestion & { now: Date }): Promise<void>;
  /** Those that Slack may be asked to redraw now. */
  open(now: Date): Promise<OpenQuestion[]>;
  find(message: { channel: string; ts: string }): Promise<OpenQuestion | undefined>;
  /** Remembers what the message shows from now on. False when another process drew it since `question` was read. */
  drawn(question: OpenQuestion, version: string): Promise<boolean>;
  /** Two processes drew it at once, so nobody knows what it shows. */
  unsure(question: OpenQuestion): Promise<void>;
  /** Slack couldn't redraw these. Each is tried again later, a number of times. */
  postpone(questions: readonly OpenQuestion[], until: { now: Date; afterMs: number }): Promise<void>;
  /** Slack will never redraw it. */
  forget(question: OpenQuestion): Promise<void>;
}
