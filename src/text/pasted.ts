// Text as people paste it from websites and word processors: read as what they saw there.
import { textFromHtml } from "./html.js";
import { fromEntitiesInText } from "./html-entities.js";

/** Word's bullets are signs of the font Symbol or Wingdings, which other fonts don't have. */
const BULLETS: Record<string, string> = { "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓" };

export const textFromPasted = (text: string): string =>
  fromEntitiesInText(textFromHtml(text)).replace(/[\uf0b7\uf0a7\uf0d8\uf0fc]/gu, (sign) => BULLETS[sign] ?? sign);
