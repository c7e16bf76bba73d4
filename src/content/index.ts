// The reflection sheets, in the order the picker shows them and the monthly prompt takes them.
import type { Sheet } from "../domain/reflection.js";
import { benefits } from "./benefits.js";
import { roadblocks } from "./roadblocks.js";
import { taxonomy } from "./taxonomy.js";

export const sheets: readonly Sheet[] = [taxonomy, benefits, roadblocks];

/** The sheet with this key; undefined when it was retired or never existed. */
export const sheetOf = (key: string): Sheet | undefined => sheets.find((sheet) => sheet.key === key);
