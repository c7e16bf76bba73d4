// Who takes something along, as Slack describes them now, and what of it they may have.
import type { Period } from "../../domain/time/period.js";
import { isSchoolYear } from "../../domain/time/period.js";
import { calendarMonths } from "../../domain/time/span.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Ctx } from "../context.js";
import type { Download, Format } from "../downloads/download-links.js";
import { type ExportName, mayExport, type Reader } from "./who-may-export.js";

/** Papers that are no tables. Everyone may read what they are made of. */
const PAPERS_ONLY = ["year-end", "rubric"] as const;

export const isTable = (what: Download): what is ExportName & Download =>
  !(PAPERS_ONLY as readonly string[]).includes(what);

/** Which kinds of file there are. A report's paper is that of one month, and that of plans is their binder. */
export function formatsOf(what: Download, period: Period): readonly Format[] {
  if (!isTable(what)) return ["pdf"];
  const isPaper = what === "year" || what === "plans" || (what === "report" && calendarMonths(period).length === 1);
  return isPaper ? ["pdf", "xlsx", "csv"] : ["xlsx", "csv"];
}

/** The year-end page looks back on a school year. */
export const hasYearEnd = ({ school }: Ctx, what: Download, period: Period): boolean =>
  what === "year" && isSchoolYear(period, school.calendar);

/** Throws Refusal if they may not have it. */
export async function readReader(ctx: Ctx, what: Download): Promise<Reader> {
  const person = await ctx.userNow();
  const reader = { person, channels: (await ctx.channelsOfUser({ lately: false })) ?? [] };
  if (isTable(what) && !mayExport(reader, what)) {
    throw new Refusal(`Only librarians and admins can export ${what}. \`${ctx.command} export\` shows what you can.`);
  }
  return reader;
}
