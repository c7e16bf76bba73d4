// Faults between the app and Slack, planned ahead for one method, for response_url, or for everything.
import type { JsonObject } from "./json.js";

export type Fault =
  | { kind: "ratelimited"; retryAfter: number }
  | { kind: "status"; status: number }
  /** Answers 200 with a page, as a proxy does. */
  | { kind: "html" }
  /** The connection breaks before anything is done. */
  | { kind: "reset" }
  /** Nothing is done, and no answer comes. */
  | { kind: "hang" }
  /** The call is done, but the connection breaks before the answer. */
  | { kind: "lostReply" }
  | { kind: "error"; error: string }
  /**
   * Answers this error to a message whose blocks have more than `moreThan` characters of text, or any block of a type in
   * `types`. Other messages get through.
   */
  | { kind: "refusedContent"; error: string; moreThan?: number; types?: readonly string[] }
  /** Answers this instead, as something between the app and Slack might. */
  | { kind: "answer"; answer: JsonObject }
  | { kind: "slow"; ms: number };

interface PlannedFault {
  target: string;
  fault: Fault;
  timesLeft: number;
}

export class Faults {
  /** Answers invalid_blocks to messages with blocks that came in 2026: charts and sorted tables. No plan ends it. */
  refusesCharts = false;
  #planned: PlannedFault[] = [];

  /**
   * The next calls of this method fail ("response_url", "file_download", "file_upload", "web-api" for every method, "*" for both). Faults planned
   * earlier come first.
   */
  next(target: string, fault: Fault, times = 1): void {
    this.#planned.push({ target, fault, timesLeft: times });
  }

  always(target: string, fault: Fault): void {
    this.next(target, fault, Number.POSITIVE_INFINITY);
  }

  clear(target?: string): void {
    this.#planned = target === undefined ? [] : this.#planned.filter((order) => order.target !== target);
  }

  take(target: string): Fault | undefined {
    const isMethod = !["response_url", "file_download", "file_upload"].includes(target);
    const targets = isMethod ? [target, "web-api", "*"] : [target, "*"];
    const order = this.#planned.find((candidate) => targets.includes(candidate.target));
    if (!order) return undefined;
    order.timesLeft -= 1;
    if (order.timesLeft <= 0) this.#planned = this.#planned.filter((other) => other !== order);
    return order.fault;
  }
}
