// Refuses the views, messages, and options Slack would refuse, with Slack's error names.
import { isObject, type Json, type JsonObject, objectsAt } from "../json.js";
import { SlackError } from "../slack-error.js";
import { BY_TYPE, EVERYWHERE, UNDER_KEY } from "./limits.js";
import { maxItems, maxLength, type Violation } from "./rules.js";
import { violationsOfShape } from "./schema-check.js";
import { violationsOfBlocks, violationsOfView } from "./structure.js";
import { isTable, textLength } from "./tables-and-charts.js";
import { violationsOfCharacters } from "./whole-characters.js";

/** https://docs.slack.dev/reference/methods/views.open#errors: "greater than 250kb". */
const MAX_VIEW_BYTES = 250_000;
/** https://docs.slack.dev/reference/block-kit/blocks */
const MAX_BLOCKS_PER_MESSAGE = 50;
/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const MAX_MESSAGE_TEXT = 40_000;
/** All texts in the blocks of one message. Undocumented: https://github.com/slackapi/bolt-js/issues/2509 */
const MAX_TEXT_IN_BLOCKS = 12_000;

function violationsOfLimits(node: Json | undefined, at: string, key = ""): Violation[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => violationsOfLimits(item, `${at}/${index}`, key));
  if (!isObject(node)) return [];
  const rules = [...EVERYWHERE, ...(UNDER_KEY[key] ?? []), ...(BY_TYPE[String(node.type)] ?? [])];
  const own = rules.flatMap((rule) => rule(node, at));
  return [...own, ...Object.entries(node).flatMap(([name, value]) => violationsOfLimits(value, `${at}/${name}`, name))];
}

const toMessages = (violations: readonly Violation[]) =>
  violations.map(({ at, message }) => `[ERROR] ${message} [json-pointer:${at}]`);

/** Throws the errors of views.open, push, update, and publish; returns the view when it is valid. */
export function checkView(view: Json | undefined, surface: "modal" | "home"): JsonObject {
  const at = "/view";
  const refuse = (violations: Violation[]) => {
    throw new SlackError("invalid_arguments", { response_metadata: { messages: toMessages(violations) } }, true);
  };
  if (!isObject(view)) throw refuse([{ at, message: "must provide an object" }]);
  if (view.type !== surface) refuse([{ at: `${at}/type`, message: `must be ${surface}` }]);
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES) throw new SlackError("view_too_large", {}, true);
  const shape = violationsOfShape(surface === "modal" ? "ModalView" : "HomeView", view, at);
  const violations = [
    ...shape,
    ...violationsOfLimits(view, at),
    ...violationsOfView(view, at),
    ...violationsOfCharacters(view, at),
  ];
  if (violations.length > 0) refuse(violations);
  return view;
}

function checkBlocks(blocks: Json): JsonObject[] {
  if (!Array.isArray(blocks) || !blocks.every(isObject)) throw new SlackError("invalid_blocks_format", {}, true);
  const shape = blocks.flatMap((block, index) => violationsOfShape("KnownBlock", block, `/blocks/${index}`));
  const limits = [
    ...maxItems("blocks", MAX_BLOCKS_PER_MESSAGE, 0)({ blocks }, ""),
    ...violationsOfLimits(blocks, "/blocks"),
  ];
  const violations = [
    ...shape,
    ...limits,
    ...violationsOfBlocks(blocks, "message", "/blocks"),
    ...violationsOfCharacters(blocks, "/blocks"),
  ];
  if (violations.length > 0) {
    const errors = violations.map(({ at, message }) => `${message} [json-pointer:${at}]`);
    throw new SlackError("invalid_blocks", { errors, response_metadata: { messages: toMessages(violations) } }, true);
  }
  // A table has a limit of its own.
  if (textLength(blocks.filter((block) => !isTable(block))) > MAX_TEXT_IN_BLOCKS) {
    throw new SlackError("msg_blocks_too_long", {}, true);
  }
  return blocks;
}

export interface MessageContent {
  text: string;
  blocks: JsonObject[];
}

/** Throws the errors of chat.postMessage and of a response_url. */
export function checkContent(args: JsonObject): MessageContent {
  const text = typeof args.text === "string" ? args.text : "";
  const blocks = args.blocks === undefined || args.blocks === null ? [] : checkBlocks(args.blocks);
  if (text.length > MAX_MESSAGE_TEXT) throw new SlackError("msg_too_long", {}, true);
  if (text === "" && blocks.length === 0) throw new SlackError("no_text", {}, true);
  const halves = violationsOfCharacters(args, "");
  if (halves.length > 0) {
    throw new SlackError("invalid_arguments", { response_metadata: { messages: toMessages(halves) } }, true);
  }
  return { text, blocks };
}

export function checkMetadata(metadata: Json): JsonObject {
  const violations = violationsOfShape("MessageMetadata", metadata, "/metadata");
  if (!isObject(metadata) || violations.length > 0) {
    throw new SlackError("invalid_metadata_format", { response_metadata: { messages: toMessages(violations) } }, true);
  }
  return metadata;
}

/** What is wrong with the answer to a block_suggestion; if anything is, Slack shows no options. */
export function violationsOfSuggestions(answer: JsonObject): string[] {
  const violations = [
    ...((answer.options === undefined) === (answer.option_groups === undefined)
      ? [{ at: "", message: "must define exactly one of options, option_groups" }]
      : []),
    ...maxItems("options", 100, 0)(answer, ""),
    ...maxItems("option_groups", 100, 0)(answer, ""),
    ...violationsOfLimits(answer, ""),
    ...violationsOfCharacters(answer, ""),
  ];
  for (const [index, option] of objectsAt(answer, "options").entries()) {
    violations.push(...maxLength("text", 75)(option, `/options/${index}`));
    if (!isObject(option.text) || option.text.type !== "plain_text" || typeof option.value !== "string") {
      violations.push({ at: `/options/${index}`, message: "must have a plain_text and a value" });
    }
  }
  return toMessages(violations);
}
