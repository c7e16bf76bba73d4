// The signs that HTML writes as names and numbers: &rsquo; and &#8217; are apostrophes.

const NAMED: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " ", thinsp: " ", shy: "" },
  ...{ ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", hellip: "…" },
  ...{ sect: "§", para: "¶", bull: "•", middot: "·", deg: "°", copy: "©", reg: "®", trade: "™", cent: "¢" },
  ...{ frac12: "½", frac14: "¼", frac34: "¾", times: "×", divide: "÷", minus: "−", plusmn: "±", radic: "√", pi: "π" },
  ...{ le: "≤", ge: "≥", ne: "≠", asymp: "≈", infin: "∞", rarr: "→", larr: "←", sup2: "²", sup3: "³", theta: "θ" },
  ...{ iexcl: "¡", iquest: "¿", laquo: "«", raquo: "»", szlig: "ß", oslash: "ø", aring: "å", aelig: "æ" },
};

const ACCENTS: Record<string, string> = {
  ...{ acute: "\u0301", grave: "\u0300", circ: "\u0302", uml: "\u0308", tilde: "\u0303", cedil: "\u0327" },
};

/** "Ntilde" is Ñ. */
function toAccented(name: string): string | undefined {
  const [, letter = "", accent = ""] = /^([A-Za-z])([a-z]+)$/u.exec(name) ?? [];
  const mark = ACCENTS[accent];
  return mark === undefined ? undefined : (letter + mark).normalize("NFC");
}

/** Pages made with Windows number its signs, which Unicode has elsewhere: 146 is an apostrophe. From 128. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function fromCodePoint(code: number): string | undefined {
  if (code >= 128 && code < 160) return WINDOWS[code - 128];
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function toSign(whole: string, name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
  if (number) return fromCodePoint(number[1] ? Number.parseInt(number[1], 16) : Number(number[2])) ?? whole;
  return NAMED[name] ?? toAccented(name) ?? NAMED[name.toLowerCase()] ?? whole;
}

const ENTITY = /&(#?\w{1,8});/gu;

export const fromEntities = (text: string): string => text.replace(ENTITY, toSign);

/** Names of signs of which tags and other names are made: in text without tags, someone may mean them as they are. */
const WRITES_MARKUP = /^(?:lt|gt|#0*(?:38|60|62)|#x0*(?:26|3c|3e))$/iu;
const ENTITY_IN_TEXT = /&(#?\w{1,8});(?!#?\w{1,8};)/gu;

/** In text that has no tags. Reading it twice changes nothing more. */
export const fromEntitiesInText = (text: string): string =>
  text.replace(ENTITY_IN_TEXT, (whole, name: string) => (WRITES_MARKUP.test(name) ? whole : toSign(whole, name)));
