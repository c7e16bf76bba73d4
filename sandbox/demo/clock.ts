// The clock of the demo: the real one, set ahead or back. The workspace and the app go by it, and it never stands still.

export class DemoClock {
  readonly #realNow: () => Date;
  #offsetMs = 0;

  constructor(realNow: () => Date) {
    this.#realNow = realNow;
  }

  readonly now = (): Date => new Date(this.#realNow().getTime() + this.#offsetMs);

  get realNow(): Date {
    return this.#realNow();
  }

  set(instant: Date): void {
    this.#offsetMs = instant.getTime() - this.#realNow().getTime();
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
