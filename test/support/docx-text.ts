// Reads a DOCX: its parts, and its text as a screen reader gets it.
import { inflateRawSync } from "node:zlib";

const ENTRY = 0x02014b50;
const DEFLATED = 8;

/** The parts of a DOCX by name, and the time that the ZIP says of each. */
export function partsOf(bytes: Uint8Array): Map<string, { text: string; time: number }> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, { text: string; time: number }>();
  let at = file.readUInt32LE(file.length - 6);
  while (file.readUInt32LE(at) === ENTRY) {
    const name = file.toString("utf8", at + 46, at + 46 + file.readUInt16LE(at + 28));
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    const content = file.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed;
    parts.set(name, { text: content.toString("utf8"), time: file.readUInt32LE(at + 12) });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

export const partOf = (bytes: Uint8Array, name: string): string => partsOf(bytes).get(name)?.text ?? "";

const unescaped = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** A line for each paragraph. */
export function textOfDocx(bytes: Uint8Array): string {
  const paragraphs = partOf(bytes, "word/document.xml").match(/<w:p>.*?<\/w:p>|<w:p\/>/gs) ?? [];
  const textOf = (paragraph: string) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>|<w:(tab|br)\/>/gs)].map(([, text, sign]) =>
      sign ? { tab: "\t", br: "\n" }[sign] : unescaped(text ?? ""),
    );
  return paragraphs.map((paragraph) => textOf(paragraph).join("")).join("\n");
}
