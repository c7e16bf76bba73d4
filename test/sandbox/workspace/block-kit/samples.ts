// Small blocks, views and messages for the tests of the strict checks.
import { checkContent, checkView } from "../../../../sandbox/workspace/block-kit/check.js";
import { type Json, type JsonObject, toJson } from "../../../../sandbox/workspace/json.js";
import { SlackError } from "../../../../sandbox/workspace/slack-error.js";
import { plain } from "../bolt-app.js";

export const text = (length: number) => "x".repeat(length);
export const mrkdwn = (value: string): JsonObject => ({ type: "mrkdwn", text: value, verbatim: true });
export const section = (value: string): JsonObject => ({ type: "section", text: mrkdwn(value) });
export const button = (more: JsonObject = {}): JsonObject => ({
  type: "button",
  action_id: "go",
  text: plain("Go"),
  ...more,
});
export const actions = (...elements: Json[]): JsonObject => ({ type: "actions", elements });
export const options = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, index) => ({ text: plain(`Option ${index}`), value: String(index) }));
export const input = (element: JsonObject, id = "field"): JsonObject => ({
  type: "input",
  block_id: id,
  label: plain("Label"),
  element: { action_id: id, ...element },
});
export const modal = (blocks: Json[], more: JsonObject = {}): JsonObject => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Save"),
  blocks,
  ...more,
});
export const table = (rows: number, cells: number, cell = "c"): JsonObject => ({
  type: "table",
  rows: Array.from({ length: rows }, () => Array.from({ length: cells }, () => ({ type: "raw_text", text: cell }))),
});

export function refusal(act: () => unknown): { error: string; messages: string[] } | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const metadata = error.details.response_metadata as { messages?: string[] } | undefined;
    return { error: error.error, messages: metadata?.messages ?? [] };
  }
}

/** The error messages for a modal, joined into one text; empty when it is accepted. */
export function refusalOfModal(view: JsonObject): string {
  return refusal(() => checkView(toJson(view), "modal"))?.messages.join("\n") ?? "";
}

/** The same for a Home with these blocks. */
export function refusalOfHome(blocks: Json[], more: JsonObject = {}): string {
  const view = { type: "home", blocks, ...more };
  return refusal(() => checkView(toJson(view), "home"))?.messages.join("\n") ?? "";
}

/** The same for the blocks of a message. */
export function refusalOfBlocks(blocks: Json[]): string {
  return refusal(() => checkContent({ blocks }))?.messages.join("\n") ?? "";
}
