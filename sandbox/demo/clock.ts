// The demo's clock: the real one, moved ahead or back. The workspace and the app use it, and it never stops.

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
