// A unit in a list: its summary in one line, and a menu of what this person may do with it.
import { mayChangeUnit, worksOn } from "../../domain/role.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import type { Block } from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import {
  anotherSectionLink,
  askDeleteLink,
  editUnitLink,
  logAgainLink,
  seeUnitLink,
  toUnitValue,
} from "./unit-links.js";
import { toUnitDetails } from "./unit-summary-view.js";

export const toSeeItem = ({ id }: LoggedUnit) => toMenuItem(seeUnitLink, { unit: id }, "See");
export const toLogAgainItem = ({ id }: LoggedUnit) => toMenuItem(logAgainLink, { unit: id }, "Log again");

export const toSectionItem = ({ id, updatedAt }: LoggedUnit, more: { redraws?: boolean } = {}) =>
  toMenuItem(anotherSectionLink, { unit: id, seen: updatedAt.toISOString(), ...more }, "Add a section");

/** Nobody marks a unit as evidence that they didn't work on. */
export const isOwnUnit = ({ loggedBy, partners }: LoggedUnit, { user }: Ctx) =>
  worksOn(user, { loggedBy: loggedBy.id, partners });

function toUnitMenu(unit: LoggedUnit, { user }: Ctx) {
  const { loggedBy, partners } = unit;
  const mayChange = mayChangeUnit(user, { loggedBy: loggedBy.id, partners });
  return toMenu([
    toSeeItem(unit),
    ...(mayChange ? [toMenuItem(editUnitLink, toUnitValue(unit), "Edit")] : []),
    toLogAgainItem(unit),
    ...(mayChange ? [toMenuItem(askDeleteLink, toUnitValue(unit), "Delete…")] : []),
  ]);
}

export const toUnitLine = (unit: LoggedUnit, ctx: Ctx): Block =>
  typedLine({ title: unit.title, details: toUnitDetails(unit, ctx) }, toUnitMenu(unit, ctx));
