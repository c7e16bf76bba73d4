// The settings of AASL's standards: which sets the school's plans use, and the numbers in each.
import { z } from "zod";
import { STANDARD_SETS } from "../../content/standards.js";
import { codesOfSet, STANDARD_SET_KEYS, type StandardSetKey } from "../../domain/plan/standards.js";
import { choices } from "../../slack/define/choice-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";

type StandardsSetting = Setting<Ctx, SettingsRow>;

const NAMES: Record<StandardSetKey, string> = {
  "2007": "2007: Standards for the 21st-Century Learner",
  "2018": "2018: National School Library Standards",
};

const Sets = z
  .array(z.enum(STANDARD_SET_KEYS as [StandardSetKey, ...StandardSetKey[]]), "Choose at least one set.")
  .min(1, "Choose at least one set.");

export const standardSets: StandardsSetting = defineSetting({
  key: "standardSets",
  column: "standardSets",
  label: "AASL standards in plans",
  field: (words) =>
    choices({
      ...words,
      schema: Sets,
      options: () => STANDARD_SET_KEYS.map((value) => ({ value, text: NAMES[value] })),
    }),
  default: [...STANDARD_SET_KEYS],
  who: "admin",
  toColumn: (keys) => STANDARD_SET_KEYS.filter((key) => keys.includes(key)).join(","),
  toField: (stored) => stored.split(","),
});

const builtIn = (wanted: StandardSetKey): string => STANDARD_SETS.find(({ key }) => key === wanted)?.ranges ?? "";

const Ranges = z
  .string()
  .optional()
  .refine((typed) => typed === undefined || typed.trim() === "" || codesOfSet(typed) !== undefined, {
    error: "List numbers and ranges of them, such as 1.1.1-1.1.9, 1.2.1 or IV.A.1-IV.A.3.",
  });

const HINT = "Plans accept these numbers. Leave blank for those that come with Bookend.";

const rangesField = (words: { label: string; hint?: string }) =>
  text({ ...words, optional: true, schema: Ranges, max: 3000, multiline: true });

/** Null for those that come with Bookend. */
const toRanges = (key: StandardSetKey) => (typed: string | undefined) =>
  typed === undefined || typed.trim() === "" || typed.trim() === builtIn(key) ? null : typed.trim();

export const standards2007: StandardsSetting = defineSetting({
  key: "standards2007",
  column: "standards2007",
  label: "AASL numbers of 2007",
  hint: HINT,
  field: rangesField,
  default: undefined,
  who: "admin",
  toColumn: toRanges("2007"),
  toField: (stored) => stored ?? builtIn("2007"),
});

export const standards2018: StandardsSetting = defineSetting({
  key: "standards2018",
  column: "standards2018",
  label: "AASL numbers of 2018",
  hint: HINT,
  field: rangesField,
  default: undefined,
  who: "admin",
  toColumn: toRanges("2018"),
  toField: (stored) => stored ?? builtIn("2018"),
});
