// What people read after they save a unit, and what they can do with it from there.
import { listNames } from "../../domain/list-in-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isPlanned } from "../../domain/unit.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu } from "../../slack/define/menu.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { UnitChange } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toDeleteButton } from "./deleted-view.js";
import { WHO_SEES_A_UNIT } from "./unit-form-notices-view.js";
import { toChangeWords } from "./unit-history-view.js";
import { editUnitLink, toUnitValue, toValueInMessage, undoEditLink, undoLogLink } from "./unit-links.js";
import { toLogAgainItem, toSeeItem } from "./unit-menu-view.js";
import { toUnitSummary } from "./unit-summary-view.js";

const toEditHere = (unit: LoggedUnit) => toButton(editUnitLink, toValueInMessage(unit), { text: "Edit" });

/** Tells the person who logged it what its partners will be asked. */
function toQuestionNote(unit: LoggedUnit, ctx: Ctx): Block | undefined {
  if (!ctx.school.prompts.asksPartners || unit.partnersToAsk.length === 0) return undefined;
  const today = schoolDayAt(ctx.now, ctx.school.timeZone);
  // Partners can't rate a unit before its day.
  const when = isPlanned(unit, today) ? `on ${formatDay(unit.date, { today, locale: ctx.user.locale })} ` : "";
  return paragraph(`${listNames(unit.partnersToAsk)} will be asked ${when}if level ${unit.level} fits.`);
}

type Button = ReturnType<typeof toButton>;

/** What was done, the unit as it is now, and what can be done next. */
function draw(
  unit: LoggedUnit,
  ctx: Ctx,
  { done, note, undo }: { done: string; note?: Block | undefined; undo?: Button },
) {
  return toMessage(
    paragraph(bold(`${done}: `), ...toUnitSummary(unit, ctx)),
    note,
    buttons(toEditHere(unit), ...(undo ? [undo] : []), toMenu([toSeeItem(unit), toLogAgainItem(unit)])),
    footnote(WHO_SEES_A_UNIT),
  );
}

export function toSavedUnit(unit: LoggedUnit, ctx: Ctx, done: "Saved" | "Restored"): Message {
  const undo = toButton(undoLogLink, toUnitValue(unit), { text: "Undo" });
  return draw(unit, ctx, { done, note: toQuestionNote(unit, ctx), undo });
}

/** What the edit changed, and a button that puts it back. */
export function toUpdatedUnit(unit: LoggedUnit, ctx: Ctx, { at, fields }: UnitChange): Message {
  const undo = toButton(undoEditLink, { unit: unit.id, seen: at.toISOString() }, { text: "Undo" });
  return draw(unit, ctx, { done: "Updated", note: paragraph(`You ${toChangeWords(fields, ctx)}.`), undo });
}

export const toUndoneUnit = (unit: LoggedUnit, ctx: Ctx): Message => draw(unit, ctx, { done: "Undone" });

export const toUnchangedUnit = (unit: LoggedUnit, ctx: Ctx): Message => draw(unit, ctx, { done: "Nothing changed" });

/** What a person reads after clicking a button that knows an older version of the unit. */
export function toChangedUnit(unit: LoggedUnit, ctx: Ctx, undone: "delete it" | "undo that"): Message {
  return toMessage(
    paragraph(`This unit has changed since, so I didn't ${undone}. Here it is now:`),
    paragraph(...toUnitSummary(unit, ctx)),
    buttons(toEditHere(unit), toDeleteButton(unit)),
    footnote(WHO_SEES_A_UNIT),
  );
}
