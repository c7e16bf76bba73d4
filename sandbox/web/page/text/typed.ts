// What the page makes of a typed line before it sends it: who was picked from the list and channels become ids. The
// server knows names typed out in full, and escapes the rest.
import type { ConversationView, PersonView } from "../../contract.js";

interface NameReplacement {
  shown: string;
  sent: string;
}

const isWordAt = (text: string, at: number) => /[\p{L}\p{N}_]/u.test(text.charAt(at));

/** Where `shown` stands in the text as a name of its own, and not as the beginning of another. */
function replaceName(text: string, { shown, sent }: NameReplacement): string {
  const at = text.toLowerCase().indexOf(shown.toLowerCase());
  if (at < 0) return text;
  const end = at + shown.length;
  const isName = !isWordAt(text, at - 1) && !isWordAt(text, end);
  return text.slice(0, at) + (isName ? sent : text.slice(at, end)) + replaceName(text.slice(end), { shown, sent });
}

/** `picked`: the people chosen from the list while typing; somebody else may have the same name. */
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
  // Longest first, so that "#grade-4-team" is not taken for "#grade-4".
  return names.sort((one, other) => other.shown.length - one.shown.length).reduce(replaceName, text);
}
