// The kinds of field a form is made of: how each is drawn, and how what was entered is read.
import type { InputBlock, PlainTextOption } from "@slack/types";
import type { z } from "zod";
import { INPUT_TEXT, OPTION_TEXT, OPTION_VALUE, OPTIONS } from "../message/limits.js";
import { type Block, clip } from "../message/parts.js";

/** What stands in a field before it is checked: text, or the values of what was chosen. */
export type FieldValue = string | string[];

/** What stands in the fields of a form, by their names. */
export type FieldValues = Partial<Record<string, FieldValue>>;

/** A field's part of `view.state.values`; only what the kinds below read. */
export interface FieldState {
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[] | null;
  selected_users?: string[] | null;
  selected_conversation?: string | null;
  selected_conversations?: string[] | null;
}

type Element = InputBlock["element"];

interface FieldOptions<S extends z.ZodType> {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Checks and types what was entered; its messages are in the user's words. An empty field arrives as undefined. */
  schema: S;
  /** Shown only while this holds of what stands in the other fields. */
  when?: (draft: FieldValues) => boolean;
  /** Another label while something else stands in the other fields. */
  labelIn?: (draft: FieldValues) => string;
  /** What stands below it, such as hints for what was chosen. */
  below?: (draft: FieldValues) => readonly Block[];
  /** The form is drawn anew as soon as this field changes, because others depend on it. */
  redraws?: boolean;
}

export interface Field<S extends z.ZodType, C> extends FieldOptions<S> {
  element(at: { name: string; ctx: C; initial: FieldValue | undefined }): Element;
  read(state: FieldState): FieldValue | undefined;
  /** What to offer while the person types. */
  suggest?(ctx: C, query: string): Promise<string[]>;
}

export interface FieldOption {
  value: string;
  text: string;
  description?: string;
}

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });

const toOption = (option: FieldOption): PlainTextOption => ({
  text: plain(clip(option.text, OPTION_TEXT)),
  value: option.value,
  ...(option.description ? { description: plain(clip(option.description, OPTION_TEXT)) } : {}),
});

const one = (raw: FieldValue | undefined): string | undefined =>
  typeof raw === "string" && raw !== "" ? raw : undefined;
const many = (raw: FieldValue | undefined): string[] => (Array.isArray(raw) ? raw : raw ? [raw] : []);
const filled = (list: string[] | undefined): string[] | undefined => (list && list.length > 0 ? list : undefined);

/** Text in one line, or (`lines`) in several. `max` is Slack's counter under the field; the schema has the last word. */
export function text<S extends z.ZodType>(
  look: FieldOptions<S> & { max: number; lines?: boolean; placeholder?: string },
): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "plain_text_input",
      action_id: name,
      multiline: look.lines ?? false,
      max_length: Math.min(look.max, INPUT_TEXT),
      ...(look.placeholder ? { placeholder: plain(look.placeholder) } : {}),
      ...(one(initial) ? { initial_value: clip(one(initial) ?? "", Math.min(look.max, INPUT_TEXT)) } : {}),
    }),
    read: (state) => state.value ?? undefined,
  };
}

export function wholeNumber<S extends z.ZodType>(
  look: FieldOptions<S> & { min: number; max: number },
): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "number_input",
      action_id: name,
      is_decimal_allowed: false,
      min_value: String(look.min),
      max_value: String(look.max),
      ...(one(initial) ? { initial_value: one(initial) ?? "" } : {}),
    }),
    read: (state) => state.value ?? undefined,
  };
}

export function date<S extends z.ZodType>(look: FieldOptions<S>): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "datepicker",
      action_id: name,
      ...(one(initial) ? { initial_date: one(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_date ?? undefined,
  };
}

export function time<S extends z.ZodType>(look: FieldOptions<S>): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "timepicker",
      action_id: name,
      ...(one(initial) ? { initial_time: one(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_time ?? undefined,
  };
}

export function people<S extends z.ZodType>(look: FieldOptions<S>): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "multi_users_select",
      action_id: name,
      ...(filled(many(initial)) ? { initial_users: many(initial) } : {}),
    }),
    read: (state) => filled(state.selected_users ?? undefined),
  };
}

