// What Slack's client knows of each person besides messages: what they have read, what is under way, what went wrong.
import type { Snapshot } from "../contract.js";

type Working = Snapshot["working"][number];
type Trouble = NonNullable<Snapshot["trouble"]>;

export class Desk {
  /** Everything up to here counts as read by everyone. */
  readonly #begun: string;
  readonly #changed: () => void;
  readonly #read = new Map<string, string>();
  readonly #working = new Map<string, Set<Working>>();
  readonly #troubles = new Map<string, Trouble>();
  #count = 0;

  constructor(begun: string, changed: () => void) {
    this.#begun = begun;
    this.#changed = changed;
  }

  lastRead(userId: string, channel: string): string {
    return this.#read.get(`${userId} ${channel}`) ?? this.#begun;
  }

  markRead(userId: string, channel: string, ts: string): void {
    if (ts <= this.lastRead(userId, channel)) return;
    this.#read.set(`${userId} ${channel}`, ts);
    this.#changed();
  }

  workingOf(userId: string): Working[] {
    return [...(this.#working.get(userId) ?? [])];
  }

  /** Shows it as under way for as long as it takes. */
  async during<T>(userId: string, working: Working, act: () => Promise<T>): Promise<T> {
    const all = this.#working.get(userId) ?? new Set();
    this.#working.set(userId, all.add(working));
    this.#troubles.delete(userId);
    this.#changed();
    try {
      return await act();
    } finally {
      all.delete(working);
      this.#changed();
    }
  }

  troubleOf(userId: string): Trouble | undefined {
    return this.#troubles.get(userId);
  }

  complain(userId: string, channel: string | undefined, text: string): void {
    this.#count += 1;
    this.#troubles.set(userId, { id: this.#count, channel, text });
    this.#changed();
  }
}
