// Finds the roadblock a button or form is about, for the person who named it and no one else.
import { Refusal } from "../../slack/define/refusal.js";
import { ownRoadblock, type Roadblock } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import type { RoadblockValue } from "./check-back-view.js";

/** Throws Refusal when this person named no such roadblock, or took it off the sheet since. */
export async function findOwnRoadblock(ctx: Ctx, { reflection, place: slot }: RoadblockValue): Promise<Roadblock> {
  const roadblock = await ownRoadblock(ctx.db, ctx.school, { reflection, slot, person: ctx.user.id });
  if (!roadblock) throw new Refusal("This roadblock is no longer on your list, so there's nothing to change.");
  return roadblock;
}
