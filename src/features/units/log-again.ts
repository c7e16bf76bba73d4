// Logs a unit again, for the next section or the next year: opens the form with what the unit says, dated today.
import type { PersonId } from "../../domain/ids.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, type Replies } from "../../slack/define/replies.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { findUnitToSee } from "./find-unit-to-change.js";
import { todayOf, toUnitModal } from "./unit-form.js";
import { toAgainNotice } from "./unit-form-notices-view.js";
import { logAgainLink } from "./unit-links.js";

/** Everyone who worked on it but this person, and who can be a partner now. */
async function partnersNow(ctx: Ctx, { loggedBy, partners }: LoggedUnit): Promise<PersonId[]> {
  const others = [loggedBy.id, ...partners].filter((id) => id !== ctx.user.id);
  return (await ctx.people(others)).filter(({ standing }) => standing === "member").map(({ id }) => id);
}

/** What the unit says of itself, dated today. Evidence and notes are of their own time, and not everyone may see them. */
export async function toUnitAgain(ctx: Ctx, unit: LoggedUnit) {
  const { title, grades, level, others, subject, classes, answers } = unit;
  const again = { title, grades, level, others, subject, classes, answers };
  return { ...again, partners: await partnersNow(ctx, unit), date: todayOf(ctx) };
}

/** The form with a unit to log again. */
export async function openAgain(ctx: Ctx, unit: LoggedUnit): Promise<Replies> {
  const again = await toUnitAgain(ctx, unit);
  const notice = toAgainNotice(unit, ctx);
  return modal(await toUnitModal(ctx, { unit: again, hidden: {}, notice, origin: besideMessage(ctx.origin) }));
}

export const logAgain = defineButton({
  link: logAgainLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }) => openAgain(ctx, (await findUnitToSee(ctx, id)).unit),
});
