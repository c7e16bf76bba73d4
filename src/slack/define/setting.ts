// A setting is data: one entry defines its field in a form, its place in the stored row, the value shown when the form
// opens, and the check whether someone else changed it in the meantime.
import type { z } from "zod";
import { digest } from "./digest.js";
import type { Field, FieldValue, FieldValues } from "./field.js";
import { type Fields, toFieldValues } from "./form.js";

interface FieldWords {
  label: string;
  hint?: string;
}

interface SettingDefinition<C, Row, K extends keyof Row, S extends z.ZodType> extends FieldWords {
  /** The name of its field, unique within a form. */
  key: string;
  /** The property of the stored row that holds it. Settings that share one hold parts of its list, in their order. */
  column: K;
  /** Makes the field. Pass `words` on to the kind of field. */
  field(words: FieldWords): Field<S, C>;
  /** What a new school starts with. Leave it out if Bookend's first start sets the value. */
  default?: z.output<S>;
  /** The role that may change it. */
  who: string;
  /** Needed only if the column stores the value in a different form. */
  toColumn?(value: z.output<S>): Row[K];
  /** What the field shows for a stored value. Needed only if the two differ. */
  toField?(stored: Row[K]): FieldValue | undefined;
  /** Checks what the schema can't know, such as whether a channel takes posts. Returns the error for the field. */
  check?(ctx: C, value: z.output<S>): Promise<string | undefined>;
}

/** A setting without its value's type, so all settings fit in one list. */
export interface Setting<C, Row> extends FieldWords {
  key: string;
  column: string;
  field: Field<z.ZodType, C>;
  who: string;
  /** As the column stores it; undefined if Bookend's first start sets the value. */
  defaultColumn: unknown;
  toColumn(value: unknown): unknown;
  toField(row: Row): FieldValue | undefined;
  check(ctx: C, value: unknown): Promise<string | undefined>;
}

export function defineSetting<C, Row, K extends keyof Row & string, S extends z.ZodType>(
  definition: SettingDefinition<C, Row, K, S>,
): Setting<C, Row> {
  const { key, column, label, hint, who } = definition;
  const words = { label, ...(hint === undefined ? {} : { hint }) };
  // Values only come from the field's own schema, so each has the type its column needs.
  const toColumn = (value: unknown) =>
    definition.toColumn ? definition.toColumn(value as z.output<S>) : ((value ?? null) as Row[K]);
  return {
    ...{ key, column, who, ...words, toColumn },
    field: definition.field(words),
    defaultColumn: "default" in definition ? toColumn(definition.default) : undefined,
    toField: (row) =>
      definition.toField ? definition.toField(row[column]) : toFieldValues({ value: row[column] }).value,
    check: async (ctx, value) => definition.check?.(ctx, value as z.output<S>),
  };
}

/** The fields of a form made of these settings. */
export const toSettingFields = <C, Row>(settings: readonly Setting<C, Row>[]): Fields<C> =>
  Object.fromEntries(settings.map(({ key, field }) => [key, field]));

/** What the form shows for a stored row. Empty fields are left out. */
export function toSettingValues<C, Row>(settings: readonly Setting<C, Row>[], row: Row): FieldValues {
  const values = settings.map((setting) => [setting.key, setting.toField(row)] as const);
  return Object.fromEntries(values.filter(([, value]) => value?.length));
}

/** The part of the row that saving these values writes. Settings that share a column hold parts of one list. */
export function toSettingsChange<C, Row>(
  settings: readonly Setting<C, Row>[],
  values: Record<string, unknown>,
): Partial<Row> {
  const columns: Record<string, unknown> = {};
  for (const { key, column, toColumn } of settings) {
    const [before, value] = [columns[column], toColumn(values[key])];
    columns[column] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return columns as Partial<Row>;
}

/** Errors by field. All checks run at once: Slack waits for the answer, and each check may wait for Slack. */
export async function checkSettings<C, Row>(
  settings: readonly Setting<C, Row>[],
  ctx: C,
  values: Record<string, unknown>,
): Promise<Record<string, string>> {
  const errors = await Promise.all(
    settings.map(async ({ key, check }) => [key, await check(ctx, values[key])] as const),
  );
  return Object.fromEntries(errors.flatMap(([key, error]) => (error === undefined ? [] : [[key, error]])));
}

/** A short hash that tells a field's values apart. Ignores the order of chosen items and of lines. */
function fingerprintOf(value: FieldValue | undefined): string {
  const lines = [value ?? ""].flat().join("\n").split("\n").sort();
  return digest(lines, 16);
}

/** A fingerprint for each setting, small enough for the form's hidden data. */
export const fingerprintsOf = <C, Row>(settings: readonly Setting<C, Row>[], values: FieldValues) =>
  Object.fromEntries(settings.map(({ key }) => [key, fingerprintOf(values[key])]));

/**
 * The settings another person changed while the form was open. A setting that already has the value typed here isn't one
 * of them: a double click saves the same form twice.
 */
export function changedMeanwhile<C, Row>(
  settings: readonly Setting<C, Row>[],
  at: { opened: Record<string, string>; typed: FieldValues; stored: FieldValues },
): Setting<C, Row>[] {
  return settings.filter(({ key }) => {
    const stored = fingerprintOf(at.stored[key]);
    return stored !== at.opened[key] && stored !== fingerprintOf(at.typed[key]);
  });
}
