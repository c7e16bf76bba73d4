// Fields to pick people or channels of the workspace.
import type { z } from "zod";
import { type Field, type FieldOptions, several, single, undefinedIfEmpty } from "./field.js";

/** One person, as their id. */
export function person<S extends z.ZodType>(options: FieldOptions<S>): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "users_select",
      action_id: name,
      ...(single(initial) ? { initial_user: single(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_user ?? undefined,
  };
}

/** Any number of people, as their ids. */
export function people<S extends z.ZodType>(options: FieldOptions<S>): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "multi_users_select",
      action_id: name,
      ...(undefinedIfEmpty(several(initial)) ? { initial_users: several(initial) } : {}),
    }),
    read: (state) => undefinedIfEmpty(state.selected_users ?? undefined),
  };
}

/** One channel, public or private, as its id. */
export function channel<S extends z.ZodType>(options: FieldOptions<S>): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "conversations_select",
      action_id: name,
      filter: { include: ["public", "private"], exclude_bot_users: true },
      ...(single(initial) ? { initial_conversation: single(initial) ?? "" } : {}),
    }),
    read: (state) => state.selected_conversation ?? undefined,
  };
}

/** Up to `max` channels, public or private, as their ids. */
export function channels<S extends z.ZodType>(options: FieldOptions<S> & { max: number }): Field<S, unknown> {
  return {
    ...options,
    element: ({ name, initial }) => ({
      type: "multi_conversations_select",
      action_id: name,
      filter: { include: ["public", "private"], exclude_bot_users: true },
      max_selected_items: options.max,
      ...(undefinedIfEmpty(several(initial)) ? { initial_conversations: several(initial) } : {}),
    }),
    read: (state) => undefinedIfEmpty(state.selected_conversations ?? undefined),
  };
}
