// The number or the bullet before an item of a list in HTML.

/** The attributes of a tag, by name. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

/** A list that is open: its attributes, and the number of its next item. */
export interface List {
  isNumbered: boolean;
  attributes: Attributes;
  next: number;
}

/** 1 is a, 26 is z, 27 is aa. */
const toLetters = (at: number): string =>
  at < 1 ? "" : toLetters(Math.floor((at - 1) / 26)) + String.fromCharCode(97 + ((at - 1) % 26));

const ROMAN = { c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };

function toRoman(at: number): string {
  const found = Object.entries(ROMAN).find(([, value]) => value <= at);
  return found ? found[0] + toRoman(at - found[1]) : "";
}

type Numbering = (at: number) => string;

const toUpper =
  (numbering: Numbering): Numbering =>
  (at) =>
    numbering(at).toUpperCase();

const TYPES: Record<string, Numbering> = {
  ...{ "1": String, a: toLetters, A: toUpper(toLetters), i: toRoman, I: toUpper(toRoman) },
};

const STYLES: Record<string, Numbering> = {
  ...{ decimal: String, "lower-alpha": toLetters, "lower-latin": toLetters, "lower-roman": toRoman },
  ...{ "upper-alpha": toUpper(toLetters), "upper-latin": toUpper(toLetters), "upper-roman": toUpper(toRoman) },
};

const styleOf = ({ style = "" }: Attributes): string | undefined =>
  /list-style(?:-type)?\s*:\s*([a-z-]+)/iu.exec(style)?.[1]?.toLowerCase();

const numberIn = (text: string | undefined): number | undefined =>
  /^\s*\d{1,6}\s*$/u.test(text ?? "") ? Number(text) : undefined;

export const toList = (name: string, attributes: Attributes): List => ({
  isNumbered: name === "ol",
  attributes,
  next: numberIn(attributes.start) ?? 1,
});

/** "a. ". Empty if the page shows none. */
export function toMarker(list: List | undefined, item: Attributes): string {
  const style = styleOf(item) ?? styleOf(list?.attributes ?? {});
  if (style === "none") return "";
  if (!list?.isNumbered) return "• ";
  const at = numberIn(item.value) ?? list.next;
  list.next = at + 1;
  const numbering = STYLES[style ?? ""] ?? TYPES[list.attributes.type ?? ""] ?? String;
  return `${at < 1 || at > 399 ? at : numbering(at)}. `;
}
