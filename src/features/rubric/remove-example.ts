// Deletes an example from the rubric, for the person who wrote it, librarians and admins.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { examplesOf, removeExample } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { examplesTitle, readExampleList } from "./list-examples.js";
import { removeExampleLink } from "./rubric-links.js";

export const removeFromRubric = defineButton({
  link: removeExampleLink,
  run: async (ctx: Ctx, { example: id, level }) => {
    const found = (await examplesOf(ctx.db, ctx.school, level)).find((example) => example.id === id);
    const isTheirs = found?.addedBy.id === ctx.user.id;
    if (found && !isTheirs && !managesLibrary(await ctx.userNow())) {
      throw new Refusal(`Only ${found.addedBy.name}, librarians and admins can delete this example.`);
    }
    const answer = async () => replace(await readExampleList(ctx, { level, page: 0 }), { title: examplesTitle(level) });
    if (!found) return answer();
    await removeExample(ctx.db, ctx.school, found.id);
    return saved(answer, { done: "Deleted" });
  },
});
