// Finds halves of surrogate pairs anywhere in what an app sends. Strict readers of JSON refuse the whole document for one;
// what Slack does is not documented, so here it is refused.
import { isObject, type Json, readJson } from "../json.js";
import type { Violation } from "./rules.js";

/** Buttons and forms carry JSON as text. Half a character in it comes back with the next click. */
function violationsInText(text: string, at: string): Violation[] {
  if (!text.isWellFormed()) return [{ at, message: "must not contain half of a surrogate pair" }];
  const carried = /^[[{]/.test(text) && text.includes("\\u") ? readJson(text) : undefined;
  return carried === undefined ? [] : violationsOfCharacters(carried, at);
}

export function violationsOfCharacters(value: Json | undefined, at: string): Violation[] {
  if (typeof value === "string") return violationsInText(value, at);
  if (Array.isArray(value)) return value.flatMap((item, index) => violationsOfCharacters(item, `${at}/${index}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...violationsInText(key, at),
    ...violationsOfCharacters(inner, `${at}/${key.toWellFormed()}`),
  ]);
}
