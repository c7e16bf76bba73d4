// Edits a reflection: its writer gets the sheet back with what they answered, or with the draft of their changes.
import { sheetOf } from "../../content/index.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Ctx } from "../context.js";
import { openSheet } from "./open-sheet.js";
import { reflectionToChange } from "./save-reflection.js";
import { editReflectionLink } from "./sheet-form-view.js";

export const editReflection = defineButton({
  link: editReflectionLink,
  opensForm: true,
  run: async (ctx: Ctx, { reflection: id }) => {
    const reflection = await reflectionToChange(ctx, id);
    const sheet = sheetOf(reflection.sheet);
    if (!sheet) throw new Refusal("This reflection is no longer available, so it can't be changed.");
    return openSheet(ctx, sheet, reflection);
  },
});
