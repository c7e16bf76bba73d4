// Fields to fill in: text, a whole number, a date, a time of day.
import type { z } from "zod";
import { cleanText } from "../../text/clean.js";
import { splitText } from "../../text/clip.js";
import { plainText } from "../message/blocks.js";
import { MAX_INPUT_TEXT, MAX_PLACEHOLDER } from "../message/limits.js";
import { type Field, type FieldOptions, type FieldValue, several, single } from "./field.js";

const toShownText = (initial: FieldValue | undefined) => cleanText(several(initial).join(", "));

/** Where people write at length they also paste, so they read how much fits before they do. */
const limitWords = (max: number) => `Up to ${max.toLocaleString("en-US")} characters`;

/**
 * Text, at most `max` characters: Slack counts down to it in the field. Without `max` nothing is counted, because beside a
 * number a count reads like a part of it. The schema decides what is valid. A list is shown with commas between its items.
 * What was typed beyond `max` somehow is in `surplus`.
 */
export function text<S extends z.ZodType>(
  options: FieldOptions<S> & { max?: number; multiline?: boolean; placeholder?: string },
): Field<S, unknown> {
  const max = Math.min(options.max ?? MAX_INPUT_TEXT, MAX_INPUT_TEXT);
  const placeholder = options.placeholder ?? (options.multiline && options.max ? limitWords(max) : undefined);
  return {
    ...options,
    max,
    element: ({ name, initial }) => ({
      type: "plain_text_input",
      action_id: name,
      multiline: options.multiline ?? false,
      ...(options.max === undefined ? {} : { max_length: max }),
      ...(placeholder ? { placeholder: plainText(placeholder, MAX_PLACEHOLDER) } : {}),
      ...(several(initial).length > 0 ? { initial_value: splitText(toShownText(initial), max)[0] } : {}),
    }),
    surplus: (initial) => splitText(toShownText(initial), max)[1],
    read: (state) => state.value ?? undefined,
  };
}

export function wholeNumber<S extends z.ZodType>(
  options: FieldOptions<S> & { min: number; max: number },
): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "number_input",
      action_id: name,
      is_decimal_allowed: false,
      min_value: String(options.min),
      max_value: String(options.max),
      ...(single(initial) ? { initial_value: single(initial) ?? "" } : {}),
    }),
    read: (state) => state.value ?? undefined,
  };
}

/** A day as `YYYY-MM-DD`. */
export function date<S extends z.ZodType>(options: FieldOptions<S>): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "datepicker",
      action_id: name,
      ...(single(initial) ? { initial_date: single(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_date ?? undefined,
  };
}

/** A time of day as `HH:MM`, 24 hours. */
export function time<S extends z.ZodType>(options: FieldOptions<S>): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "timepicker",
      action_id: name,
      ...(single(initial) ? { initial_time: single(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_time ?? undefined,
  };
}
