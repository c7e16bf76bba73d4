// Decides which phrases of a typed line count. The others are part of its title, as the same words often are.
import type { Phrase } from "./find-phrase.js";
import type { Item } from "./scan.js";

export type TitleBlock = {
  kind: "title";
  from: number;
  to: number;
  /** The phrase it begins with. */
  first: Phrase | undefined;
  /** All phrases that are part of it. */
  phrases: Phrase[];
};
/** `isAtEnd`: at the end of a title, without a mark between. `isInFront`: before the title. */
export type PhraseBlock = {
  kind: "phrase";
  from: number;
  to: number;
  phrase: Phrase;
  isAtEnd: boolean;
  isInFront: boolean;
};
/** What a line consists of. A title is a run of words that no phrase explains. */
export type Block = TitleBlock | PhraseBlock | { kind: "people"; from: number; to: number };

/** What a class learns in levels of its own: "Spanish level 3", "Reading level 2". */
const HAS_LEVELS =
  /^(?:spanish|french|german|latin|italian|chinese|mandarin|japanese|arabic|russian|portuguese|hebrew|greek|asl|english|esl|ell|eld|esol|reading|writing|spelling|math|algebra|sea|noise|sound)$/i;

/** After these words a phrase belongs to the title: "Welcome to 6th grade", "News of today". */
const BINDS_NEXT_WORDS = /^(?:to|of|the|a|an|from|about|into|by|my|our|your|between|since|until|all)$/i;

/** The blocks of a line, in order. */
export function toOutline(text: string, items: readonly Item[]): Block[] {
  const content = toContent(items);
  const counted = countPhrases(text, content);
  const blocks: Block[] = [];
  let isInFront = true;
  for (const { item } of content) {
    const { from, to } = item;
    const last = blocks.at(-1);
    if (item.kind === "people") blocks.push({ kind: "people", from, to });
    else if (item.kind === "phrase" && counted.has(item)) {
      blocks.push({
        kind: "phrase",
        from,
        to,
        phrase: item.phrase,
        isAtEnd: counted.get(item) === "at end",
        isInFront,
      });
    } else {
      isInFront = false;
      const phrases = item.kind === "phrase" ? [item.phrase] : [];
      if (last?.kind === "title") {
        last.to = to;
        last.phrases.push(...phrases);
      } else blocks.push({ kind: "title", from, to, first: phrases[0], phrases });
    }
  }
  return blocks;
}

type Content = {
  item: Exclude<Item, { kind: "mark" }>;
  /** Which part of the line it is in. People and marks such as commas end a part. */
  part: number;
  /** Whether there is a mark, such as a colon, between it and the next. */
  hasMarkAfter: boolean;
};

/** Words, phrases and people, without the marks between them. */
function toContent(items: readonly Item[]): Content[] {
  const content: Content[] = [];
  let part = 0;
  for (const item of items) {
    const last = content.at(-1);
    if (item.kind === "mark") {
      if (item.ends) part += 1;
      if (last) last.hasMarkAfter = true;
    } else {
      if (item.kind === "people") part += 1;
      content.push({ item, part, hasMarkAfter: item.kind === "word" && item.isQuoted === true });
      if (item.kind === "people") part += 1;
    }
  }
  return content;
}

/** Finds the phrases that count, from the left to the right. */
function countPhrases(text: string, content: readonly Content[]): Map<Item, "at end" | "clear"> {
  const counted = new Map<Item, "at end" | "clear">();
  const endsPart = toEnds(content);
  const hasMark = toRunMarks(content);
  const lastPart = content.findLast(({ item }) => item.kind !== "people")?.part ?? 0;
  let hasTitle = false;
  let run = 0;
  for (const [index, here] of content.entries()) {
    const { item, part } = here;
    const before = content[index - 1];
    const isAlone = before?.part !== part;
    if (isAlone || before.hasMarkAfter) run = 0;
    if (item.kind === "phrase") {
      const isLeftClear = isAlone || (before.item.kind === "phrase" && counted.has(before.item));
      const place: Place = {
        text,
        before,
        here,
        after: content[index + 1],
        isLeftClear,
        isFirst: index === 0,
        isLastPart: part === lastPart,
        hasTitle,
        run,
        endsWithMark: hasMark[index] === true,
      };
      run = isLeftClear ? run + 1 : 0;
      if (endsPart[index] ? countsAtEnd(item.phrase, place) : countsInFront(item.phrase, place))
        counted.set(item, isLeftClear ? "clear" : "at end");
    }
    if (item.kind !== "people" && !counted.has(item)) hasTitle = true;
  }
  return counted;
}

