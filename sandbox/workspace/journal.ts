// Everything that happened: the app's calls, requests to it, what the strict checks refused, and what is in flight.
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "./json.js";
import type { Exchange } from "./link/exchange.js";

export type TokenKind = "bot" | "app" | "none" | "unknown";

export interface Call {
  method: string;
  args: JsonObject;
  token: TokenKind;
  /** Whose response_url was called; undefined for a method and for an unknown address. */
  answers: string | undefined;
  /** Undefined while it runs, and if the app never got one. */
  response: Json | undefined;
  status: number | undefined;
  at: Date;
  /** Milliseconds until the answer; undefined while it runs, and if none came. */
  ms: number | undefined;
  /** The fault that was applied, if any. */
  fault: string | undefined;
}

/** Something that Slack would refuse or ignore and that an app should never do. */
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

  /** Returns a function to call at the end; calling it twice does no harm. */
  begin(what: string): () => void {
    this.#started += 1;
    const id = this.#started;
    this.#inFlight.set(id, what);
    return () => this.#inFlight.delete(id);
  }

  /** Waits until nothing is in flight and nothing has started for a short while. */
  async settle(quietMs = 50, limitMs = 15_000): Promise<void> {
    let waited = 0;
    for (;;) {
      const begun = this.#started;
      await sleep(this.#inFlight.size > 0 ? 5 : quietMs);
      if (this.#inFlight.size === 0 && this.#started === begun) return;
      waited += this.#inFlight.size > 0 ? 5 : quietMs;
      if (waited > limitMs)
        throw new Error(`Still in flight: ${[...this.#inFlight.values()].join(", ") || "new calls"}.`);
    }
  }
}
