// Both partners agree on the level: each is asked once, quietly, and what each says is kept.
import { z } from "zod";
import { UNITS_ASKED_AT_ONCE } from "../../domain/agreement.js";
import type { UnitId } from "../../domain/ids.js";
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { formatDay } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { paragraph, toMessage } from "../../slack/message/parts.js";
import { defineNudge } from "../../slack/send/nudge.js";
import { modal, type Replies, replace, whisper } from "../../slack/send/reply.js";
import {
  answerLevel,
  claimLevelQuestion,
  type LevelQuestion,
  levelOpinionsOf,
  levelQuestions,
  releaseLevelQuestion,
  unitsToAgreeOn,
} from "../../store/level-opinions.js";
import { mutePerson } from "../../store/people.js";
import { findUnit, type LoggedUnit } from "../../store/units.js";
import type { Ctx, PostCtx } from "../context.js";
import { gradesOf } from "../units/unit-view.js";
import {
  agreeLink,
  differLink,
  levelOpinionFields,
  muteLink,
  openLevelsLink,
  type QuestionUnit,
  toQuestion,
} from "./agree-level-view.js";

/** The question stays where it is for days: no "today" in it. */
const toWhen = (unit: LoggedUnit) => `For ${gradesOf(unit)} on ${formatDay(unit.date)}.`;

async function toQuestionUnits(
  at: Pick<Ctx, "db" | "school">,
  person: string,
  ids: readonly string[],
): Promise<QuestionUnit[]> {
  const said = await levelOpinionsOf(at.db, at.school, { person, units: ids });
  const units = await Promise.all(ids.map((id) => findUnit(at.db, at.school, id)));
  return units.map((unit) => ({ unit, when: unit ? toWhen(unit) : "", said: unit && said.get(unit.id) }));
}

export const askPartners = defineNudge({
  name: "agree-level",
  due: async ({ db, school, now }: PostCtx): Promise<LevelQuestion[]> =>
    school.prompts.asksPartners && isReminderHour(now, school.timeZone, school.calendar)
      ? levelQuestions(db, school, now)
      : [],
  to: ({ person }) => person,
  claim: ({ db, school, now }, question) => claimLevelQuestion(db, school, { ...question, now }),
  release: ({ db, school }, question) => releaseLevelQuestion(db, school, question),
  compose: async (at, { person, units }) =>
    toQuestion(await toQuestionUnits(at, person, units), { all: units, muted: false }),
});

/** The unit, if this person is a partner in it. Throws Refusal otherwise. */
async function unitToRate(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log, so its level needs no answer.");
  if (unit.partners.includes(ctx.user.id)) return unit;
  throw new Refusal("You are not a partner in that unit any more, so its level needs no answer from you.");
}

const redrawQuestion = async (ctx: Ctx, all: string[], changed?: LoggedUnit) =>
  toQuestion(await toQuestionUnits(ctx, ctx.user.id, all), { all, muted: ctx.user.muted, changed });

export const agreeLevel = defineButton({
  link: agreeLink,
  run: async (ctx: Ctx, { unit: id, all, level }) => {
    const unit = await unitToRate(ctx, id);
    if (level && unit.level !== level) return replace(await redrawQuestion(ctx, all, unit));
    const said = { unit: unit.id, person: ctx.user.id, level: unit.level, why: undefined, now: ctx.now };
    await answerLevel(ctx.db, ctx.school, said);
    return replace(await redrawQuestion(ctx, all));
  },
});

export const differLevel = defineButton({
  link: differLink,
  run: async (ctx: Ctx, { unit: id }) => {
    const unit = await unitToRate(ctx, id);
    const hidden = { unit: unit.id as string };
    return modal(toModal(levelOpinionForm, ctx, { values: { level: String(unit.level) }, hidden, origin: ctx.origin }));
  },
});

export const levelOpinionForm = defineForm({
  name: "level-view",
  title: () => "Level of partnership",
  submit: () => "Save",
  fields: levelOpinionFields,
  hidden: z.object({ unit: z.string() }),
  footer: () => "The one who logged the unit, its partners, librarians and admins can see what you say.",
  stale: "This form is too old to be saved. Close it and open it again from the message.",
  run: async (ctx: Ctx, { level, why }, hidden): Promise<Replies> => {
    const unit = await unitToRate(ctx, hidden.unit);
    await answerLevel(ctx.db, ctx.school, { unit: unit.id as UnitId, person: ctx.user.id, level, why, now: ctx.now });
    const [asked] = await toQuestionUnits(ctx, ctx.user.id, [unit.id]);
    return asked ? whisper(toQuestion([asked], { all: [unit.id], muted: ctx.user.muted })) : [];
  },
});

export const showOpenLevels = defineButton({
  link: openLevelsLink,
  run: async (ctx: Ctx) => {
    const all = (await unitsToAgreeOn(ctx.db, ctx.school, ctx.user.id)).slice(0, UNITS_ASKED_AT_ONCE);
    if (all.length === 0) return whisper(toMessage(paragraph("Nothing waits for you: every level is agreed on.")));
    return whisper(await redrawQuestion(ctx, all));
  },
});

export const muteLevels = defineButton({
  link: muteLink,
  run: async (ctx: Ctx, { mute }) => {
    await mutePerson(ctx.db, ctx.school.workspaceId, { id: ctx.user.id, muted: mute });
    const words = mute
      ? "I do not ask you about levels any more. Your Home has a button to change that."
      : "I ask you about levels again.";
    return whisper(toMessage(paragraph(words)));
  },
});
