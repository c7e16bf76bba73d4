// A list in a form: the same fields for each of its rows, and a button that adds a row without losing what was typed.
import { z } from "zod";
import { type Block, footnote, plainText } from "../message/blocks.js";
import { MAX_BUTTON_TEXT } from "../message/limits.js";
import { type Field, type FieldValues, single } from "./field.js";
import type { Fields, Values } from "./form.js";

/** The part of a row that has no other. The list's first field then has the name of the list, as a field that stands alone. */
export const ALONE = "";

function fieldOf(list: string, row: number, part: string): string {
  if (part !== ALONE) return `${list}-${row}-${part}`;
  return row === 1 ? list : `${list}-${row}`;
}

const buttonOf = (list: string) => `${list}-more`;

interface RowsOptions<F> {
  /** At most so many rows. */
  max: number;
  /** On the button: "Add another duty". */
  add: string;
  /** The fields of one row. */
  fields: F;
}

interface Shape {
  list: string;
  max: number;
  parts: readonly string[];
}

/** How many rows the form shows: those that were asked for, and all up to the last one with something in it. */
function shownRows(values: FieldValues, { list, max, parts }: Shape): number {
  const rows = Array.from({ length: max }, (_, at) => at + 1);
  const hasText = (row: number) => parts.some((part) => values[fieldOf(list, row, part)] !== undefined);
  const asked = Math.trunc(Number(single(values[buttonOf(list)]))) || 1;
  return Math.min(max, Math.max(1, asked, ...rows.filter(hasText)));
}

/** The value of the button is how many rows there are. A click makes it one more. */
function moreButton(shape: Shape, add: string): Field<z.ZodType, unknown> {
  return {
    label: add,
    schema: z.unknown(),
    when: (values) => shownRows(values, shape) < shape.max,
    element: ({ name, values }) => ({
      type: "button",
      action_id: name,
      text: plainText(add, MAX_BUTTON_TEXT),
      value: String(shownRows(values, shape)),
    }),
    read: (state) => state.value ?? undefined,
    press: (values) => String(shownRows(values, shape) + 1),
  };
}

/** In the place of the button, once all rows are there. */
const toFullNote = (max: number): Block => footnote(`You've reached ${max}, the most this list can hold.`);

/**
 * The fields of all rows, named `list-1-part`, and below them the button, or words that there can't be more. The form shows one
 * row, until more are needed.
 */
export function rows<C, F extends Fields<C>>(list: string, { max, add, fields }: RowsOptions<F>): Fields<C> {
  const all: Fields<C> = {};
  const shape = { list, max, parts: Object.keys(fields) };
  const lastPart = shape.parts.at(-1);
  for (let row = 1; row <= max; row += 1) {
    for (const [part, { hint, ...field }] of Object.entries(fields)) {
      all[fieldOf(list, row, part)] = {
        ...field,
        // Once is enough: on a phone a hint takes as much room as a field.
        ...(row === 1 ? { ...(hint ? { hint } : {}) } : { label: `${field.label} (${row})` }),
        when: (values) => row <= shownRows(values, shape) && (field.when?.(values) ?? true),
        below: (values) => [
          ...(field.below?.(values) ?? []),
          ...(row === max && part === lastPart ? [toFullNote(max)] : []),
        ],
      };
    }
  }
  return { ...all, [buttonOf(list)]: moreButton(shape, add) };
}

/** The rows that have something in them, typed, from the values of a form. */
export function readRows<F extends Fields<never>>(
  list: string,
  { max, fields }: RowsOptions<F>,
  values: Record<string, unknown>,
): Values<F>[] {
  return Array.from({ length: max }, (_, at) =>
    Object.fromEntries(Object.keys(fields).map((part) => [part, values[fieldOf(list, at + 1, part)]])),
  ).filter((row) => Object.values(row).some((value) => value !== undefined)) as Values<F>[];
}

/** What the fields of these rows hold. */
export const toRowValues = (list: string, filled: readonly Record<string, string | undefined>[]): FieldValues =>
  Object.fromEntries(
    filled.flatMap((row, at) =>
      Object.entries(row)
        .filter(([, value]) => value !== undefined && value !== "")
        .map(([part, value]) => [fieldOf(list, at + 1, part), value]),
    ),
  );
