// What a person reads when something fails, and what the log keeps about it.
import { randomInt } from "node:crypto";
import { Refusal } from "../define/refusal.js";
import { toRunButton } from "../define/subcommand.js";
import { buttons, code, escapeMrkdwn, type Message, paragraph, toMessage } from "../message/blocks.js";
import type { FailureDeps } from "./deps.js";

/** Why nothing happened, in the person's words. */
export interface Failure {
  /** A sentence or two of mrkdwn: what happened and what to do. What to type is in backticks. */
  words: string;
  /** Whether the same request may work later. */
  retryable: boolean;
}

// No 0 or O, 1, I or L: people read a reference aloud on the phone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const makeRef = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Logs the error, and finds the words for it. An error we do not know gets a reference that the log has, too. */
export function toFailure(error: unknown, deps: FailureDeps & { during: string }): Failure {
  if (error instanceof Refusal) {
    // The words tell the person what to do. What caused the refusal may need the person who runs Bookend.
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

/** The notice on top of a form that could not be saved. */
export function toNotice(failure: Failure): string {
  const words = escapeMrkdwn(failure.words);
  return failure.retryable
    ? `*Not saved*: ${words} Nothing is lost: what you entered is below.`
    : `*Not saved.* ${words}`;
}

/** The whisper after a command or a click that failed. It gives back what was `typed`, so that nothing is lost. */
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
