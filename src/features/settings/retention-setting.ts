// The setting of how long private texts are kept after their writers left.
import { z } from "zod";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { wholeNumber } from "../../slack/define/text-and-date-fields.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";

const MAX_MONTHS = 120;
const MONTHS = `Enter a whole number of months from 1 to ${MAX_MONTHS}.`;

export const retentionMonths: Setting<Ctx, SettingsRow> = defineSetting({
  key: "retention",
  column: "retentionMonths",
  label: "Months to keep private texts of people who left",
  hint: "After that, their private reflections, drafts, planning talks and evidence folders are deleted, and traces of files whose figures were saved that long ago. Leave blank to keep them all.",
  field: (words) =>
    wholeNumber({
      ...{ ...words, optional: true, min: 1, max: MAX_MONTHS },
      schema: z.coerce.number(MONTHS).int(MONTHS).min(1, MONTHS).max(MAX_MONTHS, MONTHS).optional(),
    }),
  default: undefined,
  who: "admin",
});
