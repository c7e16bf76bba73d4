// Ids and timestamps: unique, and the same in every run.

export class Sequence {
  readonly #counts = new Map<string, number>();
  readonly #now: () => Date;
  #lastMicroseconds = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Eleven characters, such as C0000000001. */
  id(prefix: string): string {
    return `${prefix}${String(this.count(prefix)).padStart(11 - prefix.length, "0")}`;
  }

  count(name: string): number {
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count;
  }

  /** From now on every ts is after this one. */
  passTs(ts: string): void {
    this.#lastMicroseconds = Math.max(this.#lastMicroseconds, Math.round(Number(ts) * 1_000_000));
  }

  /** Slack's ts: seconds with six decimals, unique and increasing even when the clock stops or goes back. */
  ts(): string {
    this.#lastMicroseconds = Math.max(this.#now().getTime() * 1000, this.#lastMicroseconds + 100);
    const seconds = Math.floor(this.#lastMicroseconds / 1_000_000);
    return `${seconds}.${String(this.#lastMicroseconds % 1_000_000).padStart(6, "0")}`;
  }
}
