// Slack's answer to a call, or SlackUnavailable when there is none we can use.
import { slackErrorOf } from "./slack-error.js";

/** Slack gave no usable answer, or none in time. */
export class SlackUnavailable extends Error {
  override name = "SlackUnavailable";
}

/** Slack's answer; undefined for the errors in `notFound`. Throws SlackUnavailable for any other error. */
export async function answerOf<T>(call: Promise<T>, notFound: readonly string[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (notFound.includes(slackErrorOf(error) ?? "")) return undefined;
    throw new SlackUnavailable("Slack didn't answer.", { cause: error });
  }
}

/** The answer, or `otherwise` if Slack is unavailable. */
export async function orIfUnavailable<T, O>(answer: Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SlackUnavailable) return otherwise;
    throw error;
  }
}
