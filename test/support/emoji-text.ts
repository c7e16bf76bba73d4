// Texts that break when they are cut carelessly: families, flags, skin tones, letters with marks, and hidden characters.
import { createRng, type Rng } from "../../sandbox/demo/random.js";

/** Each is one character to people and several units to a computer. */
export const CLUSTERS: readonly string[] = [
  "👩\u200d👩\u200d👧\u200d👦",
  "👩🏽\u200d🏫",
  "🏳\ufe0f\u200d🌈",
  "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
  "🇺🇸",
  "👍🏿",
  "❤\ufe0f\u200d🔥",
  "🐸",
  "𝔘",
  "q\u0323\u0307",
  "가\u0301",
  "กิ\u0e48",
];

/** Removed wherever text is shown. */
const HIDDEN: readonly string[] = ["\u202e", "\u2067", "\u0007", "\u0090", "\u200b", "\ufeff"];

export type TextMaker = (most: number) => string;

/** Makes texts of at most `most` units, nearly or exactly as long, and never the same twice. */
export function createEmojiTexts(seed: number, { hides }: { hides: boolean }): TextMaker {
  const rng: Rng = createRng(seed);
  const parts = hides ? [...CLUSTERS, " ", ...HIDDEN] : [...CLUSTERS, " "];
  return (most) => {
    let text = "x".repeat(Math.min(most, 1 + Math.floor(rng() * 4)));
    for (;;) {
      const part = parts[Math.floor(rng() * parts.length)] ?? "";
      if (text.length + part.length > most) return text;
      text += part;
    }
  };
}

/** What is left of whole characters that were cut in half; empty if none was. */
export function brokenIn(text: string): string {
  const rest = CLUSTERS.reduce((left, cluster) => left.replaceAll(cluster, " "), text);
  const halves = /\p{Cs}|\u200d|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u{E0000}-\u{E007F}]|\p{M}|[👩👧👦🏴🏳❤👍]/gu;
  return (rest.match(halves) ?? []).join("");
}