/** One channel, public or private. */
export function channel<S extends z.ZodType>(look: FieldOptions<S>): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "conversations_select",
      action_id: name,
      filter: { include: ["public", "private"], exclude_bot_users: true },
      ...(one(initial) ? { initial_conversation: one(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_conversation ?? undefined,
  };
}

/** Several channels, public or private. */
export function channels<S extends z.ZodType>(look: FieldOptions<S> & { most: number }): Field<S, unknown> {
  return {
    ...look,
    element: ({ name, initial }) => ({
      type: "multi_conversations_select",
      action_id: name,
      filter: { include: ["public", "private"], exclude_bot_users: true },
      max_selected_items: look.most,
      ...(filled(many(initial)) ? { initial_conversations: many(initial) } : {}),
    }),
    read: (state) => filled(state.selected_conversations ?? undefined),
  };
}

/** One of a few, all of them in sight, each with a line that helps to choose. */
export function choice<S extends z.ZodType>(
  look: FieldOptions<S> & { options: readonly FieldOption[] },
): Field<S, unknown> {
  const options = look.options.map(toOption);
  return {
    ...look,
    element: ({ name, initial }) => {
      const chosen = options.find((option) => option.value === initial);
      return { type: "radio_buttons", action_id: name, options, ...(chosen ? { initial_option: chosen } : {}) };
    },
    read: (state) => state.selected_option?.value,
  };
}

/** One of many, in a menu. */
export function menu<S extends z.ZodType, C>(
  look: FieldOptions<S> & { options: (ctx: C) => readonly FieldOption[] },
): Field<S, C> {
  return {
    ...look,
    element: ({ name, ctx, initial }) => {
      const options = look.options(ctx).slice(0, OPTIONS).map(toOption);
      const chosen = options.find((option) => option.value === initial);
      return { type: "static_select", action_id: name, options, ...(chosen ? { initial_option: chosen } : {}) };
    },
    read: (state) => state.selected_option?.value,
  };
}

/** Several of many, in a menu. What is chosen already stays on offer even when the list has lost it. */
export function choices<S extends z.ZodType, C>(
  look: FieldOptions<S> & { options: (ctx: C) => readonly FieldOption[] },
): Field<S, C> {
  return {
    ...look,
    element: ({ name, ctx, initial }) => {
      const offered = look.options(ctx);
      const lost = many(initial).filter((value) => !offered.some((option) => option.value === value));
      const options = [...offered, ...lost.map((value) => ({ value, text: value }))].slice(0, OPTIONS).map(toOption);
      const chosen = options.filter((option) => many(initial).includes(option.value ?? ""));
      return {
        type: "multi_static_select",
        action_id: name,
        options,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      };
    },
    read: (state) => filled(state.selected_options?.map((option) => option.value ?? "")),
  };
}

// "America/New_York" is found by "new york" and by "new_york".
const fold = (text: string) => text.toLowerCase().replaceAll("_", " ");

/** One of a long list that is searched while typing; with `open`, also what was typed itself. */
export function suggestion<S extends z.ZodType, C>(
  look: FieldOptions<S> & { offered: (ctx: C) => Promise<readonly string[]>; open: boolean; placeholder: string },
): Field<S, C> {
  return {
    ...look,
    element: ({ name, initial }) => {
      const chosen = one(initial);
      return {
        type: "external_select",
        action_id: name,
        min_query_length: 0,
        placeholder: plain(look.placeholder),
        ...(chosen ? { initial_option: toOption({ value: chosen, text: chosen }) } : {}),
      };
    },
    read: (state) => state.selected_option?.value,
    suggest: async (ctx, query) => {
      const typed = query.trim().slice(0, OPTION_TEXT);
      const folded = fold(typed);
      const offered = (await look.offered(ctx)).filter((name) => fold(name).includes(folded));
      const isNew = look.open && typed !== "" && !offered.some((name) => fold(name) === folded);
      return [...(isNew ? [typed] : []), ...offered].filter((name) => name.length <= OPTION_VALUE).slice(0, OPTIONS);
    },
  };
}
