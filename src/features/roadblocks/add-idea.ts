// Adds a new idea: it takes the place of the last potential solution, and Bookend checks back on it.
import { FORM_EXPIRED } from "../../content/form-words.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { checkBackAt } from "../../domain/roadblock.js";
import { multiLineText } from "../../domain/text.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { modal, saved, whisper } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { bold, paragraph, toMessage } from "../../slack/message/blocks.js";
import { askAgainLater } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { checkBackWords } from "./check-back-promise-view.js";
import { newIdeaLink, RoadblockValue } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";

export const roadblockNewIdea = defineButton({
  link: newIdeaLink,
  opensForm: true,
  run: async (ctx: Ctx, value) => {
    const { solution } = await findOwnRoadblock(ctx, value);
    const values = solution ? { solution } : {};
    return modal(toModal(newIdeaForm, ctx, { values, hidden: value, origin: ctx.origin }));
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
  footer: () => "Visible to whoever can see the roadblock. If you posted it in a channel, the post won't change.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { solution }, hidden) => {
    const { db, school, now } = ctx;
    const roadblock = await findOwnRoadblock(ctx, hidden);
    const askAt = checkBackAt(now, school.prompts.roadblockWeeks);
    await askAgainLater(db, school, { roadblock, solution, askAt, now });
    return saved(() => whisper(toMessage(paragraph(bold("Saved. "), checkBackWords(school))), { title: "Idea saved" }));
  },
});
