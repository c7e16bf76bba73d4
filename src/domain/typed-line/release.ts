// Gives phrases that only seemed to count back to the title: "Ready for 1st grade, K", "July 4: a holiday".

import type { SchoolDay } from "../time/school-day.js";
import { yearAfter } from "../time/school-day.js";
import { WEEKDAY } from "./day-names.js";
import type { Block, PhraseBlock, TitleBlock } from "./outline.js";

/** The same blocks, with a longer title where a phrase is more likely part of it. */
export function releasePhrases(outline: readonly Block[], today: SchoolDay): Block[] {
  const repeated = releaseRepeated(outline);
  const history = releaseHistory(repeated, today);
  return releaseFirst(releaseFront(releaseBetween(history), today), today);
}

/** Turns these phrases into words of the title next to them. */
function release(
  blocks: readonly Block[],
  isReleased: (block: PhraseBlock, before: Block | undefined) => boolean,
): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.kind === "people" || (block.kind === "phrase" && !isReleased(block, last))) merged.push(block);
    else {
      const { to, phrases, ...title } = block.kind === "title" ? block : toTitleBlock(block);
      if (last?.kind === "title") merged[merged.length - 1] = { ...last, to, phrases: [...last.phrases, ...phrases] };
      else merged.push({ ...title, to, phrases });
    }
  }
  return merged;
}

const toTitleBlock = ({ from, to, phrase }: PhraseBlock): TitleBlock => ({
  ...{ kind: "title", from, to, first: undefined },
  phrases: [phrase],
});

const isPhrase = (block: Block): block is PhraseBlock => block.kind === "phrase";

/** "The scientists, First Grade Edition, grade 1" begins with a title of two parts. */
const LOOKS_LIKE_TITLE = /^\p{Lu}\D*$/u;

/** "Ready for 1st grade, K": what ends the title is part of it if the line says the same kind of thing elsewhere. */
function releaseRepeated(blocks: readonly Block[]): Block[] {
  const clear = new Set(blocks.filter(isPhrase).flatMap(({ phrase, isAtEnd }) => (isAtEnd ? [] : [phrase.field])));
  const [said, saidTwice] = [new Set<string>(), new Set<string>()];
  for (const meaning of blocks.filter(isPhrase).map(toMeaning)) (said.has(meaning) ? saidTwice : said).add(meaning);
  return release(blocks, (block, before) => {
    if (block.isAtEnd) return clear.has(block.phrase.field);
    const { field, text } = block.phrase;
    return (
      before?.kind === "title" && field === "grades" && LOOKS_LIKE_TITLE.test(text) && saidTwice.has(toMeaning(block))
    );
  });
}

/** "Remembering September 11", "Pearl Harbor, December 7, 1941". */
function releaseHistory(blocks: readonly Block[], today: SchoolDay): Block[] {
  return release(blocks, (block, before) =>
    block.isAtEnd ? isInHistory(block, today) : before?.kind === "title" && isLongAgo(block, today),
  );
}

/** "Communication, collaboration, creativity, level 2": a list is one title. */
function releaseBetween(blocks: readonly Block[]): Block[] {
  const titles = blocks.flatMap(({ kind }, index) => (kind === "title" ? [index] : []));
  const counts = new Map<string, number>();
  for (const { phrase } of blocks.filter(isPhrase)) counts.set(phrase.field, (counts.get(phrase.field) ?? 0) + 1);
  const between = new Set<Block>();
  for (const [index, start] of titles.entries()) {
    const run = blocks.slice(start + 1, titles[index + 1] ?? start);
    if (run.every((block) => isPhrase(block) && isListWord(block, counts))) for (const block of run) between.add(block);
  }
  return release(blocks, (block) => between.has(block));
}

/** `counts`: how many phrases there are of each field. */
function isListWord({ phrase }: PhraseBlock, counts: ReadonlyMap<string, number>): boolean {
  if (["subject", "classes", "notes"].includes(phrase.field)) return true;
  return phrase.position !== "end of part" && (counts.get(phrase.field) ?? 0) > 1;
}

/** "Kindergarten, here we come, grade K", "August 28, 2013: a march", "July 4: a holiday". */
function releaseFront(blocks: readonly Block[], today: SchoolDay): Block[] {
  const later = new Set(blocks.filter(isPhrase).flatMap((block) => (block.isInFront ? [] : [toMeaning(block)])));
  const start = blocks.findIndex(({ kind }) => kind === "title");
  const front = blocks.slice(0, Math.max(0, start)).filter(isPhrase);
  const isList = hasSeveralDays(front);
  const released = new Set<Block>();
  for (let index = start - 1; index >= 0; index--) {
    const block = blocks[index];
    if (!block || !isPhrase(block)) break;
    const isListed = isList && block.phrase.field === "date";
    if (!isListed && !later.has(toMeaning(block)) && !isInHistory(block, today)) break;
    released.add(block);
  }
  return release(blocks, (block) => released.has(block));
}

/** The same for two phrases that say the same. */
const toMeaning = ({ phrase }: PhraseBlock): string =>
  `${phrase.field} ${"value" in phrase && phrase.value !== undefined ? phrase.value : phrase.text}`;

/** Days that titles name, as month and day. */
const FAMOUS_DAYS = new Set(
  "01-01 01-06 02-14 03-14 03-17 04-22 05-04 05-05 06-06 06-19 07-04 09-11 10-31 11-05 11-11 12-07 12-25".split(" "),
);

const HAS_WEEKDAY_OR_YEAR = new RegExp(`\\b${WEEKDAY}\\b|\\d{4}|^\\D*$`, "i");

/** "September 11" and "December 7, 1941" are more likely what a unit is about than when it was. */
function isInHistory(block: PhraseBlock, today: SchoolDay): boolean {
  const { phrase } = block;
  if (phrase.field !== "date" || phrase.value === undefined) return false;
  // With a weekday or a year, it is a day of this school year.
  const isNamed = /\p{L}{3}|^9.11$/u.test(phrase.text) && !HAS_WEEKDAY_OR_YEAR.test(phrase.text);
  return (isNamed && FAMOUS_DAYS.has(phrase.value.slice(5))) || isLongAgo(block, today);
}

const isLongAgo = ({ phrase }: PhraseBlock, today: SchoolDay): boolean =>
  phrase.field === "date" && phrase.value !== undefined && yearAfter(phrase.value) < today;

/** "Monday, Tuesday, Wednesday" is a list. */
function hasSeveralDays(blocks: readonly PhraseBlock[]): boolean {
  const names = blocks.filter(({ phrase }) => phrase.field === "date" && /^(?:and )?\p{L}+$/u.test(phrase.text));
  return new Set(names.map(({ phrase }) => phrase.text.toLowerCase())).size > 1;
}

/** A line of nothing but phrases may begin with its title: "Cooperation, grade 6, level 2". */
function releaseFirst(blocks: readonly Block[], today: SchoolDay): Block[] {
  const [first] = blocks;
  if (!first || !isPhrase(first) || blocks.some(({ kind }) => kind === "title")) return [...blocks];
  const { phrase } = first;
  if (
    phrase.field === "subject" ||
    isInHistory(first, today) ||
    (phrase.field === "level" && phrase.position === "own part")
  ) {
    return release(blocks, (block) => block === first);
  }
  // "Yesterday, today, and tomorrow".
  return hasSeveralDays(blocks.filter(isPhrase)) && phrase.field === "date"
    ? release(blocks, (block) => block.phrase.field === "date")
    : [...blocks];
}
