// The lines of a report on optional questions: who taught how many units, of which kind, where, with which skills.
import { questionOf, sortCounts, toAnswerWords, type UnitQuestion } from "../../domain/unit-questions.js";
import { type Block, paragraph } from "../../slack/message/blocks.js";
import { clip } from "../../text/clip.js";
import type { QuestionCounts } from "./read-report.js";

const MAX_SHOWN = 5;
/** A standard may be a sentence. */
const MAX_ANSWER_SHOWN = 60;

/** How many units have no answer. If a unit may have several, the counts don't tell. */
function toUnanswered({ options }: UnitQuestion, counts: QuestionCounts["counts"], units: number): string {
  const unanswered = units - counts.reduce((sum, one) => sum + one.units, 0);
  return options && unanswered > 0 ? ` (${unanswered} not answered)` : "";
}

/** "Taught together 9, by the librarian 3 (2 not answered)." Nothing if no unit has an answer. */
function toKindSentence({ question: key, counts }: QuestionCounts, units: number): string[] {
  if (counts.length === 0) return [];
  const question = questionOf(key);
  const sorted = sortCounts(question, counts);
  const shown = sorted
    .slice(0, MAX_SHOWN)
    .map(({ answer, units: count }) => `${clip(toAnswerWords(question, answer), MAX_ANSWER_SHOWN)} ${count}`);
  const others = sorted.length - shown.length;
  const more = others > 0 ? `, and ${others} more` : "";
  return [`${question.lead} ${shown.join(", ")}${more}${toUnanswered(question, counts, units)}.`];
}

/** `units`: how many there are in all. */
export const toKindSentences = (kinds: readonly QuestionCounts[], units: number): string[] =>
  kinds.flatMap((kind) => toKindSentence(kind, units));

export const toKindLines = (kinds: readonly QuestionCounts[], units: number): Block[] =>
  toKindSentences(kinds, units).map((sentence) => paragraph(sentence));
