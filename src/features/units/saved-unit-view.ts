// What people read after they save a unit, and what they can do with it from there.
import { listNames } from "../../domain/list-in-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isPlanned, withClasses } from "../../domain/unit.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu } from "../../slack/define/menu.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { UnitChange } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toMarkItems } from "../marking/mark-links.js";
import { toDeleteButton } from "./deleted-view.js";
import type { MaybePlanned } from "./has-plan.js";
import { WHO_SEES_A_UNIT } from "./unit-form-notices-view.js";
import { toChangeWords } from "./unit-history-view.js";
import {
  anotherSectionLink,
  editUnitLink,
  planUnitLink,
  toUnitValue,
  toValueInMessage,
  undoEditLink,
  undoLogLink,
  undoSectionLink,
} from "./unit-links.js";
import { isOwnUnit, toLogAgainItem, toSectionItem, toSeeItem } from "./unit-menu-view.js";
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
  unit: MaybePlanned,
  ctx: Ctx,
  { done, note, undo = [] }: { done: string; note?: Block | undefined; undo?: readonly Button[] },
) {
  const mark = isOwnUnit(unit, ctx) ? toMarkItems(ctx, { kind: "unit", id: unit.id }) : [];
  return toMessage(
    paragraph(bold(`${done}: `), ...toUnitSummary(unit, ctx)),
    note,
    buttons(
      toEditHere(unit),
      ...undo,
      toButton(planUnitLink, { unit: unit.id }, { text: unit.hasPlan ? "See the plan" : "Plan this unit" }),
      toMenu([toSeeItem(unit), toLogAgainItem(unit), toSectionItem(unit, { redraws: true }), ...mark]),
    ),
    footnote(WHO_SEES_A_UNIT),
  );
}

/** `earlier`: the same people logged the same title lately, so this may be another section of that unit. */
export function toSavedUnit(unit: MaybePlanned, ctx: Ctx, done: "Saved" | "Restored", earlier?: LoggedUnit): Message {
  const undo = toButton(undoLogLink, toUnitValue(unit), { text: "Undo" });
  const [section, note] = earlier
    ? [[toSectionButton(earlier, unit)], toEarlierNote(earlier, unit, ctx)]
    : [[], undefined];
  return draw(unit, ctx, { done, note: note ?? toQuestionNote(unit, ctx), undo: [undo, ...section] });
}

/** Adds a section; with `from` that unit becomes the section. */
function toSectionButton(unit: LoggedUnit, from?: LoggedUnit): Button {
  const value = { unit: unit.id, seen: unit.updatedAt.toISOString(), redraws: true };
  return from
    ? toButton(
        anotherSectionLink,
        { ...value, from: { unit: from.id, seen: from.updatedAt.toISOString() } },
        { text: "Count it as a section" },
      )
    : toButton(anotherSectionLink, value, { text: "Add a section" });
}

function toEarlierNote(earlier: LoggedUnit, unit: LoggedUnit, ctx: Ctx): Block {
  const day = formatDay(earlier.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  const classes = withClasses(earlier, unit.classes ?? 1);
  return paragraph(
    `The same people logged it for ${day}, too. If this was another section, count it as one: a single unit with ${classes} classes.`,
  );
}

/** What the edit changed, and a button that puts it back. */
export function toUpdatedUnit(unit: MaybePlanned, ctx: Ctx, { at, fields }: UnitChange): Message {
  const undo = toButton(undoEditLink, { unit: unit.id, seen: at.toISOString() }, { text: "Undo" });
  return draw(unit, ctx, { done: "Updated", note: paragraph(`You ${toChangeWords(fields, ctx)}.`), undo: [undo] });
}

/** After a section was added. `from` was a unit until then. */
export function toSectionAdded(unit: MaybePlanned, ctx: Ctx, from: string | undefined): Message {
  const at = { unit: unit.id, seen: unit.updatedAt.toISOString() };
  const undo = from
    ? toButton(undoSectionLink, { ...at, from }, { text: "Undo" })
    : toButton(undoEditLink, at, { text: "Undo" });
  const note = paragraph("Sections count as classes. In reports this is one unit.");
  return draw(unit, ctx, { done: "Section added", note, undo: [undo] });
}

export const toUndoneUnit = (unit: MaybePlanned, ctx: Ctx): Message => draw(unit, ctx, { done: "Undone" });

export const toUnchangedUnit = (unit: MaybePlanned, ctx: Ctx): Message => draw(unit, ctx, { done: "Nothing changed" });

/** What a person reads after clicking a button that knows an older version of the unit. */
export function toChangedUnit(
  unit: LoggedUnit,
  ctx: Ctx,
  undone: "delete it" | "undo that" | "add a section",
): Message {
  return toMessage(
    paragraph(`This unit has changed since, so I didn't ${undone}. Here it is now:`),
    paragraph(...toUnitSummary(unit, ctx)),
    buttons(toEditHere(unit), toDeleteButton(unit), ...(undone === "add a section" ? [toSectionButton(unit)] : [])),
    footnote(WHO_SEES_A_UNIT),
  );
}
