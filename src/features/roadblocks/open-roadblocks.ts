// Librarians and admins see the open roadblocks that were shared with them, and what solved others.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace } from "../../slack/define/replies.js";
import { sharedRoadblocks } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { findReader } from "../sharing/find-reader.js";
import { openRoadblocksLink, toOpenRoadblocks } from "./open-roadblocks-view.js";

export const listRoadblocks = defineButton({
  link: openRoadblocksLink,
  run: async (ctx: Ctx, { page }) => {
    if (!managesLibrary(await ctx.userNow()))
      throw new Refusal("Only librarians and admins can see shared roadblocks.");
    const reader = await findReader(ctx, { lately: false });
    const shared = await sharedRoadblocks(ctx.db, ctx.school, reader);
    return replace(toOpenRoadblocks(ctx, shared, { page, ...reader }), { title: "Open roadblocks" });
  },
});
