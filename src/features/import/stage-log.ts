// Reads a log that was dropped in, and stages its rows: what would be added, what is there already, and what is refused.
import { type FoundLog, type FoundUnit, readLogOfUnits } from "../../documents/read-file.js";
import { type FigureKey, figureName, formatFigure, type MonthFigures } from "../../domain/figures.js";
import type { Grade } from "../../domain/grade.js";
import { asPersonId } from "../../domain/ids.js";
import type { KnownPerson } from "../../domain/log-sheet/match-people.js";
import type { LogChoices } from "../../domain/log-sheet/read-log.js";
import type { ReadFigure } from "../../domain/log-sheet/read-month.js";
import { formatMonth, type Month } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { Refusal } from "../../slack/define/refusal.js";
import { figuresBetween } from "../../store/figures.js";
import { identitiesBetween, knownKeys } from "../../store/imported-units.js";
import { stageFigures, stageRefused, stageUnits } from "../../store/log-import-rows.js";
import { addLogImport } from "../../store/log-imports.js";
import { librariansOf, meetStaff } from "../../store/people.js";
import type { PostCtx } from "../context.js";

/** Who imports, and who is on the staff. */
export interface Importing extends Pick<PostCtx, "db" | "school" | "now"> {
  importer: { id: string; name: string; librarian: boolean };
  staff: readonly KnownPerson[];
}

export interface DroppedLog {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string;
  choices: LogChoices;
}

/** Who is meant where a row names nobody but its writer: the importing librarian, or the school's only one. */
async function findLibrarian({ db, school, importer }: Importing) {
  if (importer.librarian) return { id: importer.id, name: importer.name };
  const [only, ...others] = await librariansOf(db, school.workspaceId);
  return only && others.length === 0 ? { id: only.id as string, name: only.name } : undefined;
}

/** One after the other: all at once would take too long for those who wait. */
function* pagesOf<T>(pages: readonly string[]): Generator<T[]> {
  for (const page of pages) yield JSON.parse(page) as T[];
}

/** How often each unit is in the log. Reads it day by day, as the units of the file come in that order. */
class InLog {
  private readonly left = new Map<string, number>();
  private readTo = "";

  constructor(private readonly at: Importing) {}

  async readUpTo(to: string): Promise<void> {
    if (to <= this.readTo) return;
    const { db, school } = this.at;
    for (const identity of await identitiesBetween(db, school, { after: this.readTo, to }))
      this.left.set(identity, (this.left.get(identity) ?? 0) + 1);
    this.readTo = to;
  }

  /** True if one is left that no row before was taken for. */
  take(identity: string): boolean {
    const left = this.left.get(identity) ?? 0;
    if (left > 0) this.left.set(identity, left - 1);
    return left > 0;
  }
}

const IN_LOG = "It's in the log already.";

/** Everyone whom a unit names has to have a row before it is saved. */
async function meetPeople({ db, school, staff }: Importing, found: readonly FoundUnit[]): Promise<void> {
  const ids = new Set(
    found.flatMap(({ unit }) => [...(unit.loggedBy ? [unit.loggedBy] : []), ...unit.partners.map(({ id }) => id)]),
  );
  await meetStaff(
    db,
    school.workspaceId,
    staff.filter(({ id }) => ids.has(id)),
  );
}

async function stageUnitPages(at: Importing, { importId, pages }: { importId: string; pages: readonly string[] }) {
  const { db, school, importer } = at;
  const inLog = new InLog(at);
  let after = 0;
  for (const found of pagesOf<FoundUnit>(pages)) {
    await meetPeople(at, found);
    await inLog.readUpTo(found.at(-1)?.unit.date ?? "");
    const keys = await knownKeys(
      db,
      school,
      found.map(({ key }) => key),
    );
    const units = found.map(({ sheet, row, unit, key, identity, sameAs }) => {
      const isThere = inLog.take(identity) || keys.has(key);
      const there = isThere ? IN_LOG : sameAs === undefined ? undefined : `Row ${sameAs} says the same.`;
      return { sheet, row, unit, key, there };
    });
    await stageUnits(db, school, { importId, by: asPersonId(importer.id), units, after });
    after += units.length;
  }
}

