// The reflection sheets, in the order they are offered and asked about in turn.
import type { Sheet } from "../domain/reflection.js";
import { benefits } from "./benefits.js";
import { roadblocks } from "./roadblocks.js";
import { taxonomy } from "./taxonomy.js";

export const sheets: readonly Sheet[] = [taxonomy, benefits, roadblocks];
