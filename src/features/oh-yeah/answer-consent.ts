// The author says yes or no to an OH YEAH that quotes what they said in private.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { approveOhYeah, deleteOhYeah, discardOhYeah, findOhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { toClosedQuestion } from "./consent-view.js";
import { consentLink } from "./oh-yeah-links.js";
import { toSavedOhYeah } from "./saved-oh-yeah-view.js";

const ANSWERED = "Your answer is saved";

export const answerConsent = defineButton({
  link: consentLink,
  run: async (ctx: Ctx, { ohYeah: id, allowed }) => {
    const found = await findOhYeah(ctx.db, ctx.school, id);
    if (!found) return replace(toClosedQuestion(), { title: "Question closed" });
    if (found.author.id !== ctx.user.id) throw new Refusal("Only its author can answer this. Nothing was changed.");
    if (!allowed) {
      // A "no" counts after a "yes", too.
      await (found.consent === "asked"
        ? discardOhYeah(ctx.db, ctx.school, found.id)
        : deleteOhYeah(ctx.db, ctx.school, { id: found.id, now: ctx.now }));
      return saved(() => replace(toMessage(paragraph("Not saved. No one else can read it.")), { title: "Not saved" }), {
        done: ANSWERED,
      });
    }
    await approveOhYeah(ctx.db, ctx.school, found.id);
    return saved(() => replace(toSavedOhYeah(found), { title: "OH YEAH saved" }), { done: ANSWERED });
  },
});
