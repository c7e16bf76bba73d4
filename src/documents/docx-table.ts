// The cooperative teaching plan of a DOCX: a real table of two columns, with the duties that address a gap marked.
import {
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from "docx";
import { INK, ITEM_INDENT, ITEMS, RULE, SHADE } from "./docx-style.js";
import { type Links, toLines } from "./docx-text.js";
import type { PlanDuty, PlanPart } from "./paper-kinds.js";

type Duties = Extract<PlanPart, { kind: "duties" }>;

const CELL = { margins: { top: 90, bottom: 90, left: 140, right: 140 } };
const SHADED = { shading: { type: ShadingType.CLEAR, fill: SHADE, color: "auto" } };

/** Shaded, with a bar beside it, so that it stands out on gray paper, too. */
const MARKED: IParagraphOptions = {
  ...SHADED,
  border: { left: { style: BorderStyle.SINGLE, size: 24, space: 4, color: INK } },
};

const SPACE = { spacing: { before: 30, after: 60 } };
/** A longer one may go on on the next page. */
const MAX_UNBROKEN = 500;

/** A duty is an item of a list; its further lines belong to it. */
function toDuty({ text, isMarked }: PlanDuty, mark: string, links: Links): Paragraph[] {
  const look = { ...SPACE, ...(isMarked ? MARKED : {}), keepLines: text.length <= MAX_UNBROKEN };
  const [first = "", ...others] = text.split("\n");
  return [
    ...toLines(first, {
      look: { ...look, numbering: { reference: ITEMS, level: 0 } },
      links,
      ...(isMarked ? { mark } : {}),
    }),
    ...others.flatMap((line) => toLines(line, { look: { ...look, indent: { left: ITEM_INDENT } }, links })),
  ];
}

const toCell = (children: Paragraph[]) =>
  // Word takes no cell without a paragraph.
  new TableCell({ ...CELL, children: children.length > 0 ? children : [new Paragraph("")] });

const LINE = { style: BorderStyle.SINGLE, size: 6, color: RULE };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };

/** `width`: of the text, in twentieths of a point. Word processors on the web and on phones take no percents. */
export function twoColumns({ legend, mark, columns }: Duties, width: number, links: Links): (Paragraph | Table)[] {
  const each = Math.floor(width / columns.length);
  const head = columns.map(
    ({ name }) =>
      new TableCell({
        ...{ ...CELL, ...SHADED, width: { size: each, type: WidthType.DXA } },
        children: toLines(name, { look: { style: "ColumnHead" } }),
      }),
  );
  const table = new Table({
    ...{ borders: BORDERS, columnWidths: columns.map(() => each) },
    width: { size: each * columns.length, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      new TableRow({
        children: columns.map(({ duties }) => toCell(duties.flatMap((duty) => toDuty(duty, mark, links)))),
      }),
    ],
  });
  return [...toLines(legend, { look: { style: "Note", keepNext: true } }), table];
}
