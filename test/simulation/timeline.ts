// Virtual time: a list of what happens when. One thing happens at a time, and nothing waits for real.
import type { Dice } from "./dice.js";

interface Happening {
  at: number;
  /** Decides between two at the same instant. */
  order: number;
  run(): void | Promise<void>;
}

export class Timeline {
  private readonly ahead: Happening[] = [];

  /** `now` is the true time in milliseconds since 1970, whatever the machines' clocks say. */
  constructor(
    private readonly dice: Dice,
    public now: number,
  ) {}

  /** Plans something for `ms` milliseconds from now. */
  after(ms: number, run: () => void | Promise<void>): void {
    this.ahead.push({ at: this.now + ms, order: this.dice.fraction(), run });
  }

  /** Lets everything happen that is planned until then, one thing after the other. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.take(end); next; next = this.take(end)) {
      this.now = next.at;
      await next.run();
    }
    this.now = end;
  }

  /** Skips a time in which nothing happens: everything planned comes that much later. */
  skipTo(instant: number): void {
    const ms = Math.max(0, instant - this.now);
    this.now += ms;
    for (const one of this.ahead) one.at += ms;
  }

  private take(end: number): Happening | undefined {
    let first: Happening | undefined;
    for (const one of this.ahead) {
      if (one.at > end) continue;
      if (!first || one.at < first.at || (one.at === first.at && one.order < first.order)) first = one;
    }
    if (first) this.ahead.splice(this.ahead.indexOf(first), 1);
    return first;
  }
}
