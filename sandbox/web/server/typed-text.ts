// Typed text as Slack's client sends it: names become mentions, and the rest is escaped.
// https://docs.slack.dev/messaging/formatting-message-text#escaping
import { escapeText } from "../../workspace/escaping.js";
import type { PersonView } from "../contract.js";

const MENTION = /(<@[UW][A-Z0-9]+(?:\|[^<>]*)?>|<#[CG][A-Z0-9]+(?:\|[^<>]*)?>)/;

const quote = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name typed out in full counts as if it were chosen from the list. */
function withMentions(text: string, people: readonly PersonView[]): string {
  const known = new Map(people.filter(({ hasLeft }) => !hasLeft).map(({ id, name }) => [name.toLowerCase(), id]));
  // Longest first, because one name may begin another.
  const names = [...known.keys()].sort((a, b) => b.length - a.length).map(quote);
  const typed = new RegExp(`@(${names.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.replace(typed, (_all, name: string) => `<@${known.get(name.toLowerCase())}>`);
}

export function toSlackText(text: string, people: readonly PersonView[]): string {
  const parts = withMentions(text, people).split(MENTION);
  return parts.map((part, index) => (index % 2 === 1 ? part : escapeText(part))).join("");
}

/** A command's text has people's names next to their ids; the manifest asks for that with should_escape. */
export function toCommandText(text: string, people: readonly PersonView[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return toSlackText(text, people).replace(/<@([UW][A-Z0-9]+)>/g, (mention, id: string) => {
    const name = names.get(id);
    return name === undefined ? mention : `<@${id}|${name}>`;
  });
}
