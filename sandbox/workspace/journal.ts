// Everything that happened: calls of the app, requests to it, what the strict checks refused, and what is under way.
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "./json.js";
import type { Exchange } from "./link/exchange.js";

export type TokenKind = "bot" | "app" | "none" | "unknown";

export interface Call {
  method: string;
  args: JsonObject;
  token: TokenKind;
  /** Whose response_url was called; undefined for a method and for an address nobody gave out. */
  answers: string | undefined;
  /** Undefined while it runs and when the app never got one. */
  response: Json | undefined;
  status: number | undefined;
  at: Date;
  /** Milliseconds until the answer; undefined while it runs and when none came. */
  ms: number | undefined;
  /** The fault that was played, if any. */
  fault: string | undefined;
}

/** Something Slack would refuse or ignore, and an app should never do. */
export interface Problem {
  where: string;
  error: string;
  messages: string[];
}

export class Journal {
  readonly calls: Call[] = [];
  readonly exchanges: Exchange[] = [];
  readonly problems: Problem[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #inFlight = new Map<number, string>();
  #started = 0;

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  refuse(where: string, error: string, messages: string[] = []): void {
    this.problems.push({ where, error, messages });
    this.changed();
  }

  /** Returns what to call when it is over; calling it twice does no harm. */
  begin(what: string): () => void {
    this.#started += 1;
    const id = this.#started;
    this.#inFlight.set(id, what);
    return () => this.#inFlight.delete(id);
  }

  /** Waits until nothing is under way and nothing began for a short while. */
  async settle(quietMs = 50, limitMs = 15_000): Promise<void> {
    let waited = 0;
    for (;;) {
      const begun = this.#started;
      await sleep(this.#inFlight.size > 0 ? 5 : quietMs);
      if (this.#inFlight.size === 0 && this.#started === begun) return;
      waited += this.#inFlight.size > 0 ? 5 : quietMs;
      if (waited > limitMs)
        throw new Error(`Still under way: ${[...this.#inFlight.values()].join(", ") || "new calls"}.`);
    }
  }
}
