// What a month of a file changes in the figures that are stored, and what undoing it brings back.
import { digest } from "../../slack/define/digest.js";
import type { FigureImport, ImportChange } from "../../store/figure-imports.js";
import type { FigureChange, StoredFigure } from "../../store/figures.js";

const isSame = (a: Pick<StoredFigure, "key" | "grade">, b: Pick<StoredFigure, "key" | "grade">) =>
  a.key === b.key && a.grade === b.grade;

/** A cause stays. A grade that the file doesn't have is cleared, so the grades don't add up to more than the month. */
export function toImportChange({ id, month, values }: FigureImport, stored: readonly StoredFigure[]): ImportChange {
  const given = values.map(({ key, grade, value }): FigureChange => {
    const before = stored.find((figure) => isSame(figure, { key, grade }));
    return { key, grade, before, after: { value, cause: before?.cause ?? "" } };
  });
  const hasGrades = values.some(({ grade }) => grade !== undefined);
  const cleared = stored
    .filter((figure) => hasGrades && figure.grade !== undefined && !values.some((value) => isSame(value, figure)))
    .map(({ key, grade, value, cause }): FigureChange => ({ key, grade, before: { value, cause }, after: undefined }));
  return { id, month, figures: [...given, ...cleared] };
}

/** Undefined when a figure isn't anymore what the file made of it. */
export function toUndoChange(
  { id, month, values }: FigureImport,
  stored: readonly StoredFigure[],
): ImportChange | undefined {
  const figures = values.map(({ key, grade, before }): FigureChange => {
    const now = stored.find((figure) => isSame(figure, { key, grade }));
    const cause = now?.cause ?? "";
    const isGone = before === undefined && cause === "";
    return { key, grade, before: now, after: isGone ? undefined : { value: before, cause } };
  });
  const isUntouched = values.every(({ value }, index) => figures[index]?.before?.value === value);
  return isUntouched ? { id, month, figures } : undefined;
}

/** Tells whether the same months are left, and whether the figures they replace are still as the person saw them. */
export const digestOfMonths = (months: readonly { imported: Pick<FigureImport, "month">; seen: string }[]): string =>
  digest(
    months.map(({ imported, seen }) => `${imported.month} ${seen}`),
    8,
  );

/** Tells whether the same months are saved. */
export const digestOfSaved = (months: readonly { imported: Pick<FigureImport, "month"> }[]): string =>
  digest(
    months.map(({ imported }) => imported.month),
    8,
  );

/** Tells whether the figures are still as the person saw them. */
export function digestOfChange({ figures }: ImportChange): string {
  const before = figures.map(({ key, grade, before }) => `${key} ${grade ?? ""} ${before?.value ?? ""}`);
  return digest(before, 8);
}
