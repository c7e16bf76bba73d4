// The preview of closings before they are saved: what can't be read comes first, then what will be added.

import type { ClosingLine } from "../../domain/calendar-entry/closing-lines.js";
import type { ClosingPlan, PlannedClosing } from "../../domain/calendar-entry/closing-plan.js";
import { formatList } from "../../domain/list-in-words.js";
import type { ClosingRow } from "../../domain/time/closings.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import {
  discardClosingsLink,
  pasteClosingsLink,
  previewLink,
  saveClosingsLink,
  undoClosingsLink,
} from "./calendar-links.js";
import { countClosings, formatClosed, formatSpan, nameOf } from "./closing-words.js";

const LINES_PER_PAGE = 5;
const MAX_NAMES = 3;

export const PREVIEW_TITLE = "Calendar preview";

export interface Preview {
  plan: ClosingPlan;
  unread: readonly (ClosingLine & { closing?: undefined })[];
  /** The events of a file that aren't closings, by name. */
  others: readonly string[];
  year: SchoolDay;
  /** Differs when the lines do. */
  draft: string;
  /** Of the calendar that they are compared with. */
  version: number;
  /** Whether the lines fit in the form again. */
  canFix: boolean;
}

const toAddedLine = ({ closing, overlaps, isOutside }: PlannedClosing): Inline[] => [
  bold(closing.reason),
  ` · ${formatSpan(closing, { withYear: true })} · ${formatClosed(closing)}`,
  isOutside ? ". This isn't in any school year." : "",
  overlaps ? `. Overlaps ${nameOf(overlaps)}: days in both count once.` : "",
];

function toNote(words: string, names: readonly string[]): Block[] {
  if (names.length === 0) return [];
  const more = names.length - MAX_NAMES;
  const listed = more > 0 ? [...names.slice(0, MAX_NAMES), `${more} more`] : names;
  return [paragraph(bold(words), `${formatList(listed)}.`)];
}

function toSave({ plan, unread, draft, version }: Preview) {
  const count = plan.added.length;
  const outside = plan.added.filter(({ isOutside }) => isOutside).length;
  const warnings = [
    ...(outside > 0 ? [`${countClosings(outside)} outside of every school year. Check the years.`] : []),
    ...(unread.length > 0
      ? [`${unread.length} ${unread.length === 1 ? "line" : "lines"} I couldn't read won't be saved.`]
      : []),
  ];
  const value = { draft, version };
  return toButton(saveClosingsLink, value, {
    text: `Save ${countClosings(count)}`,
    style: "primary",
    ...(warnings.length > 0
      ? { confirm: { title: `Save ${countClosings(count)}?`, text: warnings.join(" "), confirm: "Save" } }
      : {}),
  });
}

/** `above` says why the preview is shown again. */
export function toPreview(preview: Preview, page: number, above: readonly Block[] = []): Message {
  const { plan, unread, others, year, canFix } = preview;
  const lines: Inline[][] = [
    ...unread.map(({ number, text, why }) => [bold(`Line ${number}: `), `"${text}". ${why}`]),
    ...plan.added.map(toAddedLine),
  ];
  const { shown, page: at, last } = pageOf(lines, { size: LINES_PER_PAGE, page });
  const problems = unread.length > 0 ? ` I couldn't read ${unread.length} of the lines.` : "";
  return toMessage(
    ...above,
    heading(PREVIEW_TITLE),
    paragraph(bold("Not saved yet. "), `${countClosings(plan.added.length)} to add.${problems}`),
    ...(shown.length > 0 ? [bullets(shown)] : []),
    ...toNote(
      "Already in the calendar: ",
      plan.known.map((closing) => nameOf(closing)),
    ),
    ...toNote("Skipped, because they don't look like closings: ", others),
    buttons(
      ...(plan.added.length > 0 ? [toSave(preview)] : []),
      ...(canFix ? [toButton(pasteClosingsLink, { year }, { text: "Edit the lines" })] : []),
      toButton(discardClosingsLink, { year, draft: preview.draft }, { text: "Discard" }),
      ...pageButtons({
        ...{ page: at, last, previous: "Back", next: "More" },
        toButton: (to, look) => toButton(previewLink, { page: to }, look),
      }),
    ),
  );
}

/** What was added just now, with a button that takes it back. */
export function toAdded({ closings, added }: { closings: readonly ClosingRow[]; added: string }): Block[] {
  const [first] = closings;
  if (!first) return [];
  const words = closings.length === 1 ? nameOf(first) : countClosings(closings.length);
  return [
    paragraph(bold("Added: "), `${words}.`),
    buttons(toButton(undoClosingsLink, { added, year: first.from }, { text: "Undo" })),
  ];
}
