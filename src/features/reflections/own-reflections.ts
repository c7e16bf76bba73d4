// People list their own reflections, and delete them.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import { type Inline, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { draftsOf } from "../../store/drafts.js";
import { OWN_PER_PAGE, pageOfOwn } from "../../store/own-reflections.js";
import { deleteReflection } from "../../store/reflections.js";
import { retractionsOf } from "../../store/retractions.js";
import { offersTo } from "../../store/roadblock-offers.js";
import type { Ctx } from "../context.js";
import { stillVisibleIn, takeBack } from "../posts/take-back-posts.js";
import {
  CHANGED_SINCE,
  deletedWords,
  deleteReflectionLink,
  ownReflectionsLink,
  toOwnReflections,
} from "./own-reflections-view.js";
import { reflectionToChange } from "./save-reflection.js";

/** The page asked for, or the first when the list has become shorter. */
async function readOwn(ctx: Ctx, asked: { page: number; notice?: Inline[] }): Promise<Message> {
  const { db, school, user } = ctx;
  const [own, takenBack, offers, drafts] = await Promise.all([
    pageOfOwn(db, school, { person: user.id, page: asked.page }),
    retractionsOf(db, school, user.id),
    offersTo(db, school, { writer: user.id }),
    draftsOf(db, school, user.id),
  ]);
  if (own.reflections.length === 0 && asked.page > 0) return readOwn(ctx, { ...asked, page: 0 });
  return toOwnReflections(ctx, {
    ...own,
    ...asked,
    size: OWN_PER_PAGE,
    takenBack,
    offers,
    drafts: drafts.map(({ form }) => form),
  });
}

export const listOwn = defineButton({
  link: ownReflectionsLink,
  run: async (ctx: Ctx, { page }) => replace(await readOwn(ctx, { page }), { title: "Your reflections" }),
});

export const deleteOwn = defineButton({
  link: deleteReflectionLink,
  run: async (ctx: Ctx, { reflection: id, page, seen: seenAt }) => {
    const seen = seenAt ? new Date(seenAt) : undefined;
    const deleted = await deleteReflection(ctx.db, ctx.school, { id, person: ctx.user.id, seen, now: ctx.now });
    if (!deleted) {
      // Throws Refusal if it is gone.
      await reflectionToChange(ctx, id);
      return replace(await readOwn(ctx, { page: page ?? 0, notice: [CHANGED_SINCE] }), { title: "Your reflections" });
    }
    const answer = async () => {
      const notice = deletedWords(await stillVisibleIn(ctx, id));
      if (page !== undefined) return replace(await readOwn(ctx, { page, notice }), { title: "Your reflections" });
      return replace(toMessage(paragraph(...notice)), { title: "Reflection deleted" });
    };
    return [...takeBack(ctx, deleted.takenBack), saved(answer, { done: "Deleted" })];
  },
});
