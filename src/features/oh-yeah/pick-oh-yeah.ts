// A librarian picks OH YEAHs for the month's report, or takes them out.
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { findOhYeah, pickOhYeah, unpickOhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { OH_YEAHS_TITLE, readOhYeahList } from "./list-oh-yeahs.js";
import { pickLink } from "./oh-yeah-links.js";

export const pickForReport = defineButton({
  link: pickLink,
  run: async (ctx: Ctx, { ohYeah, month, page, picked }) => {
    if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can pick for the report.");
    const { db, school, now } = ctx;
    const found = await findOhYeah(db, school, ohYeah);
    if (found?.consent !== "given") {
      const notice = "That OH YEAH was already deleted.";
      return replace(await readOhYeahList(ctx, { month, page, notice }), { title: OH_YEAHS_TITLE });
    }
    const { id } = found;
    // Another librarian was faster.
    if (picked === (found.pickedFor === month))
      return replace(await readOhYeahList(ctx, { month, page }), { title: OH_YEAHS_TITLE });
    if (picked && !(await pickOhYeah(db, school, { id, month, now }))) {
      const notice = `The report already has ${MAX_PICKED}. Remove one first.`;
      return replace(await readOhYeahList(ctx, { month, page, notice }), { title: OH_YEAHS_TITLE });
    }
    if (!picked) await unpickOhYeah(db, school, { id, now });
    return saved(async () => replace(await readOhYeahList(ctx, { month, page }), { title: OH_YEAHS_TITLE }));
  },
});
