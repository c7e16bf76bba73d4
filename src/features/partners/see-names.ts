// Shows librarians and admins the names outside Slack, and remembers who isn't the person of a name.
import { asPersonId } from "../../domain/ids.js";
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved, whisper } from "../../slack/define/replies.js";
import { addMismatch } from "../../store/name-mismatches.js";
import type { Ctx } from "../context.js";
import { NAMES_TITLE, toNotSame, toOutsideNames } from "./match-name-view.js";
import { notSameLink, outsideNamesLink } from "./partner-links.js";
import { findName, readNames, scopeNow } from "./read-names.js";

export const seeNames = defineButton({
  link: outsideNamesLink,
  run: async (ctx: Ctx, { page }) => {
    if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can see these names.");
    return replace(toOutsideNames(await readNames(ctx, undefined), page), { title: NAMES_TITLE });
  },
});

export const notSamePerson = defineButton({
  link: notSameLink,
  run: async (ctx: Ctx, { name, person }) => {
    const answer = whisper(toNotSame(name), { title: NAMES_TITLE });
    // A name that no unit has anymore isn't offered anyway.
    if (!(await findName(ctx, name, await scopeNow(ctx)))) return answer;
    await addMismatch(ctx.db, ctx.school, { name, personId: asPersonId(person) });
    return saved(() => answer);
  },
});
