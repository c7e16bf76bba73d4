// What a person reads when something fails, and what the log says about it.
import { randomInt } from "node:crypto";
import { Refusal } from "../define/refusal.js";
import { toRunButton } from "../define/subcommand.js";
import { buttons, code, escapeMrkdwn, type Message, paragraph, toMessage } from "../message/blocks.js";
import type { FailureDeps } from "./deps.js";

/** Why nothing happened, in words for the person. */
interface Failure {
  /** A sentence or two of mrkdwn: what happened and what to do. What to type is in backticks. */
  words: string;
  /** Whether the same request may work later. */
  retryable: boolean;
}

/** Too many answers are waiting. */
export const BUSY: Failure = { words: "I'm busy right now. Please try again in a minute.", retryable: true };

// No 0 or O, 1, I or L: people read a reference aloud on the phone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const makeRef = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Logs the error and finds words for it. Anything but a Refusal gets a reference, which is in the log, too. */
export function toFailure(error: unknown, deps: FailureDeps & { during: string }): Failure {
  if (error instanceof Refusal) {
    // The words tell the person what to do. The person who runs Bookend may have to fix the cause.
    if (error.cause !== undefined) deps.logError({ during: deps.during, refused: true }, error.cause);
    return { words: error.message, retryable: false };
  }
  const ref = makeRef();
  const known = deps.explain(error);
  deps.logError({ ref, during: deps.during, ...(known ? { known } : {}) }, error);
  return {
    words: known
      ? `${known}. Try again in a moment (ref ${ref}).`
      : `something broke on my end. Please try again. If it keeps happening, give the person who runs Bookend this reference: ${ref}.`,
    retryable: true,
  };
}

/** The notice above a form that couldn't be saved, as mrkdwn. */
export function toNotice(failure: Failure): string {
  const words = escapeMrkdwn(failure.words);
  return failure.retryable
    ? `*Not saved*: ${words} Nothing is lost: what you entered is below.`
    : `*Not saved.* ${words}`;
}

/** The whisper after a command or a click that failed. It repeats what the person `typed`, so nothing is lost. */
export function toFailureMessage(failure: Failure, typed?: { command: string; text: string }): Message {
  const inlines = withCode(failure.retryable ? `Not done: ${failure.words}` : failure.words);
  if (!failure.retryable || !typed?.text) return toMessage(paragraph(...inlines));
  return toMessage(
    paragraph(...inlines),
    paragraph("You typed: ", code(`${typed.command} ${withNames(typed.text)}`)),
    buttons(toRunButton(typed.text, { text: "Try again", style: "primary" })),
  );
}

/** Slack sends mentions as `<@U1|tess>`; people typed `@tess`. */
const withNames = (text: string) => text.replace(/<([@#])[A-Z0-9]+\|([^<>]+)>/g, "$1$2");

const withCode = (words: string) =>
  words
    .split(/`([^`]*)`/)
    .map((run, index) => (index % 2 === 1 ? code(run) : run))
    .filter((run) => run !== "");