/** For each item, whether nothing but phrases follows it in its part. */
function toEnds(content: readonly Content[]): boolean[] {
  const ends: boolean[] = [];
  for (let index = content.length - 1; index >= 0; index--) {
    const after = content[index + 1];
    ends[index] = after?.part !== content[index]?.part || (after?.item.kind === "phrase" && ends[index + 1] === true);
  }
  return ends;
}

/** For each phrase, whether there is a mark, such as a colon, after the run of phrases it is in. */
function toRunMarks(content: readonly Content[]): boolean[] {
  const marks: boolean[] = [];
  for (let index = content.length - 1; index >= 0; index--) {
    const [here, after] = [content[index], content[index + 1]];
    const goesOn = after?.item.kind === "phrase" && after.part === here?.part;
    marks[index] = goesOn ? marks[index + 1] === true : here?.hasMarkAfter === true;
  }
  return marks;
}

type Place = {
  text: string;
  before: Content | undefined;
  here: Content;
  after: Content | undefined;
  /** A mark, people or a phrase that counts is to its left. */
  isLeftClear: boolean;
  isFirst: boolean;
  isLastPart: boolean;
  /** Whether a title began to its left. */
  hasTitle: boolean;
  /** Whether a mark, such as a colon, follows the run of phrases it is in. */
  endsWithMark: boolean;
  /** How many phrases are to its left in this part. */
  run: number;
};

/** "Fractions: 1/2" has no date. */
const IS_NUMBER = /^[\d/]+$/;

function countsAtEnd({ position, field, text }: Phrase, place: Place): boolean {
  const isMarked = place.before?.hasMarkAfter === true && !IS_NUMBER.test(text) && position !== "after a phrase";
  const isClear = place.isLeftClear || isMarked;
  if (isClear) return position !== "after a phrase" || !place.isFirst;
  if (position === "own part" || position === "after a phrase") return false;
  const { before, here, after } = place;
  const word = before && !before.hasMarkAfter ? place.text.slice(before.item.from, before.item.to) : "";
  if (BINDS_NEXT_WORDS.test(word) || (field === "level" && HAS_LEVELS.test(word))) return false;
  if (position === "end of line") return place.isLastPart;
  if (position === "end of part") return true;
  return after !== undefined && (after.item.kind === "people" || isInPart(after, here.part));
}

/** A phrase in this part that isn't "and more people", which may as well go on the title. */
const isInPart = ({ item, part }: Content, of: number): boolean =>
  part === of && item.kind === "phrase" && item.phrase.field !== "names";

/** After these words a day belongs to them: "March 3 in history". */
const BOUND_TO_DAY = /^(?:and|or|in|of|to|at|as|was|is|that|when|school|morning|night)$/i;

/** Before a title: "Nov 12: Ancient Egypt", "grade 6 level 3 Ancient Egypt", "yesterday Ancient Egypt". */
function countsInFront(phrase: Phrase, place: Place): boolean {
  if (place.hasTitle || !place.isLeftClear || phrase.position === "after a phrase") return false;
  if (place.here.hasMarkAfter || place.endsWithMark) return true;
  if (place.run > 0 || place.after?.item.kind === "phrase") return /^end/.test(phrase.position);
  const next = place.after && place.text.slice(place.after.item.from, place.after.item.to);
  const isDay = phrase.field === "date" && phrase.value !== undefined;
  return isDay && /^end/.test(phrase.position) && next !== undefined && !BOUND_TO_DAY.test(next);
}
