// Deletes a planning talk, and restores it for 24 hours.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved, whisper } from "../../slack/define/replies.js";
import { deleteTalk, restoreTalk } from "../../store/talks.js";
import { UNDO_MS } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { findOwnTalk } from "./find-talk.js";
import { deleteTalkLink, restoreTalkLink } from "./talk-links.js";
import { toDeletedTalk, toTalkMessage } from "./talk-view.js";

/** The talk as it is, after something was done to it or not. */
async function toPresent(ctx: Ctx, id: string, done: string) {
  const talk = await findOwnTalk(ctx, id);
  return talk.deletedAt
    ? { message: toDeletedTalk(talk), title: "Talk deleted" }
    : { message: toTalkMessage(talk, ctx, done), title: "Planning talk" };
}

export const deleteTalkButton = defineButton({
  link: deleteTalkLink,
  run: async (ctx: Ctx, { talk: id, seen, redraws }) => {
    const { id: talk } = await findOwnTalk(ctx, id);
    const asSeen = { id: talk, person: ctx.user.id, seen: new Date(seen) };
    const isDeleted = await deleteTalk(ctx.db, ctx.school, asSeen, ctx.now);
    const compose = async () => {
      const { message, title } = await toPresent(ctx, talk, "Not deleted, because it has changed since");
      return redraws ? replace(message, { title }) : whisper(message, { title });
    };
    return isDeleted ? saved(compose, { done: "Deleted" }) : compose();
  },
});

export const restoreTalkButton = defineButton({
  link: restoreTalkLink,
  run: async (ctx: Ctx, { talk: id, seen }) => {
    const { id: talk, deletedAt } = await findOwnTalk(ctx, id);
    if (deletedAt && ctx.now.getTime() - deletedAt.getTime() > UNDO_MS)
      throw new Refusal("That talk was deleted more than 24 hours ago, so it can't be restored.");
    const asSeen = { id: talk, person: ctx.user.id, seen: new Date(seen) };
    const isRestored = await restoreTalk(ctx.db, ctx.school, asSeen, ctx.now);
    const compose = async () => {
      const { message, title } = await toPresent(ctx, talk, isRestored ? "Restored" : "Here it is");
      return replace(message, { title });
    };
    return isRestored ? saved(compose, { done: "Restored" }) : compose();
  },
});
