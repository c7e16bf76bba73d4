// Prepares a typed line for sending: people picked from the list and channels become ids. The server
// recognizes names typed out in full and escapes the rest.
import type { ConversationView, PersonView } from "../../contract.js";

interface NameReplacement {
  shown: string;
  sent: string;
}

const isWordAt = (text: string, at: number) => /[\p{L}\p{N}_]/u.test(text.charAt(at));

/** Replaces `shown` where it is a whole name, not where it begins a longer one. */
function replaceName(text: string, { shown, sent }: NameReplacement): string {
  const at = text.toLowerCase().indexOf(shown.toLowerCase());
  if (at < 0) return text;
  const end = at + shown.length;
  const isName = !isWordAt(text, at - 1) && !isWordAt(text, end);
  return text.slice(0, at) + (isName ? sent : text.slice(at, end)) + replaceName(text.slice(end), { shown, sent });
}

/** `picked`: the people chosen from the list while typing; others may have the same name. */
export function toSent(
  text: string,
  picked: readonly PersonView[],
  conversations: readonly ConversationView[],
): string {
  const channels = conversations.filter(({ kind }) => kind !== "direct");
  const names: NameReplacement[] = [
    ...picked.map(({ id, name }) => ({ shown: `@${name}`, sent: `<@${id}>` })),
    ...channels.map(({ id, name }) => ({ shown: `#${name}`, sent: `<#${id}>` })),
  ];
  // Longest first, so that "#grade-4-team" isn't read as "#grade-4".
  return names.sort((one, other) => other.shown.length - one.shown.length).reduce(replaceName, text);
}
