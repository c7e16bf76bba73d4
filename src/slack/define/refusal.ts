// A "no" in the person's words: thrown anywhere in a feature, caught in receive/, shown where the person asked.
import type { Offer } from "./typed-line.js";

interface RefusalOptions {
  /** For the log: what the person who runs Bookend may have to fix. */
  cause?: unknown;
  /** What the person probably meant. After a click or in a form, nothing was typed, so there is nothing to offer. */
  offers?: readonly Offer[];
  /** The same request may work in a moment, so a typed line comes back with a button to try again. */
  mayPass?: boolean;
}

/** The person reads the whole `message`. It says what happened and what to do. What to type is in backticks. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly offers: readonly Offer[];
  readonly mayPass: boolean;

  constructor(message: string, { cause, offers = [], mayPass = false }: RefusalOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.offers = offers;
    this.mayPass = mayPass;
  }
}
