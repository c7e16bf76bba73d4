// Reads one row of a sheet of units: the unit it is, or why it isn't one, in words for the person.
import type { Grade } from "../grade.js";
import type { Level } from "../level.js";
import { PartnerNames } from "../partner-names.js";
import { multiLineText, optionalText, singleLineText } from "../text.js";
import { type SchoolDay, yearAfter } from "../time/school-day.js";
import { FIRST_DATE, MAX_PARTNERS, UnitFields } from "../unit.js";
import { MAX_ANSWER, type QuestionKey, questionOf, toAnswerWords } from "../unit-questions.js";
import { type Cells, type Role, textOf, type UnitColumns } from "./find-columns.js";
import type { MatchPeople, RowPerson } from "./match-people.js";
import type { readDay } from "./read-day.js";
import type { readGradesCell, readLevelCell } from "./read-grades.js";

export interface ReadUnit {
  title: string;
  date: SchoolDay;
  grades: Grade[];
  level: Level;
  evidence: string | undefined;
  subject: string | undefined;
  classes: number | undefined;
  notes: string | undefined;
  /** Undefined: the person who imports it. */
  loggedBy: string | undefined;
  partners: { id: string; name: string }[];
  others: string[];
  answers: { question: string; answer: string }[];
  /** By partners in this Slack. */
  ratings: { id: string; level: Level }[];
}

/** The same cells come again and again, and reading one takes long. */
export interface CellReaders {
  day(cell: string | number): ReturnType<typeof readDay>;
  grades: typeof readGradesCell;
  level: typeof readLevelCell;
}

export interface UnitOptions {
  today: SchoolDay;
  readers: CellReaders;
  /** For rows without a level; undefined: they are refused. */
  level: Level | undefined;
  match: MatchPeople;
  /** Who imports it. */
  importer: { id: string; name: string };
  /** Who worked on a unit that names nobody but its writer; undefined if that can't be told. */
  librarian: { id: string; name: string } | undefined;
}

const Title = singleLineText(150, { missing: "There is nothing to read." });
const Subject = optionalText(singleLineText(75, {}));
const Long = optionalText(multiLineText(2000, {}));

type Checked<Value> = { value: Value } | { why: string };

function checkWith<Value>(
  schema: {
    safeParse(
      input: unknown,
    ): { success: true; data: Value } | { success: false; error: { issues: { message: string }[] } };
  },
  { input, what }: { input: unknown; what: string },
): Checked<Value> {
  const read = schema.safeParse(input);
  if (read.success) return { value: read.data };
  return { why: `${what}: ${read.error.issues[0]?.message ?? "I can't read it."}` };
}

function checkDay(read: ReturnType<typeof readDay>, today: SchoolDay): typeof read {
  if ("why" in read) return read;
  if (read.value < FIRST_DATE) return { why: "The date is before 2000" };
  return read.value > yearAfter(today) ? { why: "The date is more than a year from now" } : read;
}

const readTitle = (cell: string | number): Checked<string> =>
  textOf(cell) === ""
    ? { why: "The name of the unit is missing" }
    : checkWith(Title, { input: textOf(cell), what: "Name of the unit" });

/** Everybody once. The writer is no partner of their own. */
function sortPeople(
  { by, others }: { by: readonly RowPerson[]; others: readonly RowPerson[] },
  { importer, librarian }: UnitOptions,
): Checked<Pick<ReadUnit, "loggedBy" | "partners" | "others">> {
  const loggedBy = by.find(({ id }) => id !== undefined)?.id;
  const writer = loggedBy ?? importer.id;
  const people = [...by, ...others];
  const partners = new Map(
    people.flatMap(({ id, name }) => (id === undefined || id === writer ? [] : [[id, { id, name }] as const])),
  );
  const named = people.filter(({ id }) => id === undefined).map(({ name }) => name);
  const names = checkWith(PartnerNames, { input: named, what: "Worked with" });
  if ("why" in names) return names;
  if (partners.size > MAX_PARTNERS) return { why: `Worked with: more than ${MAX_PARTNERS} people` };
  if (partners.size + names.value.length === 0) {
    if (!librarian || librarian.id === writer) return { why: "It doesn't say who worked on it" };
    partners.set(librarian.id, librarian);
  }
  return { value: { loggedBy, partners: [...partners.values()], others: names.value } };
}

