// How a DOCX looks: its page, its styles, and what it says about itself.
import { convertInchesToTwip, type IStylesOptions } from "docx";
import type { PaperSize } from "../domain/paper-size.js";
import type { PlanPaper } from "./paper-kinds.js";

const INK = "1B2A41";
export const SOFT = "5B6675";
export const SHADE = "EEF1F5";

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

const heading = (halfPoints: number, before: number) => ({
  run: { size: halfPoints, bold: true, color: INK },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

/** Word knows these headings by their names, and screen readers with it. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: "Noto Sans", size: 20, color: INK, language: { value: "en-US" } },
      paragraph: { spacing: { after: 60 } },
    },
    heading1: heading(40, 0),
    heading2: heading(24, 280),
    heading3: heading(21, 160),
    hyperlink: { run: { color: INK, underline: { type: "single" } } },
  },
  paragraphStyles: [
    { id: "Note", name: "Note", basedOn: "Normal", run: { size: 17, color: SOFT } },
    { id: "ColumnHead", name: "Column Head", basedOn: "Normal", run: { bold: true }, paragraph: { keepNext: true } },
  ],
};

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Without the time it was made, so that the same plan makes the same file. */
export const toCoreProperties = ({ title, school }: PlanPaper): { path: string; data: string } => ({
  path: "docProps/core.xml",
  data: [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title>`,
    ...(school === "" ? [] : [`<dc:creator>${escapeXml(school)}</dc:creator>`]),
    "<dc:language>en-US</dc:language></cp:coreProperties>",
  ].join(""),
});
