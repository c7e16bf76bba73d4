// Reflect: opens a sheet by its word or its button, or offers them all.
import { sheetOf, sheets } from "../../content/index.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { goneWords } from "./expired-view.js";
import { openSheet } from "./open-sheet.js";
import { composePicker } from "./read-picker.js";
import { reflectLink } from "./sheet-form-view.js";

/** As much as the picker quotes of what isn't a reflection. Whoever types more has begun to reflect. */
const MAX_QUOTED = 40;

const NOT_IN_A_LINE = "A reflection is written in its form. Pick one, then paste what you typed.";
const PICK_ONE = { typed: "reflect", button: "Pick a reflection" };

export const reflectCommand = defineSubcommand({
  word: "reflect",
  usage: `[${sheets.map(({ key }) => key).join("|")}]`,
  summary: "take a few minutes to reflect",
  button: "Reflect",
  opensForm: true,
  run: async (ctx: Ctx, typed) => {
    const sheet = sheetOf(typed.trim().toLowerCase());
    if (sheet) return openSheet(ctx, sheet);
    if (typed.length > MAX_QUOTED) throw new Refusal(NOT_IN_A_LINE, { offers: [PICK_ONE] });
    return whisper(await composePicker(ctx, typed.trim() || undefined), { title: "Reflect" });
  },
});

export const openReflection = defineButton({
  link: reflectLink,
  opensForm: true,
  run: async (ctx: Ctx, { sheet: key }) => {
    const sheet = sheetOf(key);
    if (sheet) return openSheet(ctx, sheet);
    throw new Refusal(goneWords(ctx.command));
  },
});
