// What a person reads when something fails, and what the log says about it.
import { randomInt } from "node:crypto";
import { Refusal } from "../define/refusal.js";
import { type Offer, type TypedLine, toGivenBack } from "../define/typed-line.js";
import { code, escapeMrkdwn, type Inline, type Message, paragraph, toMessage } from "../message/blocks.js";
import type { FailureDeps } from "./deps.js";

/** A "no" in words for the person, or something that broke. What to type is in backticks. */
export type Failure =
  | { kind: "refused"; words: string; offers: readonly Offer[]; mayPass: boolean }
  /** `known`: why, as a clause for the person, if we know. `ref` is in the log, too. */
  | { kind: "broke"; known: string | undefined; ref: string };

/** Too many answers are waiting. */
export const BUSY: Failure = {
  kind: "refused",
  words: "Not done: I'm busy right now. Please try again in a minute.",
  offers: [],
  mayPass: true,
};

// No 0 or O, 1, I or L: people read a reference aloud on the phone.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const makeRef = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");

/** Logs an error. A plain Refusal is none. If it has a cause, the person who runs Bookend may have to fix that. */
export function logFailure(error: unknown, deps: Pick<FailureDeps, "logError"> & { during: string }): void {
  if (!(error instanceof Refusal)) deps.logError({ during: deps.during }, error);
  else if (error.cause !== undefined) deps.logError({ during: deps.during, refused: true }, error.cause);
}

/** Logs the error and finds out what the person has to know. */
export function toFailure(error: unknown, deps: FailureDeps & { during: string }): Failure {
  if (error instanceof Refusal) {
    logFailure(error, deps);
    return { kind: "refused", words: error.message, offers: error.offers, mayPass: error.mayPass };
  }
  const ref = makeRef();
  const known = deps.explain(error);
  deps.logError({ ref, during: deps.during, ...(known ? { known } : {}) }, error);
  return { kind: "broke", known, ref };
}

const askForHelp = (ref: string) =>
  `Please try again. If it keeps happening, give the person who runs Bookend this reference: ${ref}.`;

/** Why nothing was done, when something broke: a sentence or two that begin in lower case. */
const toReason = ({ known, ref }: Extract<Failure, { kind: "broke" }>) =>
  known ? `${known}. Try again in a moment (ref ${ref}).` : `something broke on my end. ${askForHelp(ref)}`;

/** Why something that was asked for isn't there, as a clause or sentences for the person. Logs what broke. */
export function toWhyNot(error: unknown, deps: FailureDeps & { during: string }): string {
  const failure = toFailure(error, deps);
  return failure.kind === "refused" ? failure.words : toReason(failure);
}

/** The notice above a form that couldn't be saved, as mrkdwn. */
export function toNotice(failure: Failure | { kind: "refused"; words: string }): string {
  return failure.kind === "refused"
    ? `*Not saved.* ${escapeMrkdwn(failure.words)}`
    : `*Not saved*: ${escapeMrkdwn(toReason(failure))} Nothing is lost: what you entered is below.`;
}

/** What a feature that failed had done by then. */
export type Progress =
  /** It didn't finish, so nothing is done. */
  | { step: "run" }
  /** It has run. `done` is what it did, such as "Saved"; undefined if it only reads. `showing` is what didn't arrive. */
  | { step: "reply"; done: string | undefined; showing: "answer" | "form" | "message" };

const COULD_NOT = {
  answer: "I couldn't show you the answer",
  form: "I couldn't open the form",
  message: "my message to others didn't go out",
};

/** What to say first. What is done stays done, whatever fails after it. */
function toWords(failure: Failure, progress: Progress): string {
  const done = progress.step === "reply" ? progress.done : undefined;
  if (failure.kind === "refused") return done ? `${done}, but there was a problem. ${failure.words}` : failure.words;
  if (progress.step === "run") return `Not done: ${toReason(failure)}`;
  const { known, ref } = failure;
  const why = known ? `: ${known}` : "";
  if (done) {
    const advice = progress.showing === "answer" ? " You don't need to do it again" : " Please try again";
    return `${done}, but ${COULD_NOT[progress.showing]}${why}.${advice} (ref ${ref}).`;
  }
  const could = COULD_NOT[progress.showing].replace(/^m/, "M");
  return known ? `${could}: ${known}. Try again in a moment (ref ${ref}).` : `${could}. ${askForHelp(ref)}`;
}

/** The title of the message about a failure, where it is shown as a modal. */
export function toFailureTitle(progress: Progress): string {
  if (progress.step === "run") return "Not done";
  return progress.done ?? (progress.showing === "message" ? "Not done" : "Not shown");
}

const TRY_AGAIN = "Try again";

/** The buttons for a line that failed: to try it again, if that may work, and for what was probably meant. */
function toOffers(failure: Failure, { text }: TypedLine, likely: readonly Offer[]): readonly Offer[] {
  if (failure.kind === "broke" || failure.mayPass) return [{ typed: text, button: TRY_AGAIN }];
  return failure.offers.length > 0 ? failure.offers : likely;
}

/**
 * What the person reads after a command or a click that failed. It gives back the line they typed, unless what it says is
 * done; a very long line takes more than one message. `likely` is what a refused line may have meant.
 */
export function toFailureMessages(
  failure: Failure,
  { progress, typed, likely = [] }: { progress: Progress; typed?: TypedLine | undefined; likely?: readonly Offer[] },
): [Message, ...Message[]] {
  const words = paragraph(...withCode(toWords(failure, progress)));
  const isDone = progress.step === "reply" && progress.done !== undefined;
  if (!typed?.text || isDone) return [toMessage(words)];
  const offers = toOffers(failure, typed, likely);
  // A refused word by itself is quickly typed again.
  if (offers.length === 0 && !/\S\s+\S/.test(typed.text)) return [toMessage(words)];
  const [first, ...more] = toGivenBack(typed, offers);
  return [toMessage(words, ...first), ...more.map((blocks) => toMessage(...blocks))];
}

const withCode = (words: string): Inline[] =>
  words
    .split(/`([^`]*)`/)
    .map((run, index) => (index % 2 === 1 ? code(run) : run))
    .filter((run) => run !== "");
