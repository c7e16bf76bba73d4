// Makes every text of a paper safe to print.
import { cleanText } from "../text/clean.js";

/** XML takes none of these, and nobody types them. */
const NO_CHARACTERS = /[\uFFFE\uFFFF]/g;

/** The same with every text cleaned: no character that is hidden, turns others around or may not be in a document. */
export const cleaned = <P>(paper: P): P =>
  JSON.parse(JSON.stringify(paper), (_key, value) =>
    typeof value === "string" ? cleanText(value).replace(NO_CHARACTERS, "") : value,
  );
