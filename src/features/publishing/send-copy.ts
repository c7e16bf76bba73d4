// Shows a plan's copy for people outside the school, whole, and then makes exactly that as a file.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace } from "../../slack/define/replies.js";
import { sendFile } from "../../slack/define/send-file.js";
import { addPublication } from "../../store/plan-publications.js";
import type { Ctx } from "../context.js";
import { FORMAT_WORDS, makePlan, planFileName } from "./make-plan.js";
import { toPlanCopy } from "./plan-copy-view.js";
import { planCopyLink, sendCopyLink } from "./publish-links.js";
import { readCopy } from "./read-copy.js";

const TITLE = "The plan's copy";

const CHANGED_MEANWHILE =
  "the plan, or who may be named on it, has changed since you saw the copy. Choose Publish again to see the new one.";

export const planCopy = defineButton({
  link: planCopyLink,
  run: async (ctx: Ctx, { plan, school: withSchool, page, seen }): Promise<Replies> => {
    const copy = await readCopy(ctx, { plan, withSchool });
    const changed = seen !== undefined && seen !== copy.digest;
    return replace(toPlanCopy(copy, { page: changed ? 0 : page, changed }), { title: TITLE });
  },
});

export const sendCopy = defineButton({
  link: sendCopyLink,
  run: async (ctx: Ctx, { plan: id, school: withSchool, format, seen }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const copy = await readCopy(ctx, { plan: id, withSchool });
    // They haven't seen these words yet.
    if (seen !== copy.digest) return replace(toPlanCopy(copy, { page: 0, changed: true }), { title: TITLE });
    const { plan, paper, named } = copy;
    const names = named.map(({ id: person, name }) => ({ name, person }));
    return sendFile({
      name: planFileName(paper, "published copy", format),
      title: `${paper.title} published copy (${FORMAT_WORDS[format]})`,
      said: `A copy of version ${plan.number} for people outside the school. Bookend keeps a record of it.`,
      make: async ({ signal }) => {
        const bytes = await makePlan(paper, { format, school, signal });
        // It may have waited behind other files, and someone may have taken back their name in the meantime.
        if ((await readCopy(ctx, { plan: id, withSchool })).digest !== seen) throw new Refusal(CHANGED_MEANWHILE);
        const record = { plan: plan.id, number: plan.number, by: user.id, format, withSchool, names, now };
        if (!(await addPublication(db, school, record))) throw new Refusal("That plan was deleted meanwhile.");
        return { bytes };
      },
    });
  },
});
