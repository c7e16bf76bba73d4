// Shows one unit: everything about it that this person may see, and what they can do with it.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, whisper } from "../../slack/define/replies.js";
import { importOfUnit } from "../../store/imported-units.js";
import { opinionsOfUnit } from "../../store/level-opinions.js";
import { changesOfUnit } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { levelOpinionsLink } from "../levels/level-opinions-view.js";
import { findUnitToSee } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { toSeenUnit } from "./see-unit-view.js";
import { seeUnitLink } from "./unit-links.js";

async function show(ctx: Ctx, { unit, mayChange }: { unit: LoggedUnit; mayChange: boolean }): Promise<Reply> {
  const { db, school } = ctx;
  const opinions = mayChange ? await opinionsOfUnit(db, school, unit.id) : [];
  const history = await changesOfUnit(db, school, unit.id);
  const imported = await importOfUnit(db, school, unit.id);
  const { hasPlan } = await withPlan(ctx, unit);
  return whisper(toSeenUnit(unit, ctx, { mayChange, opinions, hasPlan, history, imported }), { title: unit.title });
}

/** A unit in the log. Throws Refusal. */
export const showUnit = async (ctx: Ctx, id: string): Promise<Reply> => show(ctx, await findUnitToSee(ctx, id));

export const seeUnit = defineButton({
  link: seeUnitLink,
  run: (ctx: Ctx, { unit }) => showUnit(ctx, unit),
});

/** A button of older messages. The ratings are shown with their unit. */
export const seeLevelOpinions = defineButton({
  link: levelOpinionsLink,
  run: async (ctx: Ctx, { unit: id }) => {
    const found = await findUnitToSee(ctx, id);
    if (found.mayChange) return show(ctx, found);
    throw new Refusal("Only the unit's partners, librarians and admins can see its level ratings.");
  },
});
