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

const countLines = (count: number): string => `${count} ${count === 1 ? "line" : "lines"}`;

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
  /** The preview whose save left these lines; "" if they weren't in one. */
  savedBefore: string;
  /** Of the calendar that they are compared with. */
  version: number;
  /** Whether the lines fit in the form again. */
  canFix: boolean;
}

const toUnreadLine = ({ number, text, why }: Preview["unread"][number]): Inline[] => [
  bold(`Line ${number}: `),
  `"${text}". ${why}`,
];

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
      ? [
          `${countLines(unread.length)} I couldn't read won't be saved. You can fix ${unread.length === 1 ? "it" : "them"} next.`,
        ]
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
  const lines: Inline[][] = [...unread.map(toUnreadLine), ...plan.added.map(toAddedLine)];
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

/** The lines that weren't saved because they can't be read, with a button that opens the form with them. */
export function toLeftLines({ unread, year, canFix }: Preview): Block[] {
  if (unread.length === 0) return [];
  const more = unread.length - LINES_PER_PAGE;
  return [
    paragraph(bold("Not saved: "), `${countLines(unread.length)} I couldn't read.`),
    bullets(unread.slice(0, LINES_PER_PAGE).map(toUnreadLine)),
    ...(more > 0 ? [paragraph(`And ${more} more.`)] : []),
    ...(canFix
      ? [buttons(toButton(pasteClosingsLink, { year }, { text: `Fix ${countLines(unread.length)}`, suffix: "left" }))]
      : []),
  ];
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
