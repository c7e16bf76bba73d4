// How an evidence folder looks: each indicator with how many pieces it has, and which have none.
import { ONLY_YOU } from "../../content/form-words.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { Indicator } from "../../store/evidence.js";
import type { Piece } from "../../store/evidence-pieces.js";
import {
  addIndicatorsLink,
  deleteIndicatorLink,
  evidencePageLink,
  evidencePaperLink,
  markPiecesLink,
  renameIndicatorLink,
  restoreIndicatorLink,
  toSeenValue,
} from "./evidence-links.js";
import { shortTitleOf } from "./piece-words-view.js";

export const EVIDENCE_TITLE = "Evidence folder";
export const INDICATORS_PER_PAGE = 5;
const MAX_TITLES = 3;
const MAX_NAMES = 5;

/** "2 pieces: Ancient Egypt, Maps". */
function toDetails({ pieces }: Indicator): string {
  if (pieces.length === 0) return "Nothing yet";
  const shown = pieces.slice(-MAX_TITLES).map(shortTitleOf);
  const left = pieces.length - shown.length;
  const count = `${pieces.length} ${pieces.length === 1 ? "piece" : "pieces"}`;
  return `${count}: ${shown.join(", ")}${left > 0 ? `, and ${left} more` : ""}`;
}

function toIndicator(indicator: Indicator): Block {
  const carried = toSeenValue(indicator);
  const menu = toMenu([
    toMenuItem(markPiecesLink, carried, "Choose pieces"),
    toMenuItem(renameIndicatorLink, carried, "Rename"),
    toMenuItem(deleteIndicatorLink, carried, "Delete"),
  ]);
  return typedLine({ title: indicator.name, details: toDetails(indicator) }, menu);
}

const hasNone = ({ pieces }: Indicator) => pieces.length === 0;

/** "4 of 11 indicators have evidence." */
function toCount(indicators: readonly Indicator[], missing: boolean): Block {
  const has = indicators.filter((indicator) => !hasNone(indicator)).length;
  if (indicators.length === 0)
    return paragraph("Paste the indicators of your evaluation rubric. Then choose which of your work shows each.");
  const what = indicators.length === 1 ? "indicator" : "indicators";
  const left = missing && has < indicators.length ? " Still without:" : "";
  return paragraph(bold(`${has} of ${indicators.length} ${what} ${has === 1 ? "has" : "have"} evidence.${left}`));
}

interface Shown {
  indicators: readonly Indicator[];
  page: number;
  /** Only the indicators that have no evidence yet. */
  missing?: boolean;
  /** What was just done. */
  above?: readonly Block[];
}

/** A button that shows only what has no evidence yet, where that is some of the folder; or one back to all of it. */
function toFilterButtons(indicators: readonly Indicator[], missing: boolean) {
  if (missing) return [toButton(evidencePageLink, { page: 0 }, { text: "See all", suffix: "all" })];
  const without = indicators.filter(hasNone).length;
  if (without === 0 || without === indicators.length) return [];
  return [toButton(evidencePageLink, { page: 0, missing: true }, { text: "See what's missing", suffix: "missing" })];
}

export function toEvidence({ indicators, page: asked, missing = false, above = [] }: Shown): Message {
  const listed = missing ? indicators.filter(hasNone) : indicators;
  const { shown, page, last } = pageOf(listed, { size: INDICATORS_PER_PAGE, page: asked });
  const turn = pageButtons({
    ...{ page, last, previous: "Back", next: "More" },
    toButton: (to, look) => toButton(evidencePageLink, { page: to, ...(missing ? { missing } : {}) }, look),
  });
  const isEmpty = indicators.length === 0;
  const add = { text: "Add indicators", ...(isEmpty ? { style: "primary" as const } : {}) };
  return toMessage(
    ...above,
    heading(EVIDENCE_TITLE),
    toCount(indicators, missing),
    ...shown.map(toIndicator),
    buttons(
      ...turn,
      ...toFilterButtons(indicators, missing),
      toButton(addIndicatorsLink, {}, add),
      ...(isEmpty ? [] : [toButton(evidencePaperLink, {}, { text: "Download as PDF" })]),
    ),
    footnote(ONLY_YOU),
  );
}

/** After something was marked from where it was seen. */
export function toMarked(piece: Piece, indicators: readonly Indicator[]): Message {
  const names = indicators.slice(0, MAX_NAMES).map(({ name }) => name);
  const left = indicators.length - names.length;
  return toMessage(
    paragraph(
      bold("Saved: "),
      shortTitleOf(piece),
      indicators.length > 0 ? " is evidence for:" : " isn't evidence for anything in your folder anymore.",
    ),
    ...(names.length > 0 ? [bullets([...names, ...(left > 0 ? [`and ${left} more`] : [])].map((name) => [name]))] : []),
    buttons(toButton(evidencePageLink, { page: 0 }, { text: "See your folder" })),
    footnote(ONLY_YOU),
  );
}

/** After an indicator was deleted. */
export const toDeleted = (indicator: Indicator): Block[] => [
  paragraph(bold("Deleted: "), `${indicator.name}. You can restore it for 24 hours.`),
  buttons(toButton(restoreIndicatorLink, toSeenValue(indicator), { text: "Restore" })),
];
