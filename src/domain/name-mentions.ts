// Whether a text that someone else wrote may name a person.
import { nameKey } from "./partner-names.js";

/** Shorter parts of a name are in too many texts. */
const SHORTEST_PART = 3;

/** The name, and each part of it that can stand for the person: "tess whitlock", "tess", "whitlock". */
function partsOf(name: string): string[] {
  const whole = nameKey(name);
  return [whole, ...whole.split(" ").filter((part) => part.length >= SHORTEST_PART)];
}

/** True if the text has the name, or its first or last name, as whole words or in "Tess's". Ignores case and accents. */
export function mayName(text: string, name: string): boolean {
  const words = ` ${nameKey(text)} `;
  return partsOf(name).some((part) => part !== "" && [part, `${part}s`].some((word) => words.includes(` ${word} `)));
}
