// Slack's rules for blocks as a whole: unique ids, one focus, and only what the surface can show.
import { type JsonObject, objectsAt, textAt } from "../json.js";
import { elementsIn } from "./elements.js";
import type { Violation } from "./rules.js";
import { repeated, violationsOfCharts, violationsOfTables } from "./tables-and-charts.js";

export type Surface = "modal" | "home" | "message";

const EVERY_SURFACE = ["actions", "alert", "context", "divider", "header", "image", "rich_text", "section", "video"];
const ONLY_MESSAGES = [
  "card",
  "carousel",
  "container",
  "context_actions",
  "data_table",
  "data_visualization",
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
    ...violationsOfCharts(blocks, at),
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
