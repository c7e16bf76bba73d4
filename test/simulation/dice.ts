// Everything random in the simulation comes from one seed, so each seed always runs the same way.
import { createRng, integerBetween, pick, pickWeighted } from "../../sandbox/demo/random.js";

export class Dice {
  private readonly rng: () => number;

  constructor(seed: number) {
    this.rng = createRng(seed);
  }

  /** True in a share of all cases, from 0 (never) to 1 (always). */
  chance(share: number): boolean {
    return share > 0 && this.rng() < share;
  }

  /** A whole number, both ends included. */
  between(min: number, max: number): number {
    return integerBetween(this.rng, min, max);
  }

  pick<T>(from: readonly T[]): T {
    return pick(this.rng, from);
  }

  /** An item with twice the weight is picked twice as often. */
  pickWeighted<T extends { weight: number }>(from: readonly T[]): T {
    return pickWeighted(this.rng, from, ({ weight }) => weight);
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    return this.rng();
  }
}
