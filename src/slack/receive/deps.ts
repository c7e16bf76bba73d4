// What the listeners need: the features, the clients, and functions that find out who asks and write the log.
import type { Button } from "../define/button.js";
import type { Form } from "../define/form.js";
import type { MessageShortcut } from "../define/message-shortcut.js";
import type { Subcommand } from "../define/subcommand.js";
import type { Sender } from "../send/reply.js";
import type { Turn } from "../serve/turns.js";
import type { AnswerQueue } from "./answer-queue.js";
import type { Request } from "./request.js";

export interface FailureDeps {
  /** Words for errors that the kit doesn't know, such as "the database is busy"; undefined for all others. */
  explain(error: unknown): string | undefined;
  logError(fields: object, error: unknown): void;
}

interface Features<C> {
  subcommands: readonly Subcommand<C>[];
  forms: readonly Form<C>[];
  buttons: readonly Button<C>[];
  messageShortcuts: readonly MessageShortcut<C>[];
  /** The words that help shows this person first, the likeliest first. */
  firstInHelp(ctx: C): readonly string[];
}

export interface ReceiveDeps<C> extends FailureDeps, Features<C>, Sender {
  /** The context of a request: who asks, and what they may see. Throws Refusal for a person who may not use Bookend. */
  contextOf(request: Request): Promise<C>;
  /** Runs what has to end before an ack that Slack waits for, with too little patience to miss it. */
  beforeAck<T>(work: () => Promise<T>): Promise<T>;
  /** The command's name in this workspace, for requests that don't say it. */
  command: string;
  logRequest(fields: object): void;
  /** Where answers wait once their request is acked. */
  answers: AnswerQueue;
  /** Awaited between the steps of an answer, so new requests are acked in between. */
  turn: Turn;
  /** Called after each request that may have changed something. Never throws. */
  onAnswered(): Promise<void>;
  /** Receives work that continues after its ack, so a shutdown can wait for it. */
  track<T>(work: Promise<T>): Promise<T>;
}
