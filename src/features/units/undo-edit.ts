// Puts back what the last edit of a unit changed, unless the unit has changed since.
import { undoChanges } from "../../domain/unit-history.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, type Reply, replace, saved } from "../../slack/define/replies.js";
import { wasSeen } from "../../store/requests.js";
import { changesOfUnit, type UnitChange } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { changeUnit, UNDO_MS } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { findUnitToChange } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { toChangedUnit, toUndoneUnit } from "./saved-unit-view.js";
import { undoEditLink } from "./unit-links.js";

const TOO_LATE = "That edit was more than 24 hours ago, so it can't be undone. You can edit the unit again.";

/** The last change, if it made the unit what the person saw. */
async function lastChange(ctx: Ctx, unit: LoggedUnit, seen: string | undefined): Promise<UnitChange | undefined> {
  const last = (await changesOfUnit(ctx.db, ctx.school, unit.id)).at(-1);
  const isSeen = last?.at.toISOString() === seen && unit.updatedAt.toISOString() === seen;
  return isSeen ? last : undefined;
}

async function showPresent(ctx: Ctx, id: string): Promise<Reply> {
  return replace(toChangedUnit(await findUnitToChange(ctx, id), ctx, "undo that"), { title: "Unit changed" });
}

export const undoEdit = defineButton({
  link: undoEditLink,
  run: async (ctx: Ctx, { unit: id, seen }): Promise<Replies> => {
    const { db, school, now, user } = ctx;
    const unit = await findUnitToChange(ctx, id);
    const key = `${ctx.key} undo ${seen}`;
    if (await wasSeen(db, school, key)) return [];
    const last = await lastChange(ctx, unit, seen);
    if (!last) return showPresent(ctx, id);
    if (now.getTime() - last.at.getTime() > UNDO_MS) throw new Refusal(TOO_LATE);
    const before = undoChanges(unit, last.fields);
    if (await changeUnit(db, school, { ...before, before: unit, by: user.id, key, now })) {
      const compose = async () => toUndoneUnit(await withPlan(ctx, await findUnitToChange(ctx, id)), ctx);
      return saved(async () => replace(await compose(), { title: "Edit undone" }), { done: "Undone" });
    }
    return (await wasSeen(db, school, key)) ? [] : showPresent(ctx, id);
  },
});
