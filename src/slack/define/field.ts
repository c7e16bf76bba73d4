// What a field of a form is. The kinds of field are in the `*-fields.ts` files.
import type { Button, InputBlock } from "@slack/types";
import type { z } from "zod";
import type { Block } from "../message/blocks.js";

/** What is in a field, unchecked: text, or the values of the chosen options. */
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
  selected_user?: string | null;
  selected_users?: string[] | null;
  selected_conversation?: string | null;
  selected_conversations?: string[] | null;
  files?: { id?: string; name?: string | null; size?: number | null; permalink?: string | null }[] | null;
}

export interface FieldOptions<S extends z.ZodType> {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Set for an optional field that people should fill in all the same: the cursor starts there while it is empty. */
  isWanted?: (values: FieldValues) => boolean;
  /** Checks the entry and gives it its type. People read its messages. An empty field arrives as undefined. */
  schema: S;
  /** Hides the field unless this is true. Receives what is in all fields. */
  when?: (values: FieldValues) => boolean;
  /** Replaces the label, depending on the other fields. */
  labelIn?: (values: FieldValues) => string;
  /** Blocks above the field, such as what a choice is about. */
  above?: (values: FieldValues) => readonly Block[];
  /** Blocks below the field, such as hints about what was chosen. */
  below?: (values: FieldValues) => readonly Block[];
  /** Set when other fields depend on this one: the form is redrawn as soon as it changes. */
  redraws?: boolean;
}

export interface Field<S extends z.ZodType, C> extends FieldOptions<S> {
  /** Draws Slack's element, filled in with `initial`. A button stands by itself, without a label. */
  element(at: {
    name: string;
    ctx: C;
    initial: FieldValue | undefined;
    values: FieldValues;
  }): InputBlock["element"] | Button;
  /** How many characters of text the element takes. */
  max?: number;
  /** What of `initial` is more than the element takes; empty if it takes all of it. */
  surplus?(initial: FieldValue | undefined): string;
  /** Reads the element's state; undefined when the field is empty. */
  read(state: FieldState): FieldValue | undefined;
  /** For a button: what a click makes of its value. The form is redrawn. */
  press?(values: FieldValues): FieldValue;
  /** What to suggest while the person types, in a form that carries `hidden`. */
  suggest?(ctx: C, query: string, hidden: unknown): Promise<string[]>;
}

/** The value of a single-value field; undefined when it is empty. */
export const single = (value: FieldValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The values of a multi-value field. */
export const several = (value: FieldValue | undefined): string[] =>
  Array.isArray(value) ? value : value ? [value] : [];

/** Slack sends an empty list for an empty field; a schema expects undefined. */
export const undefinedIfEmpty = (list: string[] | undefined): string[] | undefined =>
  list && list.length > 0 ? list : undefined;
