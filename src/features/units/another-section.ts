// Another section of a unit with one tap, also of one that was logged by itself, and the way back.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, saved } from "../../slack/define/replies.js";
import { wasSeen } from "../../store/requests.js";
import { changesOfUnit } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { changeClasses } from "../../store/unit-sections.js";
import { UNDO_MS } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { addSection } from "./add-section.js";
import { findUnitToChange, findUnitToDelete } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { toChangedUnit, toSavedUnit } from "./saved-unit-view.js";
import { anotherSectionLink, undoSectionLink } from "./unit-links.js";

export const anotherSection = defineButton({
  link: anotherSectionLink,
  run: async (ctx: Ctx, { unit: id, seen, redraws, from }): Promise<Replies> => {
    const key = `${ctx.key} section ${seen}`;
    if (!from) return addSection(ctx, id, { classes: 1, key, seen, isBeside: !redraws });
    // A second click finds it deleted.
    if (await wasSeen(ctx.db, ctx.school, key)) return [];
    const unit = await findUnitToChange(ctx, from.unit);
    return addSection(ctx, id, { classes: unit.classes ?? 1, key, seen, from: { unit, seen: new Date(from.seen) } });
  },
});

/** How many classes the unit had before the section came, if it still is as the person saw it then. */
async function classesBefore(
  ctx: Ctx,
  unit: LoggedUnit,
  seen: string,
): Promise<{ classes: number | undefined } | undefined> {
  const last = (await changesOfUnit(ctx.db, ctx.school, unit.id)).at(-1);
  const change = last?.fields.find(({ field }) => field === "classes");
  const isSeen = unit.updatedAt.toISOString() === seen && last?.at.toISOString() === seen;
  return isSeen && change ? { classes: change.before === undefined ? undefined : Number(change.before) } : undefined;
}

export const undoSection = defineButton({
  link: undoSectionLink,
  run: async (ctx: Ctx, { unit: id, seen, from }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const key = `${ctx.key} undo ${seen}`;
    if (await wasSeen(db, school, key)) return [];
    const before = await findUnitToChange(ctx, id);
    const { id: other, deletedAt } = await findUnitToDelete(ctx, from);
    if (deletedAt && now.getTime() - deletedAt.getTime() > UNDO_MS)
      throw new Refusal("That was more than 24 hours ago, so it can't be undone. You can edit the unit.");
    const earlier = deletedAt && (await classesBefore(ctx, before, seen));
    const restored = deletedAt && { id: other, seen: deletedAt, becomes: "restored" as const };
    const isUndone =
      earlier && (await changeClasses(db, school, { before, ...earlier, by: user.id, key, now, other: restored }));
    if (!isUndone && (await wasSeen(db, school, key))) return [];
    if (isUndone) {
      const compose = async () => toSavedUnit(await withPlan(ctx, await findUnitToChange(ctx, from)), ctx, "Restored");
      return saved(async () => replace(await compose(), { title: "Unit restored" }), { done: "Undone" });
    }
    return replace(toChangedUnit(await findUnitToChange(ctx, id), ctx, "undo that"), { title: "Unit changed" });
  },
});
