// Fields to choose from: radio buttons, menus, and a list that people search by typing.
import type { PlainTextOption } from "@slack/types";
import type { z } from "zod";
import { cleanText } from "../../text/clean.js";
import { cut } from "../../text/clip.js";
import { plainText } from "../message/blocks.js";
import { MAX_OPTION_TEXT, MAX_OPTION_VALUE, MAX_OPTIONS, MAX_PLACEHOLDER } from "../message/limits.js";
import { type Field, type FieldOptions, several, single, undefinedIfEmpty } from "./field.js";

interface FieldOption {
  value: string;
  text: string;
  description?: string;
}

export const toOption = (option: FieldOption): PlainTextOption => ({
  text: plainText(option.text, MAX_OPTION_TEXT),
  value: option.value,
  ...(option.description ? { description: plainText(option.description, MAX_OPTION_TEXT) } : {}),
});

/** Radio buttons: one of a few, each with an optional line that describes it. */
export function choice<S extends z.ZodType>(
  settings: FieldOptions<S> & { options: readonly FieldOption[] },
): Field<S, unknown> {
  const options = settings.options.map(toOption);
  return {
    ...settings,
    element: ({ name, initial }) => {
      const chosen = options.find((option) => option.value === initial);
      return { type: "radio_buttons", action_id: name, options, ...(chosen ? { initial_option: chosen } : {}) };
    },
    read: (state) => state.selected_option?.value,
  };
}

/** One box to check: "yes", or empty. */
export function checkbox<S extends z.ZodType>(settings: FieldOptions<S> & { text: string }): Field<S, unknown> {
  const option = toOption({ value: "yes", text: settings.text });
  return {
    ...settings,
    element: ({ name, initial }) => ({
      type: "checkboxes",
      action_id: name,
      options: [option],
      ...(initial === "yes" ? { initial_options: [option] } : {}),
    }),
    read: (state) => state.selected_options?.[0]?.value,
  };
}

/** A menu: one of many. Slack gets only the first MAX_OPTIONS. */
export function menu<S extends z.ZodType, C>(
  settings: FieldOptions<S> & { options: (ctx: C) => readonly FieldOption[] },
): Field<S, C> {
  return {
    ...settings,
    element: ({ name, ctx, initial }) => {
      const options = settings.options(ctx).slice(0, MAX_OPTIONS).map(toOption);
      const chosen = options.find((option) => option.value === initial);
      return { type: "static_select", action_id: name, options, ...(chosen ? { initial_option: chosen } : {}) };
    },
    read: (state) => state.selected_option?.value,
  };
}

/** A menu: several of many. A chosen value stays in the menu even after it leaves the list. */
export function choices<S extends z.ZodType, C>(
  settings: FieldOptions<S> & { options: (ctx: C) => readonly FieldOption[] },
): Field<S, C> {
  return {
    ...settings,
    element: ({ name, ctx, initial }) => {
      const listed = settings.options(ctx);
      const unlisted = several(initial).filter((value) => !listed.some((option) => option.value === value));
      const options = [...listed, ...unlisted.map((value) => ({ value, text: value }))]
        .slice(0, MAX_OPTIONS)
        .map(toOption);
      const chosen = options.filter((option) => several(initial).includes(option.value ?? ""));
      return {
        type: "multi_static_select",
        action_id: name,
        options,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      };
    },
    read: (state) => undefinedIfEmpty(state.selected_options?.map((option) => option.value ?? "")),
  };
}

// "new york" and "new_york" both find "America/New_York".
const toSearchKey = (text: string) => text.toLowerCase().replaceAll("_", " ");

interface SuggestionOptions<C> {
  /** `hidden` is what the form carries unseen. */
  suggestions: (ctx: C, hidden: unknown) => Promise<readonly string[]>;
  acceptsNew: boolean;
  placeholder: string;
}

/** What to offer for what was typed. */
const toSuggest =
  <C>({ suggestions: listOf, acceptsNew }: SuggestionOptions<C>) =>
  async (ctx: C, query: string, hidden: unknown): Promise<string[]> => {
    const typed = cut(cleanText(query).trim(), MAX_OPTION_TEXT);
    const key = toSearchKey(typed);
    const matching = (await listOf(ctx, hidden)).filter((name) => toSearchKey(name).includes(key));
    const isNew = acceptsNew && typed !== "" && !matching.some((name) => toSearchKey(name) === key);
    return [...(isNew ? [typed] : []), ...matching]
      .filter((name) => name.length <= MAX_OPTION_VALUE)
      .slice(0, MAX_OPTIONS);
  };

/** One of a long list that people search by typing. With `acceptsNew`, they can also choose what they typed. */
export function suggestion<S extends z.ZodType, C>(settings: FieldOptions<S> & SuggestionOptions<C>): Field<S, C> {
  return {
    ...settings,
    element: ({ name, initial }) => {
      const chosen = single(initial);
      return {
        type: "external_select",
        action_id: name,
        min_query_length: 0,
        placeholder: plainText(settings.placeholder, MAX_PLACEHOLDER),
        ...(chosen ? { initial_option: toOption({ value: chosen, text: chosen }) } : {}),
      };
    },
    read: (state) => state.selected_option?.value,
    suggest: toSuggest(settings),
  };
}

/** Up to `max` of such a list. */
export function suggestions<S extends z.ZodType, C>(
  settings: FieldOptions<S> & SuggestionOptions<C> & { max: number },
): Field<S, C> {
  return {
    ...settings,
    element: ({ name, initial }) => {
      const chosen = several(initial).map((value) => toOption({ value, text: value }));
      return {
        type: "multi_external_select",
        action_id: name,
        min_query_length: 0,
        max_selected_items: settings.max,
        placeholder: plainText(settings.placeholder, MAX_PLACEHOLDER),
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      };
    },
    read: (state) => undefinedIfEmpty(state.selected_options?.map((option) => option.value ?? "")),
    suggest: toSuggest(settings),
  };
}