const NO_FIGURES: MonthFigures = { values: {}, byGrade: {}, causes: [] };

function storedOf({ values, byGrade, causes }: MonthFigures, { key, grade }: Pick<ReadFigure, "key" | "grade">) {
  const value = grade === "" ? values[key] : byGrade[grade as Grade];
  const cause = grade === "" ? causes.find((one) => one.key === key)?.text : undefined;
  return value === undefined && cause === undefined ? undefined : { value, cause: cause ?? "" };
}

const valueWords = (key: FigureKey, value: number | undefined) =>
  value === undefined ? "not reported" : formatFigure(key, value);

/** A figure that is there stays as it is. */
function compareFigure(figure: ReadFigure, stored: MonthFigures): "new" | "there" | { why: string } {
  const is = storedOf(stored, figure);
  if (!is) return "new";
  if (is.value === figure.value) return "there";
  const name = `${figureName(figure.key)}${figure.grade === "" ? "" : ` of grade ${figure.grade}`}`;
  const [here, there] = [valueWords(figure.key, is.value), valueWords(figure.key, figure.value)];
  return {
    why: `${name} for ${formatMonth(figure.month)} is ${here} here and ${there} in the file. I'll keep ${here}.`,
  };
}

type FigureRow = { sheet: string; row: number; figures: ReadFigure[]; cells: unknown };

async function stageFigurePages(at: Importing, { importId, pages }: { importId: string; pages: readonly string[] }) {
  const { db, school } = at;
  for (const rows of pagesOf<FigureRow>(pages)) {
    const months = rows.flatMap(({ figures }) => figures.map(({ month }) => month)).sort();
    const [from, to] = [months[0], months.at(-1)] as [Month, Month];
    const stored = await figuresBetween(db, school, { from, to });
    const compared = rows.map(({ figures, cells, ...place }) => ({
      row: { ...place, cells: JSON.stringify(cells) },
      figures: figures.map((figure) => ({
        figure,
        state: compareFigure(figure, stored.get(figure.month) ?? NO_FIGURES),
      })),
    }));
    await stageFigures(db, school, {
      importId,
      figures: compared.flatMap(({ figures }) =>
        figures.flatMap(({ figure, state }) =>
          typeof state === "string" ? [{ ...figure, isThere: state === "there" }] : [],
        ),
      ),
    });
    const refused = compared.flatMap(({ row, figures }) => {
      const why = figures.flatMap(({ state }) => (typeof state === "string" ? [] : [state.why]));
      return why.length > 0 ? [{ ...row, why: why.join(" ") }] : [];
    });
    await stageRefused(db, school, { importId, rows: refused });
  }
}

async function stageRows(at: Importing, { importId, found }: { importId: string; found: FoundLog }): Promise<void> {
  await stageUnitPages(at, { importId, pages: found.unitPages });
  await stageFigurePages(at, { importId, pages: found.figurePages });
  for (const rows of pagesOf<{ sheet: string; row: number; why: string; cells: unknown }>(found.refusedPages)) {
    const refused = rows.map((row) => ({ ...row, cells: JSON.stringify(row.cells) }));
    await stageRefused(at.db, at.school, { importId, rows: refused });
  }
}

/**
 * Keeps the file until someone confirms it, and stages its rows unless a person has to say something first (`found.asks`).
 * Returns the id of the import. Throws Refusal for what can't be read.
 */
export async function stageLog(at: Importing, { bytes, fileName, choices }: DroppedLog): Promise<string> {
  const { db, school, now, importer } = at;
  const today = schoolDayAt(now, school.timeZone);
  const librarian = await findLibrarian(at);
  const options = { choices, today, staff: at.staff, importer: { id: importer.id, name: importer.name }, librarian };
  const read = await readLogOfUnits(bytes, options);
  if (!read.ok) throw new Refusal(read.why);
  const found = read.value;
  const by = asPersonId(importer.id);
  const importId = await addLogImport(db, school, { fileName, bytes, found: found.columns, by, now });
  const { roles, dates } = found.columns.asks;
  if (roles.length === 0 && dates === undefined) await stageRows(at, { importId, found });
  return importId;
}
