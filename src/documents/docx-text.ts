// Text of a DOCX as it was typed: its lines, spaces, tabs, direction and links.
import {
  ConcreteHyperlink,
  type Document,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from "docx";
import { ITEMS } from "./docx-style.js";
import type { PlanPaper } from "./paper-kinds.js";

const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text runs in the direction of its first letter. */
const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(FIRST_LETTER.exec(text)?.[0] ?? "");

interface RunLook {
  bold?: boolean;
  style?: string;
}

const toRun = (text: string, look: RunLook = {}): TextRun =>
  new TextRun({
    ...look,
    ...(isRightToLeft(text) ? { rightToLeft: true } : {}),
    children: text.split("\t").flatMap((part, at) => (at === 0 ? [part] : [new Tab(), part])),
  });

interface LineOptions {
  look?: IParagraphOptions;
  /** Makes links of the web addresses in it. */
  links?: Links;
  /** Said in bold before the first line. */
  mark?: string;
}

/** A paragraph for each line. Empty text has none. */
export function toLines(text: string, { look = {}, links, mark }: LineOptions = {}): Paragraph[] {
  if (text === "" && mark === undefined) return [];
  const toLine = (line: string, at: number) => {
    const marked = mark !== undefined && at === 0 ? [toRun(`${mark} `, { bold: true })] : [];
    const said = line === "" ? [] : (links?.toRuns(line) ?? [toRun(line)]);
    const isBidirectional = marked.length === 0 && isRightToLeft(line);
    return new Paragraph({
      ...look,
      ...(isBidirectional ? { bidirectional: true } : {}),
      children: [...marked, ...said],
    });
  };
  return text.split("\n").map(toLine);
}

export const toBullet = (child: ParagraphChild): Paragraph =>
  new Paragraph({ numbering: { reference: ITEMS, level: 0 }, children: [child] });

/** "Teacher(s): Tess Whitlock", each of its lines below the other. */
export function toFact({ name, lines }: PlanPaper["facts"][number]): Paragraph {
  const said = lines.flatMap((line, at) => [...(at > 0 ? [new TextRun({ break: 1 })] : []), toRun(line)]);
  return new Paragraph({ style: "Fact", children: [toRun(`${name}:\t`, { bold: true }), ...said] });
}

const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
/** What a word processor takes as an address. */
const ADDRESS = /^https?:\/\/[^\s<>"{}|\\^`]+$/;

/** A web address in a text, without the sign that ends its sentence. The template for the PDF has the same. */
const IN_TEXT = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

/** The links of a document. Their ids are numbers, because docx's own are random and would make each file another one. */
export class Links {
  readonly #targets: string[] = [];

  /** Plain text if the address can't be a link. */
  toRun(name: string, address: string): ParagraphChild {
    if (!ADDRESS.test(address)) return toRun(name);
    this.#targets.push(address);
    return new ConcreteHyperlink([toRun(name, { style: "Hyperlink" })], this.#idOf(this.#targets.length));
  }

  /** Text in which web addresses are links. */
  toRuns(text: string): ParagraphChild[] {
    const parts = text.split(IN_TEXT);
    // The pattern captures, so every second part is an address.
    return parts.flatMap((part, at) => (part === "" ? [] : at % 2 === 1 ? this.toRun(part, part) : toRun(part)));
  }

  addTo(document: Document): void {
    const { Relationships } = document.Document;
    for (const [at, target] of this.#targets.entries()) {
      Relationships.addRelationship(this.#idOf(at + 1), LINK, target, "External");
    }
  }

  #idOf(number: number): string {
    return `link${number}`;
  }
}
