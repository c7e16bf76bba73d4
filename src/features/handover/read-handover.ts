// Reads if the library was handed over lately, for the Home of those who took it over and of the admins.
import { WEEK_MS } from "../../domain/time/duration.js";
import { type Handover, lastHandover } from "../../store/handovers.js";
import type { Ctx } from "../context.js";
import { readLastYear } from "./read-open-work.js";

/** How long someone is new, and a hand-over is news. */
const FIRST_WEEKS_MS = 6 * WEEK_MS;

const since = ({ now }: Ctx) => new Date(now.getTime() - FIRST_WEEKS_MS);

/** This month a year ago, in words, for a librarian in their first weeks; undefined for everyone else. */
export async function readForNewcomer(ctx: Ctx): Promise<string | undefined> {
  const { db, school, user } = ctx;
  if (!user.librarian || !(await lastHandover(db, school, { since: since(ctx), joined: user.id }))) return undefined;
  return readLastYear(ctx);
}

/** The last hand-over; undefined if there was none lately. */
export const readHandover = (ctx: Ctx): Promise<Handover | undefined> =>
  lastHandover(ctx.db, ctx.school, { since: since(ctx) });
