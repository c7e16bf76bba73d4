// Deletes an OH YEAH, for its author, the person who saved it, librarians and admins.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { deleteOhYeah, findOhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { toDeletedOhYeah } from "./consent-view.js";
import { removeOhYeahLink } from "./oh-yeah-links.js";

export const removeOhYeah = defineButton({
  link: removeOhYeahLink,
  run: async (ctx: Ctx, { ohYeah: id }) => {
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (!found) throw new Refusal("That OH YEAH was already deleted.");
    const isTheirs = [found.author.id, found.savedBy.id].includes(ctx.user.id);
    if (!isTheirs && !managesLibrary(await ctx.userNow()))
      throw new Refusal("Only its author, the person who saved it, librarians and admins can delete it.");
    await deleteOhYeah(ctx.db, ctx.school, { id: found.id, now: ctx.now });
    return saved(() => replace(toDeletedOhYeah(), { title: "OH YEAH deleted" }), { done: "Deleted" });
  },
});
