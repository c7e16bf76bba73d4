// What a person reads once their unit is saved or changed: the unit as it is then.
import type { UnitId } from "../../domain/ids.js";
import { addDays } from "../../domain/time/school-day.js";
import { SECTION_DAYS } from "../../domain/unit.js";
import { type Reply, replace } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { changesOfUnit } from "../../store/unit-history.js";
import { findSameNear } from "../../store/unit-sections.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { withPlan } from "./has-plan.js";
import { toSavedUnit, toUpdatedUnit } from "./saved-unit-view.js";

/** A second click may have undone it. */
const DELETED_MEANWHILE = "The unit was saved, and then deleted right away.";

/** The answer replaces the message about this unit that the form was opened from. */
export async function confirmUpdated(ctx: Ctx, id: UnitId): Promise<Reply> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  const history = await changesOfUnit(ctx.db, ctx.school, id);
  // Someone else may have changed it meanwhile.
  const change = history.findLast(({ by, at }) => by.id === ctx.user.id && at.getTime() === ctx.now.getTime());
  if (!unit || !change) return replace(toMessage(paragraph(DELETED_MEANWHILE)), { title: "Unit updated" });
  return replace(toUpdatedUnit(await withPlan(ctx, unit), ctx, change), { title: "Unit updated" });
}

/** The same for a new unit. The ack waits only for the write. */
export async function confirmSaved(ctx: Ctx, id: UnitId): Promise<Reply> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit) return replace(toMessage(paragraph(DELETED_MEANWHILE)), { title: "Unit saved" });
  const from = addDays(unit.date, -SECTION_DAYS);
  const earlier = await findSameNear(ctx.db, ctx.school, { unit, from, to: unit.date });
  return replace(toSavedUnit(await withPlan(ctx, unit), ctx, "Saved", earlier), { title: "Unit saved" });
}
