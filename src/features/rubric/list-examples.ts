// Lists the examples of one level.
import type { Level } from "../../domain/level.js";
import { defineButton } from "../../slack/define/button.js";
import { replace } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { examplesOf } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { toExampleList } from "./examples-view.js";
import { examplesLink } from "./rubric-links.js";

export const examplesTitle = (level: Level) => `Level ${level} examples`;

export async function readExampleList(ctx: Ctx, at: { level: Level; page: number }): Promise<Message> {
  return toExampleList(ctx, { ...at, examples: await examplesOf(ctx.db, ctx.school, at.level) });
}

export const listExamples = defineButton({
  link: examplesLink,
  run: async (ctx: Ctx, value) => replace(await readExampleList(ctx, value), { title: examplesTitle(value.level) }),
});
