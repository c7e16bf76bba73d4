// What others read of a reflection: the person and the thing, never the labels of the form.
import { type Answers, choiceOf, type FilledSheet, type Question, roadblockSlots, type Sheet } from "./reflection.js";

/** What others may know of a roadblock in a shared reflection. */
export interface RoadblockState {
  /** 1 to 3, as on the sheet. */
  slot: number;
  state: "open" | "solved";
  /** What solved it, if its writer shows it. */
  sharedSolution: string | undefined;
}

/** Something that a person wrote or chose. */
interface SharedPart {
  kind: Question["kind"];
  /** What is said before it: "What works well". Empty if it speaks for itself. */
  lead: string;
  text: string;
}

/** What belongs together: an answer, or a roadblock with its category and idea. */
export interface SharedItem {
  /** Of a roadblock. */
  slot: number | undefined;
  parts: readonly SharedPart[];
}

/** Completes "Tess Whitlock shared …": "two roadblocks". */
export function sharedWords({ sheet, answers }: Pick<FilledSheet, "sheet" | "answers">): string {
  const { sharedAs } = sheet;
  return sharedAs[roadblockSlots({ sheet, answers }).length - 1] ?? sharedAs[0];
}

function leadOf(question: Question, answers: Answers): string {
  const other = question.kind === "text" ? question.labelWhen : undefined;
  return other && answers[other.question] === other.is ? other.sharedAs : question.sharedAs;
}

/** Undefined without an answer. A choice that the sheet no longer has is shown as it was saved. */
function toPart(question: Question, answers: Answers): SharedPart | undefined {
  const answer = answers[question.key];
  const choice = choiceOf(question, answer);
  if (answer === undefined || choice?.saysNothing) return undefined;
  return { kind: question.kind, lead: leadOf(question, answers), text: choice?.text ?? answer };
}

/** The answered questions in the order of the sheet. */
export function toSharedItems(sheet: Sheet, answers: Answers): SharedItem[] {
  const slots = roadblockSlots({ sheet, answers });
  const slotOf = ({ key }: Question) => slots.find((slot) => key.endsWith(`-${slot}`));
  const items: { slot: number | undefined; parts: SharedPart[] }[] = [];
  for (const question of sheet.questions) {
    const part = toPart(question, answers);
    const slot = slotOf(question);
    const last = items.at(-1);
    if (part && slot !== undefined && last?.slot === slot) last.parts.push(part);
    else if (part) items.push({ slot, parts: [part] });
  }
  return items;
}

/** What was known of the roadblocks in a reflection, for the ones that still have the same words after a change. */
export function statesAfter(
  before: { answers: Answers; roadblocks: readonly RoadblockState[] },
  changed: Pick<FilledSheet, "sheet" | "answers">,
): RoadblockState[] {
  return roadblockSlots(changed).flatMap((slot) => {
    const words = changed.answers[`explain-${slot}`];
    const same = before.roadblocks.find((known) => before.answers[`explain-${known.slot}`] === words);
    return same ? [{ ...same, slot }] : [];
  });
}
