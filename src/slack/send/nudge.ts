// Sends the nudges that are due: reminders to one person, each at most once. A question is recorded as asked before it
// is sent. It is asked again only if it certainly didn't arrive and a later try may work.
import type { WebClient } from "@slack/web-api";
import { isTokenInvalid } from "../api/slack-error.js";
import type { Nudge } from "../define/nudge.js";
import type { Charts } from "./charts.js";
import { type SendResult, sendOnce } from "./delivery.js";
import { prepareQuestion, type QuestionSource } from "./prepare-question.js";

interface NudgeDeps<P> extends QuestionSource<P> {
  nudges: readonly Nudge<P>[];
  /** Never retries by itself. */
  client: WebClient;
  charts: Charts;
  now(): Date;
  logError(fields: object, error: unknown): void;
}

/** Slack allows about one message a second: https://docs.slack.dev/apis/web-api/rate-limits. The next tick asks the rest. */
const MAX_PER_ROUND = 40;

async function ask<P, Q>(deps: NudgeDeps<P>, nudge: Nudge<P, Q>, question: Q): Promise<"go on" | "pause"> {
  const { ctx, client, charts } = deps;
  if (!(await nudge.claim(ctx, question))) return "go on";
  const person = nudge.to(question);
  const { message, remember } = await prepareQuestion(nudge, { person, about: nudge.about(question) }, deps);
  const result = await sendOnce(client, { channel: person, message, charts });
  if (result.kind === "sent") {
    await remember({ channel: result.channel, ts: result.ts });
    return "go on";
  }
  if (isWorthRetrying(result)) {
    await nudge.release(ctx, question);
    return "pause";
  }
  // Lost, or permanently refused. Never asking is better than asking twice.
  deps.logError({ during: `nudge ${nudge.name}`, reason: result.reason }, result.error);
  // While Slack doesn't answer, the rest waits, so an outage costs one question per round, not all of them.
  return result.kind === "unknown" ? "pause" : "go on";
}

function isWorthRetrying(result: SendResult): boolean {
  if (result.kind === "unknown") return !result.mayHaveArrived;
  return result.kind === "refused" && (result.retryAfterMs !== undefined || isTokenInvalid(result.reason));
}

/** Asks the questions that are due, at most MAX_PER_ROUND of each nudge. Never throws. */
export async function runNudges<P>(deps: NudgeDeps<P>): Promise<void> {
  for (const nudge of deps.nudges) {
    try {
      const questions = await nudge.due(deps.ctx);
      for (const question of questions.slice(0, MAX_PER_ROUND)) {
        if ((await ask(deps, nudge, question)) === "pause") return;
      }
    } catch (error) {
      deps.logError({ during: `nudge ${nudge.name}` }, error);
    }
  }
}
