// Slack's rules for the tables and charts of a message that one block alone can't break.
import { isObject, type Json, type JsonObject, listAt, objectAt, objectsAt, textAt } from "../json.js";
import type { Violation } from "./rules.js";

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: 20 cells per row, one table per message. */
const MAX_CELLS_PER_ROW = 20;
/** For all cells of a message together; Slack refuses more with invalid_blocks. */
const MAX_TABLE_TEXT = 10_000;
/** Undocumented: https://github.com/vercel/chat/pull/696 */
const MAX_CHARTS = 2;

export function repeated(texts: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => text !== undefined && (seen.has(text) || !seen.add(text))) as string[];
}

/** The length of all texts inside, such as the cells of a table. */
export function textLength(value: Json | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === "text" && typeof inner === "string" ? inner.length : textLength(inner)),
    0,
  );
}

export const isTable = ({ type }: JsonObject): boolean => type === "table" || type === "data_table";

const cellsOf = (table: JsonObject): Json[][] =>
  listAt(table, "rows").map((cells) => (Array.isArray(cells) ? cells : []));

/** Rows with as many cells as a table may have. */
function violationsOfRows(table: JsonObject, at: string): Violation[] {
  return cellsOf(table).flatMap(({ length }, row) =>
    length >= 1 && length <= MAX_CELLS_PER_ROW
      ? []
      : [{ at: `${at}/rows/${row}`, message: `no more than ${MAX_CELLS_PER_ROW} items allowed` }],
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block: rows of the same length, and words in the header. */
function violationsOfDataTable(table: JsonObject, at: string): Violation[] {
  const [header = [], ...rows] = cellsOf(table);
  const isUneven = rows.some(({ length }) => length !== header.length);
  const isStyled = header.some((cell) => isObject(cell) && cell.type === "rich_text");
  return [
    ...(isUneven ? [{ at: `${at}/rows`, message: "must have the same number of cells in each row" }] : []),
    ...(isStyled ? [{ at: `${at}/rows/0`, message: "rich_text is not allowed in the header" }] : []),
  ];
}

export function violationsOfTables(blocks: readonly JsonObject[], at: string): Violation[] {
  const tables = [...blocks.entries()].filter(([, block]) => isTable(block));
  const plain = tables.filter(([, { type }]) => type === "table");
  const violations: Violation[] = plain.length > 1 ? [{ at, message: "no more than 1 table allowed" }] : [];
  for (const [index, table] of tables) {
    violations.push(...violationsOfRows(table, `${at}/${index}`));
    if (table.type === "data_table") violations.push(...violationsOfDataTable(table, `${at}/${index}`));
  }
  const text = tables.reduce((sum, [, table]) => sum + textLength(table.rows), 0);
  const last = tables.at(-1)?.[0];
  if (text > MAX_TABLE_TEXT) {
    violations.push({
      at: `${at}/${last}/rows`,
      message: `must be less than ${MAX_TABLE_TEXT + 1} characters in all cells`,
    });
  }
  return violations;
}

/** One entry for every label in axis_config.categories, and no other. */
function violationsOfSeries(series: JsonObject, categories: readonly Json[], at: string): Violation[] {
  const labels = objectsAt(series, "data").map((point) => textAt(point, "label") ?? "");
  const isComplete =
    labels.length === categories.length && categories.every((one) => labels.some((own) => own === one));
  return isComplete ? [] : [{ at: `${at}/data`, message: "must have exactly one entry for each category" }];
}

function violationsOfAxes(chart: JsonObject, at: string): Violation[] {
  const categories = listAt(objectAt(chart, "axis_config") ?? {}, "categories");
  const series = objectsAt(chart, "series");
  const names = repeated(series.map((one) => textAt(one, "name")));
  const labels = repeated(categories.map((one) => (typeof one === "string" ? one : undefined)));
  return [
    ...names.map((name) => ({ at: `${at}/series`, message: `name already exists: ${name}` })),
    ...labels.map((label) => ({ at: `${at}/axis_config/categories`, message: `category already exists: ${label}` })),
    ...series.flatMap((one, index) => violationsOfSeries(one, categories, `${at}/series/${index}`)),
  ];
}

export function violationsOfCharts(blocks: readonly JsonObject[], at: string): Violation[] {
  const charts = [...blocks.entries()].filter(([, { type }]) => type === "data_visualization");
  const surplus = charts
    .slice(MAX_CHARTS)
    .map(([index]) => ({ at: `${at}/${index}`, message: `no more than ${MAX_CHARTS} charts allowed` }));
  const axes = charts.flatMap(([index, block]) => {
    const chart = objectAt(block, "chart") ?? {};
    return chart.type === "pie" ? [] : violationsOfAxes(chart, `${at}/${index}/chart`);
  });
  return [...surplus, ...axes];
}
