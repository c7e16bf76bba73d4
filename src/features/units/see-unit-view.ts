// How one unit looks: its summary, and for those who may change it also evidence, notes and ratings.
import { formatList } from "../../domain/list-in-words.js";
import { roomForEach } from "../../domain/reflection.js";
import { answeredIn, toAnswerText } from "../../domain/unit-questions.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu } from "../../slack/define/menu.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import type { Imported } from "../../store/imported-units.js";
import type { UnitChange } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { type PartnerOpinion, toRatingBlocks } from "../levels/level-opinions-view.js";
import { toMarkButtons } from "../marking/mark-links.js";
import { toDeleteButton } from "./deleted-view.js";
import { WHO_SEES_A_UNIT } from "./unit-form-notices-view.js";
import { toHistory } from "./unit-history-view.js";
import { editUnitLink, logAgainLink, planUnitLink, toValueInMessage } from "./unit-links.js";
import { isOwnUnit, toLogAgainItem, toSectionItem } from "./unit-menu-view.js";
import { toUnitSummary } from "./unit-summary-view.js";

const WHO_SEES_A_RATED_UNIT =
  "All staff see the unit and its ratings. Evidence, notes and reasons: only its partners, librarians and admins.";

interface SeenUnit {
  /** This person may change the unit, and so may see all of it. */
  mayChange: boolean;
  /** Empty for everyone else. */
  opinions: readonly PartnerOpinion[];
  history: readonly UnitChange[];
  hasPlan: boolean;
  /** Undefined if it was logged here. */
  imported: Imported | undefined;
}

const toText = (label: string, text: string | undefined): Block[] =>
  text ? [paragraph(bold(label)), quote(text)] : [];

/** Each optional question that was answered, also one that the school no longer asks. */
const toAnswers = ({ answers }: LoggedUnit): Block[] =>
  answeredIn(answers).map(({ question, answers: given }) =>
    paragraph(bold(`${question.label}: `), formatList(given.map((answer) => toAnswerText(question, answer)))),
  );

/** What only some people may see. */
function toPrivateBlocks(unit: LoggedUnit, opinions: readonly PartnerOpinion[]): Block[] {
  const { evidence = "", notes = "" } = unit;
  const room = roomForEach([evidence, notes, ...opinions.map(({ why }) => why ?? "")], MAX_WRITTEN_TEXT);
  return [
    ...toText("Evidence of student learning", clip(evidence, room)),
    ...toText("Notes", clip(notes, room)),
    ...toRatingBlocks(unit, opinions, room),
  ];
}

export function toSeenUnit(unit: LoggedUnit, ctx: Ctx, { mayChange, opinions, hasPlan, ...past }: SeenUnit): Message {
  return toMessage(
    paragraph(...toUnitSummary(unit, ctx)),
    ...toAnswers(unit),
    ...(mayChange ? toPrivateBlocks(unit, opinions) : []),
    ...toHistory(unit, ctx, { ...past, mayChange }),
    buttons(
      ...(mayChange ? [toButton(editUnitLink, toValueInMessage(unit), { text: "Edit" })] : []),
      ...(hasPlan || mayChange
        ? [toButton(planUnitLink, { unit: unit.id }, { text: hasPlan ? "See the plan" : "Plan this unit" })]
        : []),
      ...(isOwnUnit(unit, ctx) ? toMarkButtons(ctx, { kind: "unit", id: unit.id }) : []),
      ...(mayChange
        ? [toDeleteButton(unit), toMenu([toLogAgainItem(unit), toSectionItem(unit)])]
        : [toButton(logAgainLink, { unit: unit.id }, { text: "Log again" })]),
    ),
    footnote(opinions.length > 0 ? WHO_SEES_A_RATED_UNIT : WHO_SEES_A_UNIT),
  );
}
