// How a DOCX looks: its page, its styles, and what it says about itself.
import { AlignmentType, convertInchesToTwip, type INumberingOptions, type IStylesOptions, LevelFormat } from "docx";
import type { PaperSize } from "../domain/paper-size.js";
import type { PlanPaper } from "./paper-kinds.js";

export const INK = "1B2A41";
export const SOFT = "5B6675";
export const RULE = "B9C2CD";
export const SHADE = "EEF1F5";

/** How far the words of a list's item are from its bullet. */
const ITEM_HANGING = 240;
/** Where they begin: there is room for a bar at the left of the bullet. */
export const ITEM_INDENT = 360;

/** In twentieths of a point. */
export const SIZES: Record<PaperSize, { width: number; height: number }> = {
  letter: { width: 12_240, height: 15_840 },
  a4: { width: 11_906, height: 16_838 },
};

export const PAGE_MARGIN = {
  top: convertInchesToTwip(0.8),
  bottom: convertInchesToTwip(0.85),
  left: convertInchesToTwip(0.85),
  right: convertInchesToTwip(0.85),
};

/** How wide the text is. */
export const widthOf = (size: PaperSize): number => SIZES[size].width - PAGE_MARGIN.left - PAGE_MARGIN.right;

const heading = (halfPoints: number, { before, level }: { before: number; level: number }) => ({
  run: { size: halfPoints, bold: true, color: INK },
  paragraph: { spacing: { before, after: 60 }, keepNext: true, keepLines: true, outlineLevel: level },
});

/** Where the words of the Template's header begin, beside their names. */
const FACT_INDENT = 3120;

/** Word knows Title and these headings by their names, and screen readers with it. Every Word has the font. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: "Calibri", size: 22, color: INK, language: { value: "en-US" } },
      paragraph: { spacing: { after: 40 } },
    },
    title: { run: { size: 42, bold: true, color: INK }, paragraph: { spacing: { after: 40 }, keepNext: true } },
    heading1: heading(27, { before: 260, level: 0 }),
    heading2: heading(23, { before: 140, level: 1 }),
    hyperlink: { run: { color: INK, underline: { type: "single" } } },
  },
  paragraphStyles: [
    { id: "Note", name: "Note", basedOn: "Normal", run: { size: 18, color: SOFT } },
    { id: "Kind", name: "Kind of Paper", basedOn: "Note", run: { bold: true }, paragraph: { keepNext: true } },
    { id: "Subtitle", name: "Subtitle", basedOn: "Normal", run: { size: 24 }, paragraph: { keepNext: true } },
    // A hanging indent is a tab stop, too.
    {
      ...{ id: "Fact", name: "Fact", basedOn: "Normal" },
      paragraph: { indent: { left: FACT_INDENT, hanging: FACT_INDENT } },
    },
    { id: "ColumnHead", name: "Column Head", basedOn: "Normal", run: { bold: true }, paragraph: { keepNext: true } },
  ],
};

/** The name of the list that bullets are items of. */
export const ITEMS = "items";

/** A small bullet close to the edge: a column is narrow. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: ITEMS,
      levels: [
        {
          ...{ level: 0, format: LevelFormat.BULLET, text: "•", alignment: AlignmentType.LEFT },
          style: { paragraph: { indent: { left: ITEM_INDENT, hanging: ITEM_HANGING } }, run: { color: SOFT } },
        },
      ],
    },
  ],
};

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Without the time it was made, so that the same plan makes the same file. */
export const toCoreProperties = ({ about, title, school }: PlanPaper): { path: string; data: string } => ({
  path: "docProps/core.xml",
  data: [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(about)}</dc:subject>`,
    ...(school === "" ? [] : [`<dc:creator>${escapeXml(school)}</dc:creator>`]),
    "<dc:language>en-US</dc:language></cp:coreProperties>",
  ].join(""),
});
