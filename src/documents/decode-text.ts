// Turns the bytes of a text file into text, whichever of the usual encodings it has.
import { Unreadable } from "./unreadable.js";

const decode = (bytes: Uint8Array, encoding: string, fatal = false) =>
  new TextDecoder(encoding, { fatal }).decode(bytes);

/** What Windows-1252 has from 0x80 to 0x9F, where Latin-1 has control characters. A space stands for what it doesn't have. */
const WINDOWS = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** By hand: Node's own decoder takes it for Latin-1 (https://github.com/nodejs/node/issues/56542). */
function asWindows(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return latin.replace(/[\x80-\x9f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? " ");
}

/** In English and Spanish text in UTF-16, one byte of nearly every pair is zero. Which one says the order. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const most = (sample.length / 2) * 0.7;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : undefined;
}

/** Line ends of the old Mac, and no other: Excel's "CSV (Macintosh)". */
function isOldMac(bytes: Uint8Array): boolean {
  return bytes.includes(0x0d) && !bytes.includes(0x0a);
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decode(bytes, "utf-8", true);
  } catch {
    return undefined;
  }
}

/**
 * UTF-8 and UTF-16, each with or without its mark; for what is neither, Mac Roman or Windows-1252. Throws Unreadable for what isn't
 * text. A mark at the beginning is left out.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be");
  const utf16 = utf16WithoutMark(bytes);
  if (utf16) return decode(bytes, utf16);
  if (bytes.includes(0)) throw new Unreadable("This isn't a text file, so I can't read it.");
  return asUtf8(bytes) ?? (isOldMac(bytes) ? decode(bytes, "macintosh") : asWindows(bytes));
}
