// Sends what a feature answers, once it has run. Whatever fails from then on, the person reads what was done nevertheless.
import { slackErrorOf } from "../api/slack-error.js";
import { type Reply, whisper } from "../define/replies.js";
import type { TypedLine } from "../define/typed-line.js";
import { showLate } from "../send/late-answer.js";
import { type Sender, send } from "../send/reply.js";
import type { FailureDeps, ReceiveDeps } from "./deps.js";
import { type Failure, type Progress, toFailure, toFailureMessages, toFailureTitle } from "./failure.js";
import type { Request } from "./request.js";

type Deps = Sender & FailureDeps & Pick<ReceiveDeps<never>, "turn">;

/** The request that is answered. */
export interface Asked {
  request: Request;
  /** What the log calls the request. */
  name: string;
  typed?: TypedLine | undefined;
}

/** Slack's answers when a message is for an app or a deactivated account. They are refused, and can't be told why. */
const CANT_BE_TOLD = ["channel_not_found", "cannot_dm_bot", "user_disabled"];

/** Tells the person what failed. `inModal` is the external_id of a modal that waits for the answer. Never throws: if even that doesn't arrive, the log says so. */
export async function sendFailure(
  deps: Deps,
  { request, name }: Asked,
  about: { failure: Failure; inModal?: string | undefined } & Parameters<typeof toFailureMessages>[1],
): Promise<void> {
  try {
    const title = toFailureTitle(about.progress);
    for (const message of toFailureMessages(about.failure, about)) {
      const words = whisper(message, { title });
      const toSend = about.inModal ? await showLate(deps, about.inModal, words) : words;
      if (toSend) await send(deps, request, toSend);
    }
  } catch (error) {
    const isNoError = about.failure.kind === "refused" && CANT_BE_TOLD.includes(slackErrorOf(error) ?? "");
    if (!isNoError) deps.logError({ during: name, personNotTold: true }, error);
  }
}

const REACHES_OTHERS = ["channelMessage", "directMessage", "directQuestion", "retract"];

function showingOf(reply: Reply): Extract<Progress, { step: "reply" }>["showing"] {
  if (REACHES_OTHERS.includes(reply.kind)) return "message";
  return reply.kind === "modal" ? "form" : "answer";
}

/**
 * Sends the replies in order. True if all of them arrived. If one fails, the person is told, and the rest is sent only if
 * something was saved: then each tells of its own part. Never throws.
 */
export async function sendReplies(deps: Deps, asked: Asked, replies: readonly Reply[]): Promise<boolean> {
  const { request, name, typed } = asked;
  const saved = replies.find((reply) => reply.kind === "saved")?.done;
  let done = saved;
  let allArrived = true;
  for (const reply of replies) {
    let toSend: Reply | undefined = reply;
    try {
      if ("compose" in reply) toSend = await reply.compose();
      await deps.turn();
      if (reply.kind === "afterAck") toSend = await showLate(deps, reply.id, toSend);
      if (!toSend) continue;
      await send(deps, request, toSend);
      if (showingOf(toSend) === "message") done ??= "Sent";
    } catch (error) {
      allArrived = false;
      const failure = toFailure(error, { ...deps, during: name });
      const inModal = reply.kind === "afterAck" ? reply.id : undefined;
      // What comes late has only read by then.
      const progress = inModal
        ? ({ step: "run" } as const)
        : ({ step: "reply", done, showing: showingOf(toSend ?? reply) } as const);
      await sendFailure(deps, asked, { failure, progress, typed, inModal });
      if (saved === undefined) return false;
    }
  }
  return allArrived;
}
