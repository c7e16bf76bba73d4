// What the form of a unit says above its fields and at them: what a typed line left unclear or out, who can't be a partner.
import { formatList } from "../../domain/text.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { UnclearPart, UnitLine } from "../../domain/typed-line/unit-line.js";
import { clip, escapeMrkdwn } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/logged-unit.js";
import type { Ctx } from "../context.js";

const NOT_A_PARTNER: Record<string, (name: string) => string> = {
  deactivated: (name) => `${name} has left this workspace. Please choose someone else.`,
  bot: (name) => `${name} is an app. Please choose a person.`,
  guest: (name) => `${name} is a guest here. Please choose a member of staff.`,
  stranger: (name) => `${name} belongs to another organization. Please choose a member of staff.`,
};

const NOT_KNOWN = () => "Slack does not know one of these people. Please choose someone else.";

/** Why this person can't be a partner. `standing` is "unknown" when Slack doesn't know them. */
export const toPartnerError = ({ name, standing }: { name: string; standing: string }): string =>
  (NOT_A_PARTNER[standing] ?? NOT_KNOWN)(name);

/** A line for each part of the typed line that was unclear. */
export function toUnclearNotice(unclear: readonly UnclearPart[]): string {
  const quote = ({ field, text }: UnclearPart) => (field === "partners" ? "" : `*${escapeMrkdwn(clip(text, 60))}*: `);
  return unclear.map((part) => `${quote(part)}${escapeMrkdwn(part.why)}`).join("\n");
}

const MISSING: Record<UnitLine["missing"][number], string> = {
  title: "the name or topic",
  grades: "the grade level",
  level: "the level of partnership",
  partners: "whom you worked with",
};

/** Asks for what the typed line left out. `areChosen`: the form filled in the usual partners, to be checked. */
export function toMissingNotice(missing: UnitLine["missing"], { areChosen }: { areChosen: boolean }): string {
  const asked = missing.filter((field) => field !== "partners" || !areChosen).map((field) => MISSING[field]);
  const check = missing.includes("partners") && areChosen ? "Check whom you worked with, then save." : "Then save.";
  return asked.length > 0 ? `*Still to say:* ${formatList(asked)}. ${check}` : check;
}

/** Asks whether to log a unit that is in the log already. */
export function toTwiceNotice(same: LoggedUnit, ctx: Ctx): string {
  const by = same.loggedBy.id === ctx.user.id ? "You" : escapeMrkdwn(same.loggedBy.name);
  const day = formatDay(same.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return `*Log it twice?* ${by} logged ${escapeMrkdwn(same.title)} with the same people for ${day} already. Nothing was saved yet.`;
}

export const CHANGED_MEANWHILE =
  "*Not saved yet.* Someone changed this unit while you had it open. Save again to put your version in its place.";
