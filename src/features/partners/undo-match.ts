// Puts a matched name back, in the units where it was replaced.
import { asPersonId } from "../../domain/ids.js";
import { worksOn } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { undoMatch as undo } from "../../store/partner-names.js";
import { wasSeen } from "../../store/requests.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { MATCHED_TITLE, toMatchUndone } from "./match-name-view.js";
import { toMatchKey, undoMatchLink } from "./partner-links.js";
import { scopeNow, unitsMatched } from "./read-names.js";

/** The units in which this match replaced the name, and that the person who asks may change. */
async function matchedUnits(ctx: Ctx, match: { name: string; person: string }) {
  const { db, school, user } = ctx;
  const same = await unitsMatched(ctx, match);
  if ((await scopeNow(ctx)) === undefined) return same;
  const units = await Promise.all(same.map((id) => findUnit(db, school, id)));
  return units.flatMap((unit) =>
    unit && worksOn(user, { loggedBy: unit.loggedBy.id, partners: unit.partners }) ? [unit.id] : [],
  );
}

export const undoMatch = defineButton({
  link: undoMatchLink,
  run: async (ctx: Ctx, value) => {
    const { db, school, user, now } = ctx;
    const key = toMatchKey(ctx);
    if (await wasSeen(db, school, key)) return [];
    const units = await matchedUnits(ctx, value);
    if (units.length === 0) throw new Refusal("This match was undone already.");
    if (!(await undo(db, school, { person: asPersonId(value.person), units, by: user.id, key, now }))) return [];
    const message = toMatchUndone({ name: value.name, units: units.length });
    return saved(() => replace(message, { title: MATCHED_TITLE }), { done: "Undone" });
  },
});
