// What people read after they save a unit, and what they can do with it from there.
import { listNames } from "../../domain/list-in-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { WHO_SEES_A_UNIT } from "./unit-form-notices-view.js";
import { editUnitLink, undoLogLink } from "./unit-links.js";
import { toUnitSummary } from "./unit-summary-view.js";

/** Tells the person who logged it what its partners will be asked. */
function toQuestionNote(unit: LoggedUnit, ctx: Ctx): Block | undefined {
  if (!ctx.school.prompts.asksPartners || unit.partnersToAsk.length === 0) return undefined;
  const today = schoolDayAt(ctx.now, ctx.tz);
  // Partners can't rate a unit before its day.
  const when = unit.date > today ? `on ${formatDay(unit.date, { today, locale: ctx.user.locale })} ` : "";
  return paragraph(`${listNames(unit.partnersToAsk)} will be asked ${when}if level ${unit.level} fits.`);
}

export function toSavedUnit(unit: LoggedUnit, ctx: Ctx, verb: "Saved" | "Updated" | "Restored"): Message {
  return toMessage(
    paragraph(bold(`${verb}: `), ...toUnitSummary(unit, ctx)),
    verb === "Updated" ? undefined : toQuestionNote(unit, ctx),
    buttons(
      toButton(editUnitLink, { unit: unit.id }, { text: "Edit" }),
      ...(verb === "Updated" ? [] : [toButton(undoLogLink, { unit: unit.id }, { text: "Undo" })]),
    ),
    footnote(WHO_SEES_A_UNIT),
  );
}
