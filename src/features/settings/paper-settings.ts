// The setting of what reports are printed on.
import { z } from "zod";
import { PAPER_SIZES } from "../../domain/paper-size.js";
import { choice } from "../../slack/define/choice-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";

export const paperSize: Setting<Ctx, SettingsRow> = defineSetting({
  key: "paperSize",
  column: "paperSize",
  label: "Paper size",
  hint: "For downloaded reports.",
  field: (words) =>
    choice({
      ...words,
      schema: z.enum(PAPER_SIZES, "Choose one."),
      options: [
        { value: "letter", text: "Letter" },
        { value: "a4", text: "A4" },
      ],
    }),
  default: "letter",
  who: "admin",
});
