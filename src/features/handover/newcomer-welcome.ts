// What someone finds in their messages when the library was handed over to them.
import { defineQuestion } from "../../slack/define/question.js";
import { handoversWithIds } from "../../store/handovers.js";
import type { PostCtx } from "../context.js";
import { toNewcomerWelcome, toOpenLines, toWelcomeUndone } from "./handover-view.js";
import { readLastYear, readOpenWork } from "./read-open-work.js";

export const newcomerWelcome = defineQuestion({
  name: "newcomer-welcome",

  async versions({ db, school }: PostCtx, asked) {
    const handovers = await handoversWithIds(
      db,
      school,
      asked.flatMap(({ about }) => about),
    );
    return asked.map(({ about: [id = ""] }) => `${handovers.get(id)?.isUndone}`);
  },

  async compose(ctx, { person, about: [id = ""] }) {
    const handover = (await handoversWithIds(ctx.db, ctx.school, [id])).get(id);
    if (!handover) throw new Error(`There is no hand-over ${id}.`);
    if (handover.isUndone) return toWelcomeUndone(handover);
    const name = handover.joined.find((one) => one.id === person)?.name ?? "there";
    const [open, lastYear] = await Promise.all([readOpenWork(ctx), readLastYear(ctx)]);
    return toNewcomerWelcome({ handover, name, open: toOpenLines(open), lastYear });
  },
});
