// A partner rates the level of a unit differently from how it was logged, and may say why.
import { z } from "zod";
import { FORM_EXPIRED, NO_STUDENT_NAMES, WHO_SEES_RATINGS } from "../../content/form-words.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { multiLineText, optionalText } from "../../domain/text.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { modal, type Replies, saved, whisper } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { answerLevel } from "../../store/level-opinions.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "./level-field.js";
import { differLink } from "./level-links.js";
import { findUnitToRate, readQuestion } from "./level-question.js";
import { QUESTION_TITLE } from "./level-question-view.js";

export const differLevel = defineButton({
  link: differLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }) => {
    const unit = await findUnitToRate(ctx, id);
    const hidden = { unit: unit.id as string };
    return modal(toModal(levelOpinionForm, ctx, { values: { level: String(unit.level) }, hidden, origin: ctx.origin }));
  },
});

export const levelOpinionForm = defineForm({
  // The name on the wire is older than the word "opinion".
  name: "level-view",
  title: () => "Level of partnership",
  submit: () => "Save",
  fields: {
    level: levelChoice({ label: "I'd say" }),
    why: text({
      label: "Why",
      hint: NO_STUDENT_NAMES,
      optional: true,
      schema: optionalText(multiLineText(MAX_ANSWER_LENGTH, {})),
      max: MAX_ANSWER_LENGTH,
      multiline: true,
    }),
  },
  hidden: z.object({ unit: z.string() }),
  footer: () => WHO_SEES_RATINGS,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { level, why }, hidden): Promise<Replies> => {
    const { id } = await findUnitToRate(ctx, hidden.unit);
    await answerLevel(ctx.db, ctx.school, { unit: id, person: ctx.user.id, level, why, now: ctx.now });
    return saved(async () => whisper(await readQuestion(ctx, [id]), { title: QUESTION_TITLE }));
  },
});
