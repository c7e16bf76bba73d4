// Keeps a roadblock open that is still there: its writer gets hints, and Bookend checks back again.
import { checkBackAt } from "../../domain/roadblock.js";
import { defineButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import { askAgainLater } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { stillThereLink, toStillThere } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";

export const roadblockStillThere = defineButton({
  link: stillThereLink,
  run: async (ctx: Ctx, value) => {
    const { db, school, now } = ctx;
    const roadblock = await findOwnRoadblock(ctx, value);
    const askAt = checkBackAt(now, school.prompts.roadblockWeeks);
    await askAgainLater(db, school, { roadblock, askAt, now });
    return saved(() => replace(toStillThere(roadblock, school), { title: "Your roadblock" }));
  },
});
