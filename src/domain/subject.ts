// Subjects as people write them: which spellings mean the same, and which of them is shown.
import { foldText } from "../text/fold.js";

/** "SCIENCE" and "Science" are the same subject. */
export const subjectKey = (name: string): string => foldText(name) || name;

/** "Science" rather than "science" or "SCIENCE". */
const isUsualCase = (name: string) => /^\p{Lu}.*\p{Ll}/u.test(name);

/** Each subject once: as on the school's list, otherwise as most names are written. */
export function oneSpellingEach(listed: readonly string[], used: readonly string[]): string[] {
  const others = [...used].sort((a, b) => Number(isUsualCase(b)) - Number(isUsualCase(a)) || a.localeCompare(b));
  const byKey = new Map<string, string>();
  for (const name of [...listed, ...others]) {
    if (!byKey.has(subjectKey(name))) byKey.set(subjectKey(name), name);
  }
  return [...byKey.values()].sort((a, b) => a.localeCompare(b));
}
