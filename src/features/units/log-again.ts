// Logs a unit again, for the next section or the next year: opens the form with what the unit says, dated today.
import type { PersonId } from "../../domain/ids.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal } from "../../slack/define/replies.js";
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

export const logAgain = defineButton({
  link: logAgainLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }) => {
    const { unit } = await findUnitToSee(ctx, id);
    const { title, grades, level, others, subject, classes, answers } = unit;
    // Evidence and notes are of their own time, and not everyone may see them.
    const again = { title, grades, level, others, subject, classes, answers, partners: await partnersNow(ctx, unit) };
    return modal(
      await toUnitModal(ctx, {
        ...{ unit: { ...again, date: todayOf(ctx) }, hidden: {} },
        ...{ notice: toAgainNotice(unit, ctx), origin: besideMessage(ctx.origin) },
      }),
    );
  },
});
