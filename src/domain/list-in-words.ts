// Lists as part of a sentence, as American English writes them.
const listFormat = new Intl.ListFormat("en-US");

/** "Maps, Poems, and Rivers". */
export const formatList = (items: Iterable<string>): string => listFormat.format(items);

const MAX_NAMES = 4;

/** "Tess, Lee, and Ana". With more than MAX_NAMES, all but the first three become "2 others". */
export function listNames(names: readonly string[]): string {
  const shown = names.length > MAX_NAMES ? names.slice(0, MAX_NAMES - 1) : names;
  const more = names.length - shown.length;
  return formatList(more > 0 ? [...shown, `${more} others`] : shown);
}
