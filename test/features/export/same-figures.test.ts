// The same figures, to the last digit, wherever people read them: in Slack, on paper, in CSV and in XLSX.
import { expect, it } from "vitest";
import { makePaper } from "../../../src/documents/paper.js";
import { readPaper } from "../../../src/features/papers/read-paper.js";
import { ask } from "../../support/asking.js";
import { exportedTables, periodOf, readCsvFile, readXlsxFile, toFile, type XlsxCell } from "../../support/exporting.js";
import { textOfPdf } from "../../support/pdf-text.js";
import { rowOf } from "../../support/reporting.js";
import type { School } from "../../support/school.js";
import { startWorkedYear, WORKED_TABLE } from "../../support/worked-year.js";
import { summaries, tableOf } from "../../support/yearly.js";

/** Slack separates thousands for readers. Files don't, so that programs can count. */
const withoutCommas = (rows: readonly string[]) => rows.map((row) => row.replace(/(?<=\d),(?=\d{3})/g, ""));

const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** As the columns of the Annual Summary show numbers. */
const SHOWS_ONE_DECIMAL = ["Average Daily Circulation", "Average Level of Partnership"];

function shown(rows: readonly XlsxCell[][]): string[] {
  const [head = []] = rows;
  const toText = (cell: XlsxCell | undefined, column: number) => {
    if (typeof cell !== "number") return String(cell ?? "");
    return SHOWS_ONE_DECIMAL.includes(String(head[column])) ? oneDecimal.format(cell) : String(cell);
  };
  return rows.map((row) => head.map((_name, n) => toText(row[n], n)).join(" · "));
}

/** A paper's text as people and programs read it off the PDF. */
async function printed(school: School, kind: "report" | "year", period: string): Promise<string> {
  const ctx = { db: school.db, school: await rowOf(school), now: school.clock.now };
  const paper = await readPaper(ctx, { kind, period: await periodOf(school, period) });
  return textOfPdf(await makePaper(paper, { size: "letter" }));
}

it("shows the worked year alike in Slack's post and command, on paper, in CSV and in XLSX", async () => {
  const school = await startWorkedYear();
  const [posted] = summaries(school);
  const slack = posted ? tableOf(posted) : [];
  expect(slack).toEqual(WORKED_TABLE);
  expect(tableOf(await ask(school, "year 2025-26"))).toEqual(WORKED_TABLE);
  const text = await printed(school, "year", "2025-26");
  const onPaper = WORKED_TABLE.map((row) => row.replaceAll(" · ", " "));
  expect(onPaper.filter((row) => !text.includes(row))).toEqual([]);
  const asked = { what: "year", period: "2025-26" } as const;
  const csv = readCsvFile(await toFile(await exportedTables(school, asked), "csv"));
  expect(csv.map((row) => row.join(" · "))).toEqual(withoutCommas(slack));
  const [sheet, ...more] = await readXlsxFile(await toFile(await exportedTables(school, asked), "xlsx"));
  expect(more).toEqual([]);
  expect(sheet?.name).toBe("Annual Summary 2025-26");
  expect(shown(sheet?.rows ?? [])).toEqual(withoutCommas(slack));
});

it.each([
  ["2025-08", "1 unit", "3.0"],
  ["2025-10", "5 units", "2.4"],
  ["2025-12", "1 unit", "2.5"],
  ["2026-03", "3 units", "3.3"],
  ["2026-04", "1 unit", "2.3"],
])("shows the report of %s alike: %s at %s", async (month, count, average) => {
  const school = await startWorkedYear();
  const { text } = await ask(school, `report ${month}`);
  expect(text).toContain(`${count} supported`);
  expect(text).toContain(average);
  const paper = await printed(school, "report", month);
  expect(paper).toContain(`${count} supported`);
  expect(paper).toContain(`Average level of partnership: ${average}`);
  const asked = { what: "report", period: month } as const;
  const csv = readCsvFile(await toFile(await exportedTables(school, asked), "csv"));
  expect(csv[0]).toEqual(["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"]);
  expect(csv).toHaveLength(Number.parseInt(count, 10) + 2);
  expect(csv.at(-1)).toEqual(["TOTAL", String(Number.parseInt(count, 10)), "", average]);
  const [sheet] = await readXlsxFile(await toFile(await exportedTables(school, asked), "xlsx"));
  expect(sheet?.rows.at(-1)).toEqual(["TOTAL", Number.parseInt(count, 10), null, Number(average)]);
  expect(sheet?.rows).toHaveLength(csv.length);
  expect(sheet?.rows.slice(1, -1).map((row) => String(row[3]))).toEqual(csv.slice(1, -1).map((row) => row[3]));
});

it("gives each unit in the log the level that the averages are made of", async () => {
  const school = await startWorkedYear();
  const [table] = await exportedTables(school, { what: "units", period: "2025-26" });
  const csv = readCsvFile(await toFile(table ? [table] : [], "csv"));
  const levelAt = csv[0]?.indexOf("Level of Collaboration") ?? -1;
  const plannedAt = csv[0]?.indexOf("Planned") ?? -1;
  const counted = csv.slice(1).filter((row) => row[plannedAt] === "");
  const tenths = counted.reduce((sum, row) => sum + Math.round(10 * Number(row[levelAt])), 0);
  // 47.8 ÷ 18, as the year works it out.
  expect([counted.length, tenths]).toEqual([18, 478]);
});
