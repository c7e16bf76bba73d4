// What a person is told when something does not work, and what the log keeps of it.
import { randomInt } from "node:crypto";
import { Refusal } from "../define/refusal.js";
import { toRunButton } from "../define/subcommand.js";
import { buttons, code, escapeMrkdwn, footnote, type Message, paragraph, toMessage } from "../message/parts.js";

/** Why nothing happened, ready to be shown. */
export interface Failure {
  /** A sentence or two: what happened and what to do. mrkdwn, with backticks for what is to be typed. */
  words: string;
  /** Whether trying again without a change may help. */
  retryable: boolean;
}

export interface FailureDeps {
  /** Words for errors the kit does not know, e.g. of the database: "the database is busy". */
  explain: (error: unknown) => string | undefined;
  logError: (fields: object, error: unknown) => void;
}

// No 0/O, 1/I/L: a reference is read out over the phone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const makeRef = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

export function toFailure(error: unknown, deps: FailureDeps & { during: string }): Failure {
  if (error instanceof Refusal) {
    // The person is told what to do; what made it necessary may need whoever looks after Bookend.
    if (error.cause !== undefined) deps.logError({ during: deps.during, refused: true }, error.cause);
    return { words: error.message, retryable: false };
  }
  const ref = makeRef();
  const known = deps.explain(error);
  deps.logError({ ref, during: deps.during, ...(known ? { known } : {}) }, error);
  return known
    ? { words: `${known}. Try again in a moment (ref ${ref}).`, retryable: true }
    : {
        words: `something broke on my side. Try again, and if it stays broken, tell whoever looks after Bookend: ref ${ref}.`,
        retryable: true,
      };
}

/** The line on top of a form that could not be saved. */
export function toNotice(trouble: Failure): string {
  const words = escapeMrkdwn(trouble.words);
  return trouble.retryable
    ? `*Not saved*: ${words} Nothing is lost: what you entered is below.`
    : `*Not saved.* ${words}`;
}

/** The whisper after a command or a click that did not work. `typed` is given back, so that it is not lost. */
export function toFailureMessage(trouble: Failure, typed?: { command: string; text: string }): Message {
  const first = trouble.retryable ? `Not done: ${trouble.words}` : trouble.words;
  const words = withCode(first);
  if (!trouble.retryable || !typed?.text) return toMessage(paragraph(...words));
  return toMessage(
    paragraph(...words),
    paragraph("You typed: ", code(`${typed.command} ${asTyped(typed.text)}`)),
    buttons(toRunButton(typed.text, { text: "Try again", style: "primary" })),
    footnote("Only you see this."),
  );
}

/** People and channels by their names, as they looked when they were typed. */
const asTyped = (text: string) => text.replace(/<([@#])[A-Z0-9]+\|([^<>]+)>/g, "$1$2");

const withCode = (words: string) =>
  words
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== "");
