// A unit's plan for word processors, laid out as the Template: its data in, the bytes of a DOCX out, the same for the same data.
import {
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import type { PaperSize } from "../domain/paper-size.js";
import { clip } from "../text/clip.js";
import { cleaned } from "./clean-paper.js";
import { INK, NUMBERING, PAGE_MARGIN, RULE, SIZES, SOFT, STYLES, toCoreProperties, widthOf } from "./docx-style.js";
import { twoColumns } from "./docx-table.js";
import { Links, toBullet, toFact, toLines } from "./docx-text.js";
import type { PlanPaper, PlanPart } from "./paper-kinds.js";
import { withoutTimes } from "./zip-times.js";

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

/** An empty heading would be read out as one. */
const heading = (text: string, level: Level): Paragraph[] =>
  text.trim() === "" ? [] : toLines(text.replaceAll("\n", " "), { look: { heading: level } });

interface Page {
  links: Links;
  /** Of the text. */
  width: number;
}

function toPart(part: PlanPart, { links, width }: Page): (Paragraph | Table)[] {
  switch (part.kind) {
    case "text":
      return toLines(part.text, { links });
    case "empty":
      return [new Paragraph({ children: [new TextRun({ text: part.text, italics: true, color: SOFT })] })];
    case "named":
      return part.items.flatMap(({ name, text }) => [
        ...heading(name, HeadingLevel.HEADING_2),
        ...toLines(text, { links }),
      ]);
    case "duties":
      return twoColumns(part, width, links);
    case "links":
      return part.items.map(({ name, address }) => toBullet(links.toRun(name, address)));
  }
}

const toNote = (text: string) => toLines(text, { look: { style: "Note" } });

const LINE_ABOVE = { border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: RULE } } };

/** Below the plan, under a line. */
const toNotes = ({ notes }: PlanPaper): Paragraph[] =>
  notes.flatMap((note, at) =>
    toLines(note, { look: { style: "Note", ...(at === 0 ? { ...LINE_ABOVE, spacing: { before: 320 } } : {}) } }),
  );

const LINE_BELOW = { border: { bottom: { style: BorderStyle.SINGLE, size: 10, space: 6, color: INK } } };

/** What it is, its title and its school, with a line below. */
function toHead({ about, title, school }: PlanPaper): Paragraph[] {
  const below = { ...LINE_BELOW, spacing: { after: 200 } };
  return [
    ...toLines(about.toUpperCase(), { look: { style: "Kind" } }),
    ...toLines(title.replaceAll("\n", " "), {
      look: { heading: HeadingLevel.TITLE, ...(school === "" ? below : {}) },
    }),
    ...toLines(school, { look: { style: "Subtitle", ...below } }),
  ];
}

/** A longer title would take the page's head a second line. */
const MAX_RUNNING_TITLE = 80;

/** From the second page on, a page says which plan it is of. */
const toRunningHead = ({ title }: PlanPaper) => new Header({ children: toNote(clip(title, MAX_RUNNING_TITLE)) });

function toFooter({ school, printed }: PlanPaper, width: number): Footer {
  const said = [school, printed].filter((part) => part !== "").join(" · ");
  const children = [said, new Tab(), PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  const tabStops = [{ type: TabStopType.RIGHT, position: width }];
  return new Footer({ children: [new Paragraph({ style: "Note", tabStops, children: [new TextRun({ children })] })] });
}

/** Any text may be in `typed`. */
export async function toDocx(typed: PlanPaper, size: PaperSize): Promise<Uint8Array> {
  const plan = cleaned(typed);
  const links = new Links();
  const width = widthOf(size);
  const children = [
    ...toHead(plan),
    ...plan.facts.map(toFact),
    ...plan.parts.flatMap((part) => [
      ...heading(part.title, HeadingLevel.HEADING_1),
      ...toPart(part, { links, width }),
    ]),
    ...toNotes(plan),
  ];
  const properties = { page: { size: SIZES[size], margin: PAGE_MARGIN }, titlePage: true };
  const footer = () => toFooter(plan, width);
  const document = new Document({
    ...{ styles: STYLES, numbering: NUMBERING },
    sections: [
      {
        ...{ properties, children },
        headers: { default: toRunningHead(plan), first: new Header({ children: [new Paragraph("")] }) },
        footers: { default: footer(), first: footer() },
      },
    ],
  });
  links.addTo(document);
  return withoutTimes(await Packer.toBuffer(document, false, [toCoreProperties(plan)]));
}
