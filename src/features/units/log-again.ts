// Logs a unit again, for the next section or the next year: opens the form with what the unit says, dated today.
import { defineButton } from "../../slack/define/button.js";
import { besideMessage, toFieldValues, toModal } from "../../slack/define/form.js";
import { modal } from "../../slack/define/replies.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { findUnitToSee } from "./find-unit-to-change.js";
import { todayOf, unitForm } from "./unit-form.js";
import { toAgainNotice } from "./unit-form-notices-view.js";
import { logAgainLink } from "./unit-links.js";

/** Everyone who worked on it but this person, and who can be a partner now. */
async function partnersNow(ctx: Ctx, { loggedBy, partners }: LoggedUnit): Promise<string[]> {
  const others = [loggedBy.id, ...partners].filter((id) => id !== ctx.user.id);
  return (await ctx.people(others)).filter(({ standing }) => standing === "member").map(({ id }) => id);
}

export const logAgain = defineButton({
  link: logAgainLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }) => {
    const { unit } = await findUnitToSee(ctx, id);
    const { title, grades, level, others, subject, classes } = unit;
    // Evidence and notes are of their own time, and not everyone may see them.
    const values = { title, grades, level, others, subject, classes, partners: await partnersNow(ctx, unit) };
    return modal(
      toModal(unitForm, ctx, {
        ...{ values: toFieldValues({ ...values, date: todayOf(ctx) }), hidden: {} },
        ...{ notice: toAgainNotice(unit, ctx), origin: besideMessage(ctx.origin) },
      }),
    );
  },
});
