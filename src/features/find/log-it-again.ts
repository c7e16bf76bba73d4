// Logs a person's unit again with one tap: today, with the same people. Its plan can be copied for it.
import type { UnitFields } from "../../domain/unit.js";
import { defineButton } from "../../slack/define/button.js";
import { type Replies, whisper } from "../../slack/define/replies.js";
import { planOfUnit } from "../../store/plan-origins.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { findSame } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { findUnitToSee } from "../units/find-unit-to-change.js";
import { openAgain, toUnitAgain } from "../units/log-again.js";
import { openInModal } from "../units/log-unit.js";
import { findUnitErrors, saveNewUnit } from "../units/unit-form.js";
import { isOwnUnit } from "../units/unit-menu-view.js";
import { logItAgainLink } from "./find-links.js";
import { PLAN_OFFER_TITLE, toPlanOffer } from "./plan-offer-view.js";

/**
 * The unit as it can be logged without a question; undefined if there is one: a partner left, level 4 needs evidence, or it
 * was others who worked on it. One tap must not say that they worked with this person.
 */
async function readyToLog(ctx: Ctx, unit: LoggedUnit): Promise<UnitFields | undefined> {
  if (!isOwnUnit(unit, ctx)) return undefined;
  const again = { ...(await toUnitAgain(ctx, unit)), evidence: undefined, notes: undefined };
  const everyone = new Set([unit.loggedBy.id, ...unit.partners].filter((id) => id !== ctx.user.id));
  if (again.partners.length < everyone.size) return undefined;
  const errors = await findUnitErrors(ctx, again);
  return Object.keys(errors).length > 0 ? undefined : again;
}

export const logItAgain = defineButton({
  link: logItAgainLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }): Promise<Replies> => {
    const { db, school, user } = ctx;
    const { unit } = await findUnitToSee(ctx, id);
    const again = await readyToLog(ctx, unit);
    if (!again) return openAgain(ctx, unit);
    const replies = openInModal(await saveNewUnit(ctx, again, {}));
    const plan = "kind" in replies && replies.kind === "saved" ? await planOfUnit(db, school, id) : undefined;
    if (!plan || plan.deletedAt || !("kind" in replies)) return replies;
    const logged = await findSame(db, school, { ...again, loggedBy: user.id });
    return logged ? [replies, whisper(toPlanOffer(plan, logged), { title: PLAN_OFFER_TITLE })] : replies;
  },
});
