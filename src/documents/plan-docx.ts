// A unit's plan for word processors, laid out as the Template: its data in, the bytes of a DOCX out, the same for the same data.
import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, type Table, TextRun } from "docx";
import type { PaperSize } from "../domain/paper-size.js";
import { cleaned } from "./clean-paper.js";
import { PAGE_MARGIN, SIZES, SOFT, STYLES, toCoreProperties } from "./docx-style.js";
import { twoColumns } from "./docx-table.js";
import { Links, toBullet, toFact, toLines } from "./docx-text.js";
import type { PlanPaper, PlanPart } from "./paper-kinds.js";
import { withoutTimes } from "./zip-times.js";

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

/** An empty heading would be read out as one. */
const heading = (text: string, level: Level): Paragraph[] =>
  text.trim() === "" ? [] : toLines(text.replaceAll("\n", " "), { heading: level });

function toPart(part: PlanPart, links: Links): (Paragraph | Table)[] {
  switch (part.kind) {
    case "text":
      return toLines(part.text);
    case "empty":
      return [new Paragraph({ children: [new TextRun({ text: part.text, italics: true, color: SOFT })] })];
    case "named":
      return part.items.flatMap(({ name, text }) => [...heading(name, HeadingLevel.HEADING_3), ...toLines(text)]);
    case "duties":
      return twoColumns(part);
    case "links":
      return part.items.map(({ name, address }) => toBullet(links.toRun(name, address)));
  }
}

const toNote = (text: string) => toLines(text, { style: "Note" });

function toFooter({ school, printed }: PlanPaper): Footer {
  const said = [school, printed, ""].filter((part, at) => part !== "" || at === 2).join(" · ");
  const children = [said, PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  return new Footer({ children: [new Paragraph({ style: "Note", children: [new TextRun({ children })] })] });
}

/** Any text may be in `typed`. */
export async function toDocx(typed: PlanPaper, size: PaperSize): Promise<Uint8Array> {
  const plan = cleaned(typed);
  const links = new Links();
  const children = [
    ...toLines(plan.about.toUpperCase(), { style: "Note" }),
    ...heading(plan.title, HeadingLevel.HEADING_1),
    ...(plan.school === "" ? [] : toLines(plan.school)),
    ...plan.facts.map(toFact),
    ...plan.parts.flatMap((part) => [...heading(part.title, HeadingLevel.HEADING_2), ...toPart(part, links)]),
    ...plan.notes.flatMap(toNote),
  ];
  const page = { size: SIZES[size], margin: PAGE_MARGIN };
  const document = new Document({
    styles: STYLES,
    sections: [{ properties: { page }, footers: { default: toFooter(plan) }, children }],
  });
  links.addTo(document);
  return withoutTimes(await Packer.toBuffer(document, false, [toCoreProperties(plan)]));
}
