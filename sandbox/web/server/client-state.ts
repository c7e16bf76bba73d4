// What Slack's client knows about each person besides messages: what they have read, what is pending, what failed.
import type { Snapshot } from "../contract.js";

type PendingRequest = Snapshot["working"][number];
type ClientFailure = NonNullable<Snapshot["failure"]>;

export class ClientState {
  /** Everyone has read everything up to here. */
  readonly #startTs: string;
  readonly #changed: () => void;
  readonly #read = new Map<string, string>();
  readonly #working = new Map<string, Set<PendingRequest>>();
  readonly #failures = new Map<string, ClientFailure>();
  #count = 0;

  constructor(begun: string, changed: () => void) {
    this.#startTs = begun;
    this.#changed = changed;
  }

  lastRead(userId: string, channel: string): string {
    return this.#read.get(`${userId} ${channel}`) ?? this.#startTs;
  }

  markRead(userId: string, channel: string, ts: string): void {
    if (ts <= this.lastRead(userId, channel)) return;
    this.#read.set(`${userId} ${channel}`, ts);
    this.#changed();
  }

  pendingOf(userId: string): PendingRequest[] {
    return [...(this.#working.get(userId) ?? [])];
  }

  /** Shows the request as pending for as long as it takes. */
  async showWhile<T>(userId: string, working: PendingRequest, act: () => Promise<T>): Promise<T> {
    const all = this.#working.get(userId) ?? new Set();
    this.#working.set(userId, all.add(working));
    this.#failures.delete(userId);
    this.#changed();
    try {
      return await act();
    } finally {
      all.delete(working);
      this.#changed();
    }
  }

  failureOf(userId: string): ClientFailure | undefined {
    return this.#failures.get(userId);
  }

  showFailure(userId: string, channel: string | undefined, text: string): void {
    this.#count += 1;
    this.#failures.set(userId, { id: this.#count, channel, text });
    this.#changed();
  }
}
