// The signs that HTML writes as names and numbers: &rsquo; and &#8217; are apostrophes.
import { decodeHTMLStrict } from "entities/decode";

/** No name is longer than 31 letters. */
const ENTITY = /&#?\w{1,31};/gu;

/** Spaces of any width, which people took for spaces. */
const SPACE = /^[^\S\t\r\n]$/u;
const SOFT_HYPHEN = "\u00ad";
/** The library's sign for a number that no sign has. */
const NO_SIGN = "\ufffd";

function toSign(whole: string): string {
  const sign = decodeHTMLStrict(whole);
  if (sign === NO_SIGN) return whole;
  return SPACE.test(sign) ? " " : sign.replace(SOFT_HYPHEN, "");
}

export const fromEntities = (text: string): string => text.replace(ENTITY, toSign);

/** An ampersand before what would then be a name stays written out, so that reading a text twice changes nothing more. */
const ENTITY_IN_TEXT = /&#?\w{1,31};(?!#?\w{1,31};)/gu;
/** Signs of which tags and names are made: in text without tags, someone may mean them as they are written. */
const WRITES_MARKUP = /[<>#;\w]/u;

/** In text that has no tags. */
export function fromEntitiesInText(text: string): string {
  const toSignInText = (whole: string) => {
    const sign = toSign(whole);
    return WRITES_MARKUP.test(sign) ? whole : sign;
  };
  return text.replace(ENTITY_IN_TEXT, toSignInText);
}
