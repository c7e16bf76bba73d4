// Reads the text of a PDF that Typst made: what its glyphs stand for, as screen readers and searches get it.
import { inflateSync } from "node:zlib";

interface PdfObject {
  head: string;
  stream: string;
}

function objectsOf(pdf: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  const begin = /\n(\d+) 0 obj\r?\n/g;
  for (let found = begin.exec(pdf); found; found = begin.exec(pdf)) {
    const rest = pdf.slice(begin.lastIndex);
    const [, head = "", end] = /^([\s\S]*?)\n(stream\r?\n|endobj)/.exec(rest) ?? [];
    const start = begin.lastIndex + head.length + 1 + (end?.length ?? 0);
    const length = end === "endobj" ? 0 : Number(/\/Length (\d+)/.exec(head)?.[1]);
    objects.set(found[1] ?? "", { head, stream: pdf.slice(start, start + length) });
    begin.lastIndex = start + length;
  }
  return objects;
}

const inflated = ({ head, stream }: PdfObject): string =>
  head.includes("/FlateDecode") ? inflateSync(Buffer.from(stream, "latin1")).toString("latin1") : stream;

const fromUtf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** The text of each glyph. */
function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [block] of cmap.matchAll(/beginbfchar[\s\S]*?endbfchar/g)) {
    for (const [, code = "", text = ""] of block.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      glyphs.set(Number.parseInt(code, 16), fromUtf16(text));
    }
  }
  return glyphs;
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** The codes in a string of two bytes a glyph. */
function codesIn(literal: string): number[] {
  const bytes = literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_escape, octal?: string, letter?: string) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[letter ?? ""] ?? letter ?? ""),
  );
  return [...Buffer.from(bytes, "latin1")].flatMap((byte, at, all) =>
    at % 2 === 0 ? [byte * 256 + (all[at + 1] ?? 0)] : [],
  );
}

/** A font is chosen, a text in hexadecimal is shown, one in parentheses begins, or a run of texts ends. */
const TOKEN = /\/(f\d+) [\d.]+ Tf|<([0-9a-f]{4,})>(?=[\s\d.-]*[\]T<(])|\(|\bET\b/gi;

/** Where the text that begins at `from` ends: its own parentheses may stand in it in pairs. */
function endOfLiteral(content: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0; at += 1) {
    if (content[at] === "\\") at += 1;
    else if (content[at] === "(") depth += 1;
    else if (content[at] === ")") depth -= 1;
  }
  return at - 1;
}

function textOfPage(page: PdfObject, objects: ReadonlyMap<string, PdfObject>): string {
  const objectAt = (id: string | undefined) => objects.get(id ?? "") ?? { head: "", stream: "" };
  const fonts = new Map(
    [...page.head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = "", id]) => {
      const [, cmap] = /\/ToUnicode (\d+) 0 R/.exec(objectAt(id).head) ?? [];
      return [name, glyphsOf(inflated(objectAt(cmap)))] as const;
    }),
  );
  const [, contents] = /\/Contents (\d+) 0 R/.exec(page.head) ?? [];
  const content = inflated(objectAt(contents));
  const token = new RegExp(TOKEN);
  let font = new Map<number, string>();
  let text = "";
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [whole, name, hex] = found;
    if (name) font = fonts.get(name) ?? new Map();
    else if (whole === "ET") text += "\n";
    else {
      const end = hex ? token.lastIndex : endOfLiteral(content, token.lastIndex);
      const literal = content.slice(token.lastIndex, end);
      const codes = hex ? (hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)) : codesIn(literal);
      text += codes.map((code) => font.get(code) ?? "").join("");
      token.lastIndex = end;
    }
  }
  return text;
}

/** A text for each page. A line break stands between runs of glyphs, wherever those are on the page. */
export function pagesOfPdf(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map((page) => textOfPage(page, objects));
}

/** The text of all pages without the breaks: runs end where the font or the line does. */
export const textOfPdf = (bytes: Uint8Array): string =>
  pagesOfPdf(bytes).join("").replaceAll("\n", " ").replace(/ +/g, " ");

/** In how many points its texts are set, outside of charts. */
export function sizesOfText(bytes: Uint8Array): number[] {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  const contents = pages.map(({ head }) => objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? ""));
  const sizes = contents.flatMap((content) =>
    content ? [...inflated(content).matchAll(/\/f\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)) : [],
  );
  return [...new Set(sizes)].sort((a, b) => a - b);
}

/** The tags that screen readers go by, each with those in it: "Table(TR(TH TH))". */
export function tagsOfPdf(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"));
  const toTags = (id: string): string[] => {
    const { head = "" } = objects.get(id) ?? {};
    const [, kids = ""] = /\/K \[([\s\S]*?)\]\s*(?:\/\w|>>)/.exec(head) ?? [];
    // What stands in brackets of its own is content, not an element.
    const within = [...kids.replace(/<<[\s\S]*?>>/g, "").matchAll(/(\d+) 0 R/g)].flatMap(([, kid = ""]) => toTags(kid));
    const [, name] = /\/S \/(\w+)/.exec(head) ?? [];
    return name ? [within.length > 0 ? `${name}(${within.join(" ")})` : name] : within;
  };
  const [root = ""] = [...objects].find(([, { head }]) => head.includes("/Type /StructTreeRoot")) ?? [];
  return toTags(root).join(" ");
}
