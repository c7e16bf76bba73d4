// A partner rates the level of a unit differently from how it was logged, and may say why.
import { z } from "zod";
import { FORM_EXPIRED, NO_STUDENT_NAMES, WHO_SEES_RATINGS } from "../../content/form-words.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { multiLineText, optionalText } from "../../domain/text.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { modal, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { answerLevel, type OwnRating } from "../../store/level-opinions.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "./level-field.js";
import { differLink } from "./level-links.js";
import { findUnitToRate, readOwnRating, readQuestion } from "./level-question.js";
import { QUESTION_TITLE, toAnsweredMeanwhile } from "./level-question-view.js";

const Hidden = z.object({
  unit: z.string(),
  /** The units of the question it was opened from, which is shown again. */
  all: z.array(z.string()).optional(),
  /** When this person rated it, as of when the form opened. */
  answeredAt: z.iso.datetime().optional(),
});

const toHidden = (unit: LoggedUnit, rating: OwnRating | undefined): z.output<typeof Hidden> => ({
  unit: unit.id,
  answeredAt: rating?.answeredAt.toISOString(),
});

export const differLevel = defineButton({
  link: differLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id, all }) => {
    const unit = await findUnitToRate(ctx, id);
    const rating = await readOwnRating(ctx, unit);
    const values = { level: String(rating?.level ?? unit.level) };
    return modal(
      toModal(levelOpinionForm, ctx, { values, hidden: { ...toHidden(unit, rating), all }, origin: ctx.origin }),
    );
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
  hidden: Hidden,
  footer: () => WHO_SEES_RATINGS,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { level, why }, hidden): Promise<Replies> => {
    const { db, school, user, now, origin } = ctx;
    const unit = await findUnitToRate(ctx, hidden.unit);
    const seen = { level: unit.level, answeredAt: hidden.answeredAt ? new Date(hidden.answeredAt) : undefined };
    if (await answerLevel(db, school, { unit: unit.id, person: user.id, level, why, seen, now })) {
      const about = hidden.all ?? [unit.id];
      return saved(async () => replace(await readQuestion(ctx, { person: user.id, about }), { title: QUESTION_TITLE }));
    }
    const rating = await readOwnRating(ctx, unit);
    // The second click of a double click finds what the first one saved.
    if (rating?.level === level && rating.why === why) return [];
    const notice = toAnsweredMeanwhile(rating?.level);
    const values = toFieldValues({ level, why });
    return redrawForm(
      toModal(levelOpinionForm, ctx, { values, hidden: { ...hidden, ...toHidden(unit, rating) }, notice, origin }),
    );
  },
});
