// Finds the table in a sheet of units or of months: which row has the titles of its columns, and what each column holds.
import { foldText } from "../../text/fold.js";
import { FIGURE_KEYS, figureName } from "../figures.js";
import { GRADES } from "../grade.js";
import { unitQuestions } from "../unit-questions.js";

/** A date is text, or `YYYY-MM-DD` from a cell that Excel shows as a date. An empty cell is "". */
export type Cells = readonly (string | number)[];

/** What a person can say about a sheet of units: which column holds what. */
export const ROLES = [
  ...(["date", "title", "grades", "level", "with", "by", "subject", "classes", "evidence", "notes"] as const),
] as const;
export type Role = (typeof ROLES)[number];

/** The index of each column. Several columns may name partners. */
export interface UnitColumns {
  row: number;
  roles: Partial<Record<Role, number[]>>;
  /** The optional questions, by their keys. */
  answers: Record<string, number>;
  /** All ratings of the level, first that of the person who logged it: so Bookend exports them. */
  ratings: number | undefined;
  /** The titles as they are in the file. */
  titles: string[];
}

/** The first pattern that fits wins, so the narrow ones come first. */
const UNIT_TITLES: [role: Role | "sent", title: RegExp][] = [
  ["sent", /^(?:timestamp|submitted(?: (?:at|on))?|submission (?:date|time)|start time|completion time)$/],
  ["evidence", /\bevidence\b|^assessments?\b|\b(?:assessment|test|student) data\b|\bdata used\b/],
  ["level", /^(?:level|lvl|collab(?:oration)?|partnership)\.?(?: \(?1 ?[-–] ?4\)?)$|^(?:level|lvl)\.?$/],
  ["level", /\b(?:level|kind|type|degree|stage) of (?:instructional )?(?:partnership|collaboration|support)\b/],
  [
    "level",
    /\b(?:collab(?:oration)?|partnership|rubric)\.? (?:level|lvl|rating|score)\b|\blevel \(?see rubric|\brubric\b/,
  ],
  ["grades", /\bgrad(?:es?|os?)(?: ?levels?)?\b|^(?:grs?\.?|grade\(s\)|year)$/],
  ["by", /^(?:logged|entered|submitted|reported|filled in|recorded) by$|^(?:your )?e-?mail(?: address)?$|^username$/],
  ["by", /^(?:your name|what is your name|what's your name|my name)\??$/],
  ["with", /\b(?:worked|work|taught|planned|partnered|collaborated|co-?taught) with\b|\bwho (?:else )?(?:did|was)\b/],
  [
    "with",
    /\b(?:teachers?|partners?|collaborators?|colleagues?|librarians?|staff|educators?|faculty|maestr[oa]s?)\b(?:\(s\)|'s)?(?: names?)?/,
  ],
  ["with", /^(?:names?|with|who)\??$/],
  ["date", /^(?:date|day|when|week of|fecha)\b|\bdates?\b|\bwhen was\b/],
  ["title", /\b(?:name|title|topic) (?:or (?:name|title|topic) )?(?:of|for) (?:the |your )?(?:unit|lesson|project)\b/],
  ["title", /^(?:units?|topics?|titles?|lessons?|projects?|activity|activities|unit of study|theme)\b/],
  ["title", /\b(?:unit|topic|lesson|project) ?(?:name|title|topic)?\b/],
  ["subject", /\bsubjects?\b|\bcontent areas?\b|\bdepartment\b|^(?:course|class|subj\.?|dept\.?)$/],
  ["classes", /\b(?:classes|sections|sessions|number of class|# of class|no\. of class)/],
  ["notes", /\b(?:notes?|comments?|description|remarks|anything else|details|reflection)\b/],
];

/** Titles are above the table, and never far down. */
const MAX_TITLE_ROWS = 40;
const MAX_COLUMNS = 200;
/** A question of a Google Form. */
const MAX_TITLE = 200;

const isFilled = (cell: string | number) => String(cell).trim() !== "";
export const textOf = (cell: string | number | undefined): string => String(cell ?? "").trim();

const ANSWERS = unitQuestions.map(({ key, label }) => [key, foldText(label)] as const);

/** Only one column each, unless it names people. */
const mayRepeat = (role: Role) => role === "with";

export function readUnitTitles(cells: Cells, row: number): UnitColumns {
  const titles = cells.slice(0, MAX_COLUMNS).map(textOf);
  const folded = titles.map((title) => (title.length > MAX_TITLE ? "" : foldText(title)));
  const columns: UnitColumns = { row, roles: {}, answers: {}, ratings: undefined, titles };
  const taken = new Set<number>();
  for (const [key, label] of ANSWERS) {
    const at = folded.indexOf(label);
    if (at === -1) continue;
    columns.answers[key] = at;
    taken.add(at);
  }
  const ratings = folded.indexOf("ratings");
  if (ratings !== -1) {
    columns.ratings = ratings;
    taken.add(ratings);
  }
  let sent: number | undefined;
  for (const [role, pattern] of UNIT_TITLES) {
    for (const [at, title] of folded.entries()) {
      if (title === "" || taken.has(at) || !pattern.test(title)) continue;
      if (role !== "sent" && columns.roles[role] && !mayRepeat(role)) continue;
      taken.add(at);
      if (role === "sent") sent = at;
      else columns.roles[role] = [...(columns.roles[role] ?? []), at];
    }
  }
  // A form without a question for the date was filled in on that day.
  if (sent !== undefined && !columns.roles.date) columns.roles.date = [sent];
  return columns;
}

/** Two rows of titles as one: "Grade" above "Level". What is above merged cells counts for the first of them. */
const joinRows = (above: Cells, below: Cells): string[] =>
  Array.from({ length: Math.max(above.length, below.length) }, (_, at) =>
    `${textOf(above[at])} ${textOf(below[at])}`.trim(),
  );

/** The roles without which no row is a unit. */
export const NEEDED: readonly Role[] = ["date", "title", "grades", "level"];

const weightOf = ({ roles }: UnitColumns) =>
  Object.keys(roles).length + NEEDED.filter((role) => roles[role]).length * 2;

/** Bookend's own table of unit plans has titles like those of a log, but plans aren't in the log. */
const isPlanTable = (cells: Cells) => cells.some((cell) => foldText(textOf(cell)) === "parts filled in");

/** The titles that say most; undefined if no row looks like the titles of a log. */
export function findUnitColumns(rows: readonly Cells[]): UnitColumns | undefined {
  if (rows.slice(0, MAX_TITLE_ROWS).some(isPlanTable)) return undefined;
  const found = rows.slice(0, MAX_TITLE_ROWS).flatMap((cells, row): UnitColumns[] => {
    if (cells.filter(isFilled).length < 2) return [];
    const below = rows[row + 1];
    const two = below?.every((cell) => typeof cell === "string" && !/\d/.test(cell)) ? [below] : [];
    return [readUnitTitles(cells, row), ...two.map((next) => readUnitTitles(joinRows(cells, next), row + 1))];
  });
  const best = found.reduce<UnitColumns | undefined>(
    (one, other) => (one && weightOf(one) >= weightOf(other) ? one : other),
    undefined,
  );
  const needed = best ? NEEDED.filter((role) => best.roles[role]).length : 0;
  return best && needed >= 2 ? best : undefined;
}

/** The columns of a sheet of months. A cause stands beside its figure. */
export interface FigureColumns {
  row: number;
  month: number;
  figures: { key: (typeof FIGURE_KEYS)[number]; grade: string; at: number; cause: number | undefined }[];
}

const FIGURE_TITLES: Record<(typeof FIGURE_KEYS)[number], RegExp> = {
  daysOpen: /^days? open$|^open days$/,
  circulation: /^(?:monthly |total )?circulation$/,
  classes: /^(?:number of |# of )?classes(?: served)?$/,
  visits: /^(?:library |number of )?visits$/,
  lessons: /^(?:number of )?lessons(?: taught)?$/,
};

function readFigureTitles(cells: Cells, row: number): FigureColumns | undefined {
  const titles = cells.slice(0, MAX_COLUMNS).map((cell) => foldText(textOf(cell)));
  const month = titles.findIndex((title) => /^(?:month|mes)$/.test(title));
  if (month === -1) return undefined;
  const causeOf = (name: string) => {
    const at = titles.findIndex(
      (title) => title === `${name} cause` || title === `cause of ${name}` || title === `why ${name}`,
    );
    return at === -1 ? undefined : at;
  };
  const whole = FIGURE_KEYS.flatMap((key) => {
    const name = foldText(figureName(key));
    const at = titles.findIndex((title) => title === name || FIGURE_TITLES[key].test(title));
    return at === -1 ? [] : [{ key, grade: "", at, cause: causeOf(titles[at] ?? "") ?? causeOf(name) }];
  });
  const byGrade = GRADES.flatMap((grade) => {
    const at = titles.findIndex((title) =>
      [`circulation ${grade}`, `circulation, grade ${grade}`, `circulation grade ${grade}`]
        .map(foldText)
        .includes(title),
    );
    return at === -1 ? [] : [{ key: "circulation" as const, grade, at, cause: undefined }];
  });
  return whole.length > 0 ? { row, month, figures: [...whole, ...byGrade] } : undefined;
}

/** Undefined unless a row has the titles of the Annual Summary, or of some of its columns. */
export function findFigureColumns(rows: readonly Cells[]): FigureColumns | undefined {
  for (const [row, cells] of rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const columns = readFigureTitles(cells, row);
    if (columns) return columns;
  }
  return undefined;
}
