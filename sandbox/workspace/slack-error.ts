// A refusal by Slack: its own name for it, and what else stands in the answer.
import type { JsonObject } from "./json.js";

export class SlackError extends Error {
  override name = "SlackError";
  readonly error: string;
  readonly details: JsonObject;
  /** True for what an app should never do, whatever happens: it is also recorded as a problem. */
  readonly isProblem: boolean;

  constructor(error: string, details: JsonObject = {}, isProblem = false) {
    super(error);
    this.error = error;
    this.details = details;
    this.isProblem = isProblem;
  }
}
