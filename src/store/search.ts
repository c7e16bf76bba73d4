// Finds units and plans by words: exact words before mistyped ones, titles before everything else.
import type { Grade } from "../domain/grade.js";
import type { PlanId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { nearWords } from "../domain/near-words.js";
import { toGradeMark, toLevelMark, toSchoolMark, toSubjectMark } from "../domain/search-marks.js";
import { waysToWrite } from "../domain/search-spellings.js";
import { type SearchTerm, typosIn } from "../domain/search-words.js";
import type { School } from "./schools.js";
import { refreshSearch } from "./search-documents.js";
import type { FoundEntry } from "./search-entries.js";
import { type Db, searchIndexOf, sqlOf } from "./sql/database.js";
import { type IndexQuery, type Phrase, SEARCH_FIELDS, type SearchField } from "./sql/search-index.js";

export interface Search {
  /** Each of them is found. */
  terms: readonly SearchTerm[];
  /** At least one of them. */
  grades: readonly Grade[];
  level?: Level | undefined;
  subject?: string | undefined;
}

export interface SearchResult {
  /** The best first, MAX_FOUND at most. */
  entries: FoundEntry[];
  /** How many there are in all. */
  total: number;
  /** Typed words, and the words of this school that they were taken for. Empty if all was found as it was typed. */
  taken: { typed: string; words: string[] }[];
  /** After a large import, there is more to find in some minutes. */
  isBehind: boolean;
}

/** What a person waits for: about a thousand units that changed. */
const MOST_STEPS = 40;

/** If it isn't among so many, people add a word. */
export const MAX_FOUND = 100;
/** With fewer, words that may have been meant are looked for, too. */
const ENOUGH = 5;

const LATER_FIELDS: readonly (readonly SearchField[])[] = [
  ["title"],
  ["title", "subject", "overview"],
  ["title", "subject", "overview", "standards"],
  SEARCH_FIELDS,
];

const SHORTEST_BEGUN = 3;

/** How a term may be written. The last one may be only begun. */
function phrasesOf(term: SearchTerm, isLast: boolean): Phrase[] {
  const { words } = term;
  const exact = waysToWrite(term).map((way) => ({ words: way }));
  const isBegun = isLast && (words.at(-1) ?? "").length >= SHORTEST_BEGUN;
  return isBegun ? [...exact, { words, isBegun }] : exact;
}

type Question = Pick<IndexQuery, "marks" | "terms">;

const marksOf = (school: School, { grades, level, subject }: Search): string[][] => [
  [toSchoolMark(school)],
  ...(grades.length > 0 ? [grades.map(toGradeMark)] : []),
  ...(level ? [[toLevelMark(level)]] : []),
  ...(subject ? [[toSubjectMark(subject)]] : []),
];

interface Document {
  number: number;
  workspaceId: string;
  schoolId: string;
  unitId: UnitId | null;
  planId: PlanId | null;
  day: string;
  title: string;
}

// By their numbers alone: with the school in it, SQLite would rather look at all of its documents.
const DOCUMENTS = `
  SELECT "number", "workspaceId", "schoolId", "unitId", "planId", "day", "title" FROM "SearchDocument"
  WHERE "number" IN (SELECT value FROM json_each(@numbers))`;

/** The index knows all schools' documents, and this is the school's wall. */
async function readDocuments(db: Db, school: School, numbers: readonly number[]): Promise<Document[]> {
  const all = await sqlOf(db).all<Document>(DOCUMENTS, { numbers: JSON.stringify(numbers) });
  return all.filter(({ workspaceId, schoolId }) => workspaceId === school.workspaceId && schoolId === school.id);
}

/** The whole title before a part of it, then the latest. */
function inOrder(documents: readonly Document[], asked: string): Document[] {
  const isWhole = ({ title }: Document) => title === asked;
  const byTitle = (a: Document, b: Document) => Number(isWhole(b)) - Number(isWhole(a));
  return [...documents].sort((a, b) => byTitle(a, b) || b.day.localeCompare(a.day) || b.number - a.number);
}

/** Adds what answers the question to what was found, field by field, until there is enough. */
async function collect(db: Db, school: School, { question, found, asked }: Collecting): Promise<void> {
  const fieldsInTurn = question.terms.length > 0 ? LATER_FIELDS : [SEARCH_FIELDS];
  for (const fields of fieldsInTurn) {
    if (found.size >= MAX_FOUND) return;
    const numbers = await searchIndexOf(db).find({ ...question, fields }, MAX_FOUND * 2);
    const unseen = numbers.filter((number) => !found.has(number));
    const documents = await readDocuments(db, school, unseen);
    for (const document of inOrder(documents, asked)) found.set(document.number, document);
  }
}

interface Collecting {
  question: Question;
  found: Map<number, Document>;
  asked: string;
}

const count = (db: Db, question: Question) => searchIndexOf(db).count({ ...question, fields: SEARCH_FIELDS });

/** The text that follows all texts that begin with this one. */
const after = (start: string): string =>
  start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + 1);

