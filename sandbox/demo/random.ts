// Repeatable random numbers: the same seed gives the same school.

export type Rng = () => number;

/** mulberry32, in the public domain: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(rng: Rng, from: readonly T[]): T => {
  const picked = from[Math.floor(rng() * from.length)];
  if (picked === undefined) throw new Error("There is nothing to pick from.");
  return picked;
};

/** An item with twice the weight is picked twice as often. */
export function pickWeighted<T>(rng: Rng, from: readonly T[], weightOf: (item: T) => number): T {
  const total = from.reduce((sum, item) => sum + weightOf(item), 0);
  let left = rng() * total;
  for (const item of from) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return pick(rng, from);
}

/** A whole number from `min` to `max`, both included. */
export const integerBetween = (rng: Rng, min: number, max: number): number => min + Math.floor(rng() * (max - min + 1));
