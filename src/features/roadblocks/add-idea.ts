// Adds a new idea: it takes the place of the last potential solution, and Bookend checks back on it.
import { FORM_EXPIRED } from "../../content/form-words.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { checkBackAt } from "../../domain/roadblock.js";
import { multiLineText } from "../../domain/text.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { modal, type Replies, redrawForm } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { askAgainLater } from "../../store/roadblock-answers.js";
import { isUnanswered } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { ANSWERED_MEANWHILE, newIdeaLink, RoadblockValue } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";
import { isAsSeen, showQuestion, toSeen } from "./read-question.js";

export const roadblockNewIdea = defineButton({
  link: newIdeaLink,
  opensForm: true,
  run: async (ctx: Ctx, value) => {
    const roadblock = await findOwnRoadblock(ctx, value);
    if (!isAsSeen(value, roadblock)) return showQuestion(ctx, value, { roadblock, isSaved: false });
    const { solution } = roadblock;
    const hidden = toSeen(value, roadblock);
    return modal(toModal(newIdeaForm, ctx, { values: solution ? { solution } : {}, hidden, origin: ctx.origin }));
  },
});

export const newIdeaForm = defineForm({
  name: "roadblock-idea",
  title: () => "New idea",
  submit: () => "Save",
  fields: {
    solution: text({
      label: "Potential Solution",
      schema: multiLineText(MAX_ANSWER_LENGTH, { missing: "Write your new idea." }),
      max: MAX_ANSWER_LENGTH,
      multiline: true,
    }),
  },
  hidden: RoadblockValue,
  clears: true,
  footer: () => "Visible to whoever can see the roadblock, and in its post if you shared it in a channel.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { solution }, hidden): Promise<Replies> => {
    const { db, school, now, origin } = ctx;
    const roadblock = await findOwnRoadblock(ctx, hidden);
    const seen = hidden.seen ? new Date(hidden.seen) : undefined;
    const askAt = checkBackAt(now, school.prompts.roadblockWeeks);
    const isSaved = await askAgainLater(db, school, { roadblock, seen, solution, askAt, now });
    // The second click of a double click finds what the first one saved.
    if (isSaved || (roadblock.solution === solution && !isUnanswered(roadblock)))
      return showQuestion(ctx, hidden, { roadblock, isSaved });
    const again = { values: { solution }, hidden: toSeen(hidden, roadblock), notice: ANSWERED_MEANWHILE, origin };
    return redrawForm(toModal(newIdeaForm, ctx, again));
  },
});
