// The author says yes or no to an OH YEAH that quotes what they said in private. Their first answer counts; a "yes" can be
// undone where it is shown.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { approveOhYeah, discardOhYeah, findOhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { readConsentQuestion } from "./author-questions.js";
import { consentLink } from "./oh-yeah-links.js";

export const answerConsent = defineButton({
  link: consentLink,
  run: async (ctx: Ctx, { ohYeah: id, allowed }) => {
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (found && found.author.id !== ctx.user.id)
      throw new Refusal("Only its author can answer this. Nothing was changed.");
    const compose = async () =>
      replace(await readConsentQuestion(ctx, id), { title: allowed ? "OH YEAH saved" : "Not saved" });
    if (!found) return compose();
    const isSaved = await (allowed ? approveOhYeah : discardOhYeah)(ctx.db, ctx.school, found.id);
    return isSaved ? saved(compose, { done: "Your answer is saved" }) : compose();
  },
});
