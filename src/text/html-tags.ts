// Which tags HTML has, and what begins like a tag and is none.

/** Each begins a line, and ends one. */
const LINES =
  "p|hr|br|li|ol|ul|dl|dt|dd|div|h[1-6]|tr|table|caption|section|article|header|footer|main|blockquote|pre|center";
const BLOCKS = `${LINES}|tbody|thead|tfoot|td|th|body|html`;
const INLINE = "span|b|strong|i|em|u|s|a|sup|sub|font|small|big|img|label|abbr|cite|q|mark|o:p|st1:\\w+";
/** Nobody sees what is in these. */
const UNSEEN = "script|style|title|iframe|xml";
/** Text about HTML names these, too. By themselves they don't make a text HTML. */
const OTHER =
  "acronym|address|area|aside|audio|base|bdi|bdo|button|canvas|code|col|colgroup|data|datalist|del|details|dfn|dialog|dir|embed|fieldset|figcaption|figure|form|head|input|ins|kbd|legend|link|map|menu|meta|meter|nav|nobr|noscript|object|optgroup|option|output|param|path|picture|progress|rp|rt|ruby|samp|select|source|strike|summary|svg|template|time|track|tt|var|video|wbr|[mvw]:\\w+";

const toNames = (names: string) => new RegExp(`^(?:${names})$`, "iu");

export const LINE = toNames(`${LINES}|address|aside|nav|figure|figcaption|fieldset|form|details|summary|menu`);
export const HIDES = toNames(UNSEEN);
const TAG = toNames(`${BLOCKS}|${INLINE}|${UNSEEN}|${OTHER}`);

/** Whether a text has lines of its own. */
export const BLOCK = new RegExp(`</?(?:${BLOCKS})(?=[\\s/>])[^<>]*>`, "iu");
/** A tag that ends something, has attributes or breaks a line. "Use the <p> tag" in a standard on coding is no HTML. */
export const MARKUP = new RegExp(
  `</(?:${BLOCKS}|${INLINE})\\s*>|<(?:${BLOCKS}|${INLINE})\\s+[a-z-]+\\s*=[^<>]*>|<br\\s*/?>`,
  "iu",
);

const BEGINS = /<(?:(?<end>\/?)(?<name>[a-z][\w:]*)(?=[\s/>])|(?<comment>!--)|!(?=[[a-z])|\?(?=xml))?/giu;
const ENDS = new RegExp(`>|-->|</(?:${UNSEEN})(?=[\\s/>])`, "giu");

/** What ends it: undefined if there is no such tag. */
function endOf({ end, name, comment }: Partial<Record<string, string>>, begun: string): string | undefined {
  if (comment) return "-->";
  if (!name) return begun === "<" ? undefined : ">";
  if (!TAG.test(name)) return undefined;
  return HIDES.test(name) && !end ? `</${name.toLowerCase()}` : ">";
}

/** Writes out each "<" that begins no tag, and one that never ends, so that "a < b" and "x<y" stay as they are. */
export function withTagsOnly(text: string): string {
  const last = new Map<string, number>();
  for (const { 0: end, index } of text.matchAll(ENDS)) last.set(end.toLowerCase(), index);
  const toPart = (...[begun, ...rest]: [string, ...unknown[]]): string => {
    const end = endOf(rest.at(-1) as Partial<Record<string, string>>, begun);
    const at = rest.at(-3) as number;
    // The end of a comment ends a tag, too.
    const endsAt = Math.max(last.get(end ?? "") ?? -1, end === ">" ? (last.get("-->") ?? -1) : -1);
    return at < endsAt ? begun : begun.replace("<", "&lt;");
  };
  return text.replace(BEGINS, toPart);
}
