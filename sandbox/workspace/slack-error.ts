// An error as Slack answers it: its name, and the other fields of the answer.
import type { JsonObject } from "./json.js";

export class SlackError extends Error {
  override name = "SlackError";
  readonly error: string;
  readonly details: JsonObject;
  /** True for something an app should never do; it is also recorded as a problem. */
  readonly isProblem: boolean;

  constructor(error: string, details: JsonObject = {}, isProblem = false) {
    super(error);
    this.error = error;
    this.details = details;
    this.isProblem = isProblem;
  }
}
