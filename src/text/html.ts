// Text that was copied as HTML, such as from a state's page of standards: its words, numbering and line breaks.

/** Only tags that HTML has count, so "a < b" stays as it is. */
const TAG =
  /<(\/?)(p|br|li|ol|ul|div|span|b|strong|i|em|u|h[1-6]|table|tbody|thead|tr|td|th|a|sup|sub|font|section|article|blockquote)\b([^<>]*)>/giu;

const ENTITIES: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", sect: "§", bull: "•", deg: "°" },
  ...{ ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", hellip: "…", frac12: "½" },
};

function fromCodePoint(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function toCharacter(whole: string, name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
  if (number) return fromCodePoint(number[1] ? Number.parseInt(number[1], 16) : Number(number[2])) ?? whole;
  return ENTITIES[name.toLowerCase()] ?? whole;
}

/** A list that is open: the number of its next item, or none for bullets. */
type List = { next: number | undefined };

const ENDS_A_LINE = /^(?:p|div|li|tr|h[1-6]|ol|ul|table|section|article|blockquote)$/u;

/** What takes the place of a tag. `lists` are those that are open. */
function toPlace(tag: { isEnd: boolean; name: string; attributes: string }, lists: List[]): string {
  const { isEnd, name, attributes } = tag;
  if (name === "br") return "\n";
  if (name === "ol" || name === "ul") {
    const start = Number(/\bstart\s*=\s*"?(\d+)/iu.exec(attributes)?.[1] ?? 1);
    if (isEnd) lists.pop();
    else lists.push({ next: name === "ol" ? start : undefined });
    return "\n";
  }
  if (name === "li" && !isEnd) {
    const list = lists.at(-1);
    if (list?.next === undefined) return "\n• ";
    list.next += 1;
    return `\n${list.next - 1}. `;
  }
  if ((name === "td" || name === "th") && isEnd) return " ";
  return ENDS_A_LINE.test(name) ? "\n" : "";
}

/** The text as it is, unless there is HTML in it. */
export function textFromHtml(text: string): string {
  if (text.search(TAG) < 0) return text;
  const lists: List[] = [];
  // In HTML a line break is a space.
  const joined = text.replace(/\s*\n\s*/gu, " ");
  const plain = joined.replace(TAG, (_whole, end: string, name: string, attributes: string) =>
    toPlace({ isEnd: end !== "", name: name.toLowerCase(), attributes }, lists),
  );
  return plain
    .replace(/&(#?\w{1,8});/gu, toCharacter)
    .split("\n")
    .map((line) => line.replace(/[ \t]+/gu, " ").trim())
    .join("\n")
    .replace(/\n{2,}/gu, "\n")
    .trim();
}
