// What a form shows below a field of the part of a text that the field doesn't take.
import { type School, TESS } from "./school.js";

/** What stands in quotes. */
export function quotedIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(quotedIn).join("");
  if (value === null || typeof value !== "object") return "";
  const { type, elements } = value as { type?: string; elements?: { text: string }[] };
  if (type === "rich_text_quote") return (elements ?? []).map(({ text }) => text).join("");
  return Object.values(value).map(quotedIn).join("");
}

/** All there is of the text of a field: what is in it, and what the form shows below it. */
export function wholeText(school: School, field: string, by = TESS): string {
  const modal = school.slack.as(by).modal();
  return `${modal?.values[field]}${quotedIn(modal?.blocks)}`;
}
