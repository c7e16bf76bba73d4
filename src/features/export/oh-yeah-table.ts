// OH YEAHs as a table: those whose authors agreed, so everyone may read them.
import type { Table } from "../../documents/write-sheets.js";
import type { Span } from "../../domain/time/span.js";
import { type ExportedOhYeah, ohYeahPages } from "../../store/oh-yeah-pages.js";
import type { ExportCtx } from "./export-ctx.js";

async function* toRows(pages: AsyncIterable<ExportedOhYeah[]>) {
  for await (const page of pages) {
    yield page.map(({ day, text, authorName, savedByName, pickedFor }) => [
      ...[day, text, authorName, savedByName, pickedFor],
    ]);
  }
}

export const toOhYeahTable = ({ db, school }: ExportCtx, { period: { from, to } }: { period: Span }): Table => ({
  name: "OH YEAHs",
  columns: [
    { name: "Date", kind: "day" },
    { name: "OH YEAH", kind: "text", width: 60 },
    { name: "By", kind: "text" },
    { name: "Saved By", kind: "text" },
    { name: "In the Report of", kind: "month" },
  ],
  rows: toRows(ohYeahPages(db, school, { from, to })),
});
