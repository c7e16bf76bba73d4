// Slack's own check of views and messages: it says what is wrong and where, and shows nothing to anyone.

import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
beforeAll(async () => {
  ({ workspace, client } = await startApiStage());
});
afterAll(() => workspace.close());

const text = (words: string) => ({ type: "plain_text" as const, text: words });
const section = { type: "section" as const, text: text("Rivers") };
const header = (words: string) => ({ type: "header" as const, text: text(words) });

test.each<[string, Parameters<WebClient["blocks"]["validate"]>[0]]>([
  ["a modal", { view: { type: "modal", title: text("Log a unit"), blocks: [section] } }],
  ["a Home", { view: { type: "home", blocks: [section] } }],
  ["a message", { message: { blocks: [section] } }],
  ["blocks", { blocks: [section] }],
])("%s that Slack would take is fine", async (_what, content) => {
  expect(await client.blocks.validate(content)).toMatchObject({ ok: true });
});

test.each<[string, Parameters<WebClient["blocks"]["validate"]>[0], string]>([
  ["a modal", { view: { type: "modal", title: text("t".repeat(25)), blocks: [section] } }, "/view/title"],
  ["a Home", { view: { type: "home", blocks: [header("h".repeat(151))] } }, "/view/blocks/0"],
  ["a message", { message: { blocks: [section, header("h".repeat(151))] } }, "/blocks/1"],
])("%s that Slack would refuse is refused, with the place", async (_what, content, pointer) => {
  const error = await client.blocks.validate(content).catch((refused: unknown) => refused);
  const { data } = error as { data: { errors: { message: string; pointer: string }[] } };
  expect(data.errors).toContainEqual(expect.objectContaining({ pointer: expect.stringContaining(pointer) }));
});

test("a call without anything to check is a mistake; what was refused is none", async () => {
  expect(workspace.problems).toEqual([]);
  expect(await errorOf(client.blocks.validate({}))).toBe("invalid_arguments");
  expect(workspace.problems).toMatchObject([{ where: "blocks.validate" }]);
});
