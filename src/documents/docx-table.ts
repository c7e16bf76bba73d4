// The cooperative teaching plan of a DOCX: a real table of two columns, with the duties that address a gap marked.
import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableRow, WidthType } from "docx";
import { SHADE } from "./docx-style.js";
import { toLines } from "./docx-text.js";
import type { PlanDuty, PlanPart } from "./paper-kinds.js";

type Duties = Extract<PlanPart, { kind: "duties" }>;

const CELL = { margins: { top: 80, bottom: 80, left: 120, right: 120 } };

/** Shaded, with a bar beside it, so that it stands out on gray paper, too. */
const MARKED = {
  shading: { type: ShadingType.CLEAR, fill: SHADE, color: "auto" },
  border: { left: { style: BorderStyle.SINGLE, size: 24, space: 4, color: "1B2A41" } },
};

/** A duty is an item of a list; its further lines belong to it. */
function toDuty({ text, isMarked }: PlanDuty, mark: string): Paragraph[] {
  const look = isMarked ? MARKED : {};
  const [first = "", ...others] = text.split("\n");
  return [
    ...toLines(isMarked ? `${mark} ${first}` : first, { ...look, bullet: { level: 0 } }),
    ...others.flatMap((line) => toLines(line, { ...look, indent: { left: 360 } })),
  ];
}

const toCell = (children: Paragraph[]) =>
  // Word takes no cell without a paragraph.
  new TableCell({ ...CELL, children: children.length > 0 ? children : [new Paragraph("")] });

export function twoColumns({ legend, mark, columns }: Duties): (Paragraph | Table)[] {
  const width = { size: 100 / columns.length, type: WidthType.PERCENTAGE };
  const head = columns.map(
    ({ name }) =>
      new TableCell({
        ...CELL,
        width,
        shading: { type: ShadingType.CLEAR, fill: SHADE, color: "auto" },
        children: toLines(name, { style: "ColumnHead" }),
      }),
  );
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      new TableRow({
        children: columns.map(({ duties }) => toCell(duties.flatMap((duty) => toDuty(duty, mark)))),
      }),
    ],
  });
  return [...toLines(legend, { style: "Note" }), table];
}
