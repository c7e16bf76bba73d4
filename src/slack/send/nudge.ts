// A question to one person that goes out by itself, at most once: it is written down as asked before it is sent, and only
// when Slack certainly did not take it, and may later, is it asked again.
import type { WebClient } from "@slack/web-api";
import { isTokenInvalid } from "../api/slack-error.js";
import type { Message } from "../message/parts.js";
import { type SendResult, sendOnce } from "../posts/delivery.js";

export interface Nudge<P, Q = unknown> {
  name: string;
  /** What is to be asked by now. */
  due(at: P): Promise<Q[]>;
  /** Whom it is for. */
  to(question: Q): string;
  /** Writes down that it was asked; false when somebody else did, or nothing is left to ask. */
  claim(at: P, question: Q): Promise<boolean>;
  /** It did not arrive: writes down that it may be asked again. */
  release(at: P, question: Q): Promise<void>;
  compose(at: P, question: Q): Promise<Message>;
}

export function defineNudge<P, Q>(definition: Nudge<P, Q>): Nudge<P, Q> {
  return definition;
}

export interface NudgeDeps<P> {
  nudges: readonly Nudge<P>[];
  client: WebClient;
  at: P;
  logError(fields: object, error: unknown): void;
}

/** Slack takes about one message a second; the rest is asked with the next tick. */
const MAX_PER_ROUND = 40;

async function ask<P, Q>(deps: NudgeDeps<P>, nudge: Nudge<P, Q>, question: Q): Promise<"go on" | "pause"> {
  const { at, client } = deps;
  if (!(await nudge.claim(at, question))) return "go on";
  const sent = await sendOnce(client, { channel: nudge.to(question), message: await nudge.compose(at, question) });
  if (sent.kind === "sent") return "go on";
  if (mayArriveLater(sent)) {
    await nudge.release(at, question);
    return "pause";
  }
  // Lost, or refused for good: better never asked than asked twice.
  deps.logError({ during: `nudge ${nudge.name}`, reason: sent.reason }, sent.error);
  // While Slack does not answer the rest waits: of an outage a round loses one question, not all.
  return sent.kind === "unknown" ? "pause" : "go on";
}

function mayArriveLater(sent: SendResult): boolean {
  if (sent.kind === "unknown") return !sent.left;
  return sent.kind === "refused" && (sent.retryAfterMs !== undefined || isTokenInvalid(sent.reason));
}

/** Asks what is due. Never throws. */
export async function runNudges<P>(deps: NudgeDeps<P>): Promise<void> {
  for (const nudge of deps.nudges) {
    try {
      const questions = await nudge.due(deps.at);
      for (const question of questions.slice(0, MAX_PER_ROUND)) {
        if ((await ask(deps, nudge, question)) === "pause") return;
      }
    } catch (error) {
      deps.logError({ during: `nudge ${nudge.name}` }, error);
    }
  }
}