/** Where words may begin that were meant by this one: rarely is the first letter wrong, but two may change places. */
function startsOf(word: string): string[] {
  const [first = "", second = "", third = ""] = word;
  return [...new Set([first, second + first, second + third])];
}

/** The words of this school that a person may have meant. The index holds all schools' words, so each is looked for here. */
async function wordsNear(db: Db, school: School, term: SearchTerm): Promise<string[]> {
  const { words } = term;
  const [word = ""] = words;
  if (words.length > 1 || typosIn(word) === 0) return [];
  const marks = [[toSchoolMark(school)]];
  const known: string[] = [];
  for (const start of startsOf(word)) known.push(...(await searchIndexOf(db).wordsBetween(start, after(start))));
  const near: string[] = [];
  const same = new Set(waysToWrite(term).flat());
  const others = [...new Set(known)].filter((other) => !same.has(other));
  for (const other of nearWords(word, others)) {
    if ((await count(db, { marks, terms: [[{ words: [other] }]] })) > 0) near.push(other);
  }
  return near;
}

/** The school's units and plans that a search finds. They are as people saved them a moment ago. */
export async function searchEntries(db: Db, school: School, search: Search): Promise<SearchResult> {
  const isBehind = !(await refreshSearch(db, school.workspaceId, MOST_STEPS));
  const { terms } = search;
  const asked = terms.flatMap(({ words }) => words).join(" ");
  const exact = terms.map((term, at) => phrasesOf(term, at === terms.length - 1));
  const question = { marks: marksOf(school, search), terms: exact };
  const found = new Map<number, Document>();
  await collect(db, school, { question, found, asked });
  const toEntries = () =>
    [...found.values()]
      .slice(0, MAX_FOUND)
      .map(({ unitId, planId }) => ({ unitId: unitId ?? undefined, planId: planId ?? undefined }));
  if (found.size >= ENOUGH) return { entries: toEntries(), total: await count(db, question), taken: [], isBehind };
  const near = await Promise.all(terms.map((term) => wordsNear(db, school, term)));
  const exactly = found.size;
  const wider = {
    ...question,
    terms: exact.map((phrases, at) => [...phrases, ...(near[at] ?? []).map((word) => ({ words: [word] }))]),
  };
  if (near.some((words) => words.length > 0)) await collect(db, school, { question: wider, found, asked });
  const taken = terms
    .map(({ typed }, at) => ({ typed, words: near[at] ?? [] }))
    .filter(({ words }) => words.length > 0);
  return { entries: toEntries(), total: await count(db, wider), taken: found.size > exactly ? taken : [], isBehind };
}

/** Of a search that finds nothing, the typed words that are in this school's units and plans, and those they may be taken for. */
export async function knownTerms(
  db: Db,
  school: School,
  terms: readonly SearchTerm[],
): Promise<{ term: SearchTerm; isKnown: boolean; near: string[] }[]> {
  const marks = [[toSchoolMark(school)]];
  return Promise.all(
    terms.map(async (term) => ({
      term,
      isKnown: (await count(db, { marks, terms: [phrasesOf(term, true)] })) > 0,
      near: await wordsNear(db, school, term),
    })),
  );
}
