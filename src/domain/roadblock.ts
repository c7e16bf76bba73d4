// When Bookend checks back on roadblocks, on how many in one message, and what tells each apart from others.
import { WEEK_MS } from "./time/duration.js";

/** When to check back on a roadblock that was named, or answered, at `now`. */
export const checkBackAt = (now: Date, weeks: number): Date => new Date(now.getTime() + weeks * WEEK_MS);

const KEY_SEEDS = [0x811c9dc5, 0x9dc5811c];

/** FNV-1a of the text's UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Tells the roadblocks of one reflection apart by what is in the way, in whichever slot they are: with other words it's
 * another roadblock. No secret, and the same for the same words.
 */
export const roadblockKey = (explain: string): string =>
  KEY_SEEDS.map((seed) => hash(explain, seed).toString(36)).join("-");

/** One message asks about at most this many roadblocks. The rest wait for the next message. */
export const MAX_ROADBLOCKS_PER_QUESTION = 5;
