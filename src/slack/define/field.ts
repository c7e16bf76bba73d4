// What a field of a form is; the kinds of field are in the files next to this one.
import type { InputBlock } from "@slack/types";
import type { z } from "zod";
import type { Block } from "../message/blocks.js";

/** What is in a field before it is checked: text, or the values of the chosen options. */
export type FieldValue = string | string[];

/** What is in the fields of a form, by field name. */
export type FieldValues = Partial<Record<string, FieldValue>>;

/** A field's part of `view.state.values`, with only what our kinds of field read. */
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

export interface FieldOptions<S extends z.ZodType> {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Checks and types what was entered. Its messages are written for the user. An empty field arrives as undefined. */
  schema: S;
  /** The field is shown only while this is true of the other fields. */
  when?: (values: FieldValues) => boolean;
  /** Another label, depending on the other fields. */
  labelIn?: (values: FieldValues) => string;
  /** Blocks below the field, such as hints about what was chosen. */
  below?: (values: FieldValues) => readonly Block[];
  /** Redraws the form as soon as this field changes, because other fields depend on it. */
  redraws?: boolean;
}

export interface Field<S extends z.ZodType, C> extends FieldOptions<S> {
  element(at: { name: string; ctx: C; initial: FieldValue | undefined }): InputBlock["element"];
  read(state: FieldState): FieldValue | undefined;
  /** What to suggest while the person types. */
  suggest?(ctx: C, query: string): Promise<string[]>;
}

/** The value of a field that holds one; undefined when it is empty. */
export const single = (value: FieldValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The values of a field that holds several. */
export const several = (value: FieldValue | undefined): string[] =>
  Array.isArray(value) ? value : value ? [value] : [];

/** Slack sends an empty list for an empty field; a schema expects undefined. */
export const orUndefined = (list: string[] | undefined): string[] | undefined =>
  list && list.length > 0 ? list : undefined;