function readAnswers(cells: Cells, columns: UnitColumns): ReadUnit["answers"] {
  return Object.entries(columns.answers).flatMap(([key, at]) => {
    const { options } = questionOf(key as QuestionKey);
    const texts = textOf(cells[at])
      .split(/\s*[;\n]\s*/)
      .filter((text) => text !== "" && text.length <= MAX_ANSWER);
    if (!options) return [...new Set(texts)].map((answer) => ({ question: key, answer }));
    const chosen = options.find(({ value, text, words }) =>
      [value, text, words, toAnswerWords(questionOf(key as QuestionKey), value)].some(
        (one) => one.toLowerCase() === texts[0]?.toLowerCase(),
      ),
    );
    return chosen ? [{ question: key, answer: chosen.value }] : [];
  });
}

const cellOf = (cells: Cells, columns: UnitColumns, role: Role) => cells[columns.roles[role]?.[0] ?? -1] ?? "";

function peopleOf(cells: Cells, columns: UnitColumns, { role, match }: { role: Role; match: MatchPeople }) {
  return (columns.roles[role] ?? []).flatMap((at) => match(cells[at] ?? ""));
}

const RATINGS = /^[1-4](?:\s*;\s*[1-4])*$/;

/** The level that was logged, and after it what partners said; undefined if the row doesn't say. */
function readRatings(cells: Cells, { ratings }: UnitColumns): Level[] | undefined {
  const text = textOf(cells[ratings ?? -1]);
  return RATINGS.test(text) ? text.split(";").map((level) => Number(level) as Level) : undefined;
}

/** All that is wrong with the row, in a sentence each. */
export function readUnitRow(cells: Cells, columns: UnitColumns, options: UnitOptions): ReadUnit | { why: string } {
  const { today, readers, level: usual, match } = options;
  const cell = (role: Role) => cellOf(cells, columns, role);
  const dateCell = cell("date");
  const [logged, ...others] = readRatings(cells, columns) ?? [];
  const levelCell = logged ?? cell("level");
  const people = {
    by: peopleOf(cells, columns, { role: "by", match }),
    others: peopleOf(cells, columns, { role: "with", match }),
  };
  const read = {
    title: readTitle(cell("title")),
    date: textOf(dateCell) === "" ? { why: "The date is missing" } : checkDay(readers.day(dateCell), today),
    grades: readers.grades(cell("grades")),
    level: textOf(levelCell) === "" && usual ? { value: usual } : readers.level(levelCell),
    evidence: checkWith(Long, { input: textOf(cell("evidence")), what: "Evidence" }),
    subject: checkWith(Subject, { input: textOf(cell("subject")), what: "Subject" }),
    classes: checkWith(UnitFields.shape.classes, { input: textOf(cell("classes")), what: "Classes" }),
    notes: checkWith(Long, { input: textOf(cell("notes")), what: "Notes" }),
    people: sortPeople(people, options),
  };
  const problems = Object.values(read).flatMap((one) => ("why" in one ? [one.why.replace(/\.$/, "")] : []));
  if (problems.length > 0) return { why: `${problems.join("; ")}.` };
  const value = <V>(one: Checked<V>) => (one as { value: V }).value;
  return {
    title: value(read.title),
    date: value(read.date),
    grades: value(read.grades),
    level: value(read.level),
    evidence: value(read.evidence),
    subject: value(read.subject),
    classes: value(read.classes),
    notes: value(read.notes),
    ...value(read.people),
    // Which partner said what isn't in the file. What the report shows is the same either way.
    ratings: value(read.people)
      .partners.slice(0, others.length)
      .map(({ id }, at) => ({ id, level: others[at] as Level })),
    answers: readAnswers(cells, columns),
  };
}
