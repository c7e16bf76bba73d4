// Says that a unit didn't come of a planning talk, or takes that back.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved, whisper } from "../../slack/define/replies.js";
import { turnDownUnit } from "../../store/talks.js";
import type { Ctx } from "../context.js";
import { findPresentTalk } from "./find-talk.js";
import { notThisUnitLink } from "./talk-links.js";
import { toTalkMessage, toTurnedDown } from "./talk-view.js";

const TITLE = { title: "Planning talk" };

export const notThisUnit = defineButton({
  link: notThisUnitLink,
  run: async (ctx: Ctx, { talk: id, unit, undo = false }) => {
    const talk = await findPresentTalk(ctx, id);
    await turnDownUnit(ctx.db, ctx.school, { id: talk.id, person: ctx.user.id, unit, undo });
    const compose = async () => {
      const present = await findPresentTalk(ctx, id);
      return undo
        ? replace(toTalkMessage(present, ctx, "Undone"), TITLE)
        : whisper(toTurnedDown(present, ctx, { unit }), TITLE);
    };
    return saved(compose);
  },
});
