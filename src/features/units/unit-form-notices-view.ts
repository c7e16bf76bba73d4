// What the unit form says besides its labels: what a typed line left out or unclear, who can't be a partner, who sees it.
import { formatList } from "../../domain/list-in-words.js";
import { formatDay, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { UnclearPart, UnitLine } from "../../domain/typed-line/unit-line.js";
import { escapeMrkdwn } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { toWhenWords } from "./when-words-view.js";

/** Evidence and notes appear only in the form, which only these people can open (mayChangeUnit). */
export const WHO_SEES_A_UNIT = "All staff see the unit. Evidence and notes: only its partners, librarians and admins.";

const NOT_A_PARTNER: Record<string, (name: string) => string> = {
  deactivated: (name) => `${name} has left this workspace. Choose someone else, or list them under Others.`,
  bot: (name) => `${name} is an app. Choose a person.`,
  guest: (name) => `${name} is a guest here. Choose a staff member, or list them under Others.`,
  stranger: (name) => `${name} belongs to another organization. Choose a staff member, or list them under Others.`,
};

const NOT_KNOWN = () => "Slack doesn't know one of these people. Choose someone else.";

/** Why this person can't be a partner. `standing` is "unknown" when Slack doesn't know them. */
export const toPartnerError = ({ name, standing }: { name: string; standing: string }): string =>
  (NOT_A_PARTNER[standing] ?? NOT_KNOWN)(name);

/** How much of an unclear part is quoted. */
export const MAX_QUOTED = 60;

/** A line for each part of the typed line that was unclear. */
export function toUnclearNotice(unclear: readonly UnclearPart[]): string {
  const quote = ({ field, text }: UnclearPart) =>
    field === "partners" ? "" : `*${escapeMrkdwn(clip(text, MAX_QUOTED))}*: `;
  return unclear.map((part) => `${quote(part)}${escapeMrkdwn(part.why)}`).join("\n");
}

/** Says that names which are no mentions were taken for people outside Slack. */
export function toOthersNotice(names: readonly string[], field: "Worked with" | "Talked with" = "Worked with"): string {
  const quoted = formatList(names.map((name) => `"${escapeMrkdwn(clip(name, MAX_QUOTED))}"`));
  return `I put ${quoted} under Others. If they're in this Slack, pick them under ${field} instead.`;
}

/** Names the words of the typed line that are in no field. */
export function toLeftoverNotice(leftover: readonly string[]): string {
  const words = formatList(leftover.map((some) => `"${escapeMrkdwn(clip(some, MAX_QUOTED))}"`));
  return `I didn't use ${words}. Add ${leftover.length === 1 ? "it" : "them"} to the name or the notes if you need to.`;
}

const MISSING: Record<UnitLine["missing"][number], string> = {
  title: "the name or topic",
  grades: "the grade level",
  level: "the level of partnership",
  partners: "who you worked with",
};

/** Asks for what the typed line left out. `areChosen`: the form filled in the usual partners, to be checked. */
export function toMissingNotice(missing: UnitLine["missing"], { areChosen }: { areChosen: boolean }): string {
  const asked = missing.filter((field) => field !== "partners" || !areChosen).map((field) => MISSING[field]);
  const toCheck = missing.includes("partners") && areChosen;
  if (asked.length === 0) return "Check who you worked with, then save.";
  const add = `Just add ${formatList(asked)}`;
  if (toCheck) return `${add}, check who you worked with, then save.`;
  return asked.length === 1 ? `${add} and save.` : `${add}, then save.`;
}

/** Asks whether to log a unit that is in the log already. */
export function toTwiceNotice(same: LoggedUnit, ctx: Ctx): string {
  const by = same.loggedBy.id === ctx.user.id ? "You" : escapeMrkdwn(same.loggedBy.name);
  const day = formatDay(same.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return `*Log it again?* ${by} already logged ${escapeMrkdwn(same.title)} with the same people for ${day}. Nothing has been saved yet.`;
}

/** Asks what to do with a unit whose plan or talk has one in the log already. */
export function toMadeNotice(made: LoggedUnit, ctx: Ctx, origin: "plan" | "talk"): string {
  const by = made.loggedBy.id === ctx.user.id ? "You" : escapeMrkdwn(made.loggedBy.name);
  const day = formatDay(made.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return `*This ${origin}'s unit is already in the log.* ${by} logged ${escapeMrkdwn(made.title)} for ${day} (saved ${toWhenWords(made.createdAt, ctx)}). Nothing of yours has been saved yet. Choose what to do with it.`;
}

export const COUNT_AS_WHAT = "Choose what to do with what you entered.";

/** While the form of a plan's unit was open, the plan was deleted, or the person was taken off it. */
export const PLAN_LOST =
  "*Not saved yet.* The plan was deleted while you had this open, or you aren't one of its people anymore. Save again to log the unit without the plan.";

/** Above the form with a unit that is logged again. */
export function toAgainNotice(unit: LoggedUnit, ctx: Ctx): string {
  const by = unit.loggedBy.id === ctx.user.id ? "you" : escapeMrkdwn(unit.loggedBy.name);
  const day = formatDay(unit.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  const empty = unit.level === 4 ? "Notes and evidence start empty." : "Notes start empty.";
  return `*From ${escapeMrkdwn(unit.title)}*, logged by ${by} for ${day}. Check the date and the level. ${empty}`;
}

/** Asks whether a unit with a day in the future is meant. */
export function toPlannedNotice(date: SchoolDay, ctx: Ctx): string {
  const day = formatDay(date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return `*${day} hasn't come yet. Is this unit planned?* It won't count in any report before its day. Nothing has been saved yet.`;
}

export const CHANGED_MEANWHILE =
  "*Not saved yet.* Someone changed this unit while you had it open. Save again to replace their version with yours.";
