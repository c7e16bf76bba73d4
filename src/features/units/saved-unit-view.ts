// What people read after they save a unit, and what they can do with it from there.
import { listNames } from "../../domain/list-in-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isPlanned } from "../../domain/unit.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu } from "../../slack/define/menu.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toDeleteButton } from "./deleted-view.js";
import { WHO_SEES_A_UNIT } from "./unit-form-notices-view.js";
import { editUnitLink, toUnitValue, undoLogLink } from "./unit-links.js";
import { toLogAgainItem, toSeeItem } from "./unit-menu-view.js";
import { toUnitSummary } from "./unit-summary-view.js";

const toEditHere = (unit: LoggedUnit) =>
  toButton(editUnitLink, { ...toUnitValue(unit), redraws: true }, { text: "Edit" });

/** Tells the person who logged it what its partners will be asked. */
function toQuestionNote(unit: LoggedUnit, ctx: Ctx): Block | undefined {
  if (!ctx.school.prompts.asksPartners || unit.partnersToAsk.length === 0) return undefined;
  const today = schoolDayAt(ctx.now, ctx.school.timeZone);
  // Partners can't rate a unit before its day.
  const when = isPlanned(unit, today) ? `on ${formatDay(unit.date, { today, locale: ctx.user.locale })} ` : "";
  return paragraph(`${listNames(unit.partnersToAsk)} will be asked ${when}if level ${unit.level} fits.`);
}

export function toSavedUnit(unit: LoggedUnit, ctx: Ctx, verb: "Saved" | "Updated" | "Restored"): Message {
  return toMessage(
    paragraph(bold(`${verb}: `), ...toUnitSummary(unit, ctx)),
    verb === "Updated" ? undefined : toQuestionNote(unit, ctx),
    buttons(
      toEditHere(unit),
      ...(verb === "Updated" ? [] : [toButton(undoLogLink, toUnitValue(unit), { text: "Undo" })]),
      toMenu([toSeeItem(unit), toLogAgainItem(unit)]),
    ),
    footnote(WHO_SEES_A_UNIT),
  );
}

/** What a person reads after clicking a button that knows an older version of the unit. */
export function toChangedUnit(unit: LoggedUnit, ctx: Ctx): Message {
  return toMessage(
    paragraph("This unit has changed since, so I didn't delete it. Here it is now:"),
    paragraph(...toUnitSummary(unit, ctx)),
    buttons(toEditHere(unit), toDeleteButton(unit)),
    footnote(WHO_SEES_A_UNIT),
  );
}
