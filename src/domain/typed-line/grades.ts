// Reads grades as people type them: "grade 6", "gr 3 and 4", "grades 3-5", "K-2", "6th grade", "kindergarten".
import { GRADES, type Grade } from "../grade.js";
import { type GradeItem, readGradeItems } from "./grade-items.js";
import { asWhole, type Found, matchAt, type Parsed, type Position, sticky, WORD_END } from "./phrase.js";

const GRADES_RUN = "Grades run from PK to 12.";

const UNKNOWN_GRADE = sticky("(?:grades?|gr\\.?) ?\\p{L}?\\d[^\\s,;]*");
const SOME_GRADES = sticky(
  `(?:for )?(?:(?:all|every|multiple|several|mixed) grades?(?: levels?)?|(?:the )?whole school|school-?wide)${WORD_END}`,
);

export function readTypedGrades(text: string): Parsed<Grade[]> | undefined {
  return asWhole(text, findGrades(text, 0));
}

/** The grades at this index, as many as belong together. */
export function findGrades(text: string, at: number): Found<Grade[]> | undefined {
  const items = readGradeItems(text, at);
  const position = toPosition(items);
  if (position) return { end: items.at(-1)?.end ?? at, position, ...toGrades(items) };
  const some = matchAt(SOME_GRADES, text, at);
  if (some) return { end: at + some[0].length, position: "own part", why: "Choose the grades." };
  const unknown = items.length > 0 ? null : matchAt(UNKNOWN_GRADE, text, at);
  return unknown ? { end: at + unknown[0].length, position: "own part", why: GRADES_RUN } : undefined;
}

/** Where these items count as grades; undefined if they are none. */
function toPosition(items: readonly GradeItem[]): Position | undefined {
  const [first, second] = items;
  if (!first) return undefined;
  // "3 grades" says how many, not which.
  if (!second && first.kind === "number" && first.noun === "plural after") return undefined;
  const nouns = items.map(({ noun }) => noun).filter((noun) => noun !== undefined);
  // "World War 1 - 3rd grade", "for 3rd grade - 4th grade": after a title, a dash may be no range.
  const isLoose = first.noun !== "before" && items.some(({ range }) => range === "spaced");
  if (nouns.length > 0 && isLoose) return "own part";
  if (nouns.length > 0) return nouns.every((noun) => noun === "misspelled") ? "before a phrase" : "end of part";
  const isShort = first.kind === "early" || items.every(({ kind }) => kind === "ordinal");
  if (!isShort) return undefined;
  return isLoose ? "own part" : second?.range ? "end of part" : "before a phrase";
}

function toGrades(items: readonly GradeItem[]): { value: Grade[] } | { why: string } {
  const grades = new Set<Grade>();
  for (const [at, { index, range }] of items.entries()) {
    if (index === -1) return { why: GRADES_RUN };
    const from = range ? (items[at - 1]?.index ?? index) : index;
    for (const grade of GRADES.slice(Math.min(from, index), Math.max(from, index) + 1)) grades.add(grade);
  }
  return { value: GRADES.filter((grade) => grades.has(grade)) };
}
