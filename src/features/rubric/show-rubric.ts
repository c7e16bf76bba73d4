// Shows the rubric: what collaborative planning is, and the four levels of partnership with the school's own examples.
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { examplesOf } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { toRubric } from "./rubric-view.js";

export const showRubric = defineSubcommand({
  word: "rubric",
  summary: "see the four levels, with examples",
  button: "See the levels",
  run: async (ctx: Ctx) => whisper(toRubric(await examplesOf(ctx.db, ctx.school)), { title: "Levels of partnership" }),
});
