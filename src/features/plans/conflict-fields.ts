// Below a field that someone else changed, too: who did, what they wrote, and the choice between the two versions.
import { z } from "zod";
import { LEVELS } from "../../domain/level.js";
import { PLAN_RESOURCES, PLAN_TEXTS, type PlanField, type PlanValues } from "../../domain/plan/plan-fields.js";
import { type PlanItem, toItems } from "../../domain/plan/plan-items.js";
import { toButton } from "../../slack/define/button.js";
import { choice } from "../../slack/define/choice-fields.js";
import { type FieldValues, several, single } from "../../slack/define/field.js";
import type { Fields } from "../../slack/define/form.js";
import { type Block, buttons, footnote, paragraph, quote } from "../../slack/message/blocks.js";
import { MAX_SECTION_TEXT } from "../../slack/message/limits.js";
import type { Plan } from "../../store/plan-row.js";
import { clip, toPieces } from "../../text/clip.js";
import { planVersionLink } from "./plan-links.js";
import { fieldName } from "./plan-words-view.js";

export type Kept = "mine" | "theirs" | "both";

const ROWS = ["deficits", "standards", "aasl", "librarianDuties", "teacherDuties", ...PLAN_RESOURCES] as const;

/** Whether both versions fit into the field, one after the other. */
export const takesBoth = (field: PlanField): boolean =>
  ([...PLAN_TEXTS, ...ROWS] as readonly PlanField[]).includes(field);

export const keepField = (field: PlanField): string => `keep-${field}`;
/** Keys of what the form knows about a conflict. No field has them. */
const whoKey = (field: PlanField) => `who-${field}`;
const theirsKey = (field: PlanField) => `theirs-${field}`;
/** Only if theirs is longer than what the form shows of it: in which version it can be read. */
const wholeKey = (field: PlanField) => `whole-${field}`;

const OPTIONS: readonly { value: Kept; text: string }[] = [
  { value: "mine", text: "Mine" },
  { value: "theirs", text: "Theirs" },
  { value: "both", text: "Both: theirs, then mine" },
];

function toWhole(values: FieldValues, field: PlanField): Block[] {
  const [plan, number] = single(values[wholeKey(field)])?.split(" ") ?? [];
  if (!plan) return [];
  const version = { plan, number: Number(number) };
  return [
    footnote("This is its beginning."),
    buttons(toButton(planVersionLink, version, { text: "See all of it", suffix: field })),
  ];
}

const toTheirs = (values: FieldValues, field: PlanField): Block[] => [
  paragraph(single(values[whoKey(field)]) ?? "Someone else changed this, too:"),
  ...several(values[theirsKey(field)]).map(quote),
  ...toWhole(values, field),
];

/** The choice for one field, with the other version above it. The form shows it only for a conflict. */
export const toKeepFields = (field: PlanField): Fields<unknown> => ({
  [keepField(field)]: choice({
    label: `Which version of ${fieldName(field)} do you want to keep?`,
    schema: z.enum(["mine", "theirs", "both"], "Choose which version to keep.").optional(),
    options: OPTIONS.filter(({ value }) => value !== "both" || takesBoth(field)),
    above: (values) => toTheirs(values, field),
  }),
});

const itemWords = ({ head, text, note, isMarked }: PlanItem): string =>
  [head, text, note].filter(Boolean).join(": ") + (isMarked ? " (addresses a gap)" : "");

/** A field's value in words: a line for each row. */
export function valueWords(values: PlanValues, field: PlanField): string {
  if (field === "people") {
    return values.people
      .map(({ name, role, jobTitle }) => [name, role, jobTitle].filter(Boolean).join(", "))
      .join("\n");
  }
  if (field === "level") return LEVELS.includes(values.level ?? 1) && values.level ? `Level ${values.level}` : "";
  const items = toItems(values, field).map(itemWords);
  return items.join(field === "aasl" || field === "grades" ? ", " : "\n");
}

/** All conflicts of a form together quote so much: a view takes 250 kB, and a character up to four bytes. */
const MAX_QUOTED = 4 * MAX_SECTION_TEXT;

interface Conflict {
  who: string;
  /** The plan with their version. */
  theirs: Pick<Plan, "id" | "number" | "values">;
  /** How many conflicts the form shows. */
  of: number;
}

/** What the form knows about a conflict: "Lee Librarian (today at 10:52 AM) changed this, too:", and the other version. */
export function toConflictWords(field: PlanField, { who, theirs, of }: Conflict): FieldValues {
  const words = valueWords(theirs.values, field) || "Nothing. They emptied it.";
  const most = Math.max(MAX_SECTION_TEXT, Math.floor(MAX_QUOTED / of));
  return {
    [whoKey(field)]: `${who} changed this, too:`,
    [theirsKey(field)]: toPieces(clip(words, most), MAX_SECTION_TEXT),
    ...(words.length > most ? { [wholeKey(field)]: `${theirs.id} ${theirs.number}` } : {}),
  };
}
