// Slack's rules for blocks as a whole: unique ids, one focus, and only what the surface can show.
import { isObject, type Json, type JsonObject, listAt, objectsAt, textAt } from "../json.js";
import { elementsIn } from "./elements.js";
import type { Violation } from "./rules.js";

export type Surface = "modal" | "home" | "message";

const EVERY_SURFACE = ["actions", "alert", "context", "divider", "header", "image", "rich_text", "section", "video"];
const ONLY_MESSAGES = [
  "card",
  "carousel",
  "container",
  "context_actions",
  "data_table",
  "file",
  "markdown",
  "plan",
  "table",
  "task_card",
];
const ALLOWED_BLOCKS: Record<Surface, ReadonlySet<string>> = {
  modal: new Set([...EVERY_SURFACE, "input"]),
  home: new Set([...EVERY_SURFACE, "input"]),
  message: new Set([...EVERY_SURFACE, ...ONLY_MESSAGES]),
};

/** https://docs.slack.dev/reference/block-kit/blocks/table-block: 20 cells per row, one table per message. */
const MAX_CELLS_PER_ROW = 20;
/** For all cells together; Slack refuses more with invalid_blocks. */
const MAX_TABLE_TEXT = 10_000;

function repeated(texts: readonly (string | undefined)[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => text !== undefined && (seen.has(text) || !seen.add(text))) as string[];
}

function violationsOfIds(blocks: readonly JsonObject[], at: string): Violation[] {
  const violations: Violation[] = repeated(blocks.map((block) => textAt(block, "block_id"))).map((id) => ({
    at,
    message: `block_id already exists: ${id}`,
  }));
  for (const [index, block] of blocks.entries()) {
    const ids = elementsIn([block]).map(({ actionId }) => actionId || undefined);
    for (const id of repeated(ids))
      violations.push({ at: `${at}/${index}`, message: `action_id already exists: ${id}` });
  }
  return violations;
}

function violationsOfFocus(blocks: readonly JsonObject[], at: string): Violation[] {
  const focused = elementsIn(blocks).filter(({ element }) => element.focus_on_load === true);
  return focused.length > 1 ? [{ at, message: "focus_on_load can be set on only one element" }] : [];
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

function violationsOfTables(blocks: readonly JsonObject[], at: string): Violation[] {
  const violations: Violation[] = [];
  const tables = [...blocks.entries()].filter(([, block]) => block.type === "table");
  if (tables.length > 1) violations.push({ at, message: "no more than 1 table allowed" });
  for (const [index, table] of tables) {
    for (const [row, cells] of listAt(table, "rows").entries()) {
      const count = Array.isArray(cells) ? cells.length : 0;
      if (count < 1 || count > MAX_CELLS_PER_ROW)
        violations.push({
          at: `${at}/${index}/rows/${row}`,
          message: `no more than ${MAX_CELLS_PER_ROW} items allowed`,
        });
    }
    if (textLength(table.rows) > MAX_TABLE_TEXT) {
      violations.push({
        at: `${at}/${index}/rows`,
        message: `must be less than ${MAX_TABLE_TEXT + 1} characters in all cells`,
      });
    }
  }
  return violations;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/file-input-element: in an input block of a modal. */
function violationsOfFiles(blocks: readonly JsonObject[], surface: Surface, at: string): Violation[] {
  if (surface === "modal") return [];
  return [...blocks.entries()]
    .filter(([, { element }]) => textAt(element, "type") === "file_input")
    .map(([index]) => ({ at: `${at}/${index}/element`, message: `unsupported type: file_input in a ${surface}` }));
}

export function violationsOfBlocks(blocks: readonly JsonObject[], surface: Surface, at: string): Violation[] {
  const misplaced = [...blocks.entries()]
    .filter(([, block]) => !ALLOWED_BLOCKS[surface].has(textAt(block, "type") ?? ""))
    .map(([index, block]) => ({ at: `${at}/${index}`, message: `unsupported type: ${block.type} in a ${surface}` }));
  return [
    ...misplaced,
    ...violationsOfIds(blocks, at),
    ...violationsOfFocus(blocks, at),
    ...violationsOfTables(blocks, at),
    ...violationsOfFiles(blocks, surface, at),
  ];
}

export function violationsOfView(view: JsonObject, at: string): Violation[] {
  const blocks = objectsAt(view, "blocks");
  const surface = view.type === "home" ? "home" : "modal";
  const violations = violationsOfBlocks(blocks, surface, `${at}/blocks`);
  if (surface === "modal" && view.submit === undefined && blocks.some((block) => block.type === "input")) {
    violations.push({ at, message: "`submit` is required when an `input` block is within the `blocks` array" });
  }
  return violations;
}
