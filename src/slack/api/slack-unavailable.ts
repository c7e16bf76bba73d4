// An answer from Slack, or the fact that there is none that we can use.
import { slackErrorOf } from "./slack-error.js";

/** Slack gave no answer that we can use, or none in time. */
export class SlackUnavailable extends Error {
  override name = "SlackUnavailable";
}

/**
 * Slack's answer; undefined when its error is one of these, which mean that there is nothing. Throws SlackUnavailable.
 */
export async function answerOf<T>(call: Promise<T>, nothing: readonly string[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (nothing.includes(slackErrorOf(error) ?? "")) return undefined;
    throw new SlackUnavailable("Slack did not answer.", { cause: error });
  }
}

/** The answer, or `otherwise` when Slack gives none. */
export async function orIfUnavailable<T, O>(answer: Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SlackUnavailable) return otherwise;
    throw error;
  }
}
