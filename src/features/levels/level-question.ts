// Reads what a question about levels shows to one person, and finds the unit an answer is about.
import { Refusal } from "../../slack/define/refusal.js";
import type { Message } from "../../slack/message/blocks.js";
import { levelOpinionsOf, type OwnRating } from "../../store/level-opinions.js";
import { peopleOf } from "../../store/people.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { type QuestionUnit, toQuestion } from "./level-question-view.js";

type Rows = Pick<Ctx, "db" | "school">;

async function readQuestionUnits(
  { db, school }: Rows,
  person: string,
  ids: readonly string[],
): Promise<QuestionUnit[]> {
  const ratings = await levelOpinionsOf(db, school, { person, units: ids });
  const units = await Promise.all(ids.map((id) => findUnit(db, school, id)));
  return units.map((unit) => ({
    unit,
    isPartner: unit?.partners.some((id) => id === person) ?? false,
    rating: unit && ratings.get(unit.id),
  }));
}

/** The question to this person as it is now. `changed` is a unit whose level changed between the question and the click. */
export async function readQuestion(
  { db, school }: Rows,
  { person, about, changed }: { person: string; about: readonly string[]; changed?: LoggedUnit },
): Promise<Message> {
  const [units, [asked]] = await Promise.all([
    readQuestionUnits({ db, school }, person, about),
    peopleOf(db, school.workspaceId, [person]),
  ]);
  return toQuestion({ units, all: [...about], isMuted: asked?.muted ?? false, changed });
}

/** How this person rated the unit; undefined if they haven't. */
export async function readOwnRating({ db, school, user }: Ctx, unit: LoggedUnit): Promise<OwnRating | undefined> {
  return (await levelOpinionsOf(db, school, { person: user.id, units: [unit.id] })).get(unit.id);
}

/** The unit, if this person is a partner in it. Throws Refusal. */
export async function findUnitToRate(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit || unit.deletedAt)
    throw new Refusal("That unit is no longer in the log, so you don't need to rate its level.");
  if (unit.partners.includes(ctx.user.id)) return unit;
  throw new Refusal("You're no longer a partner in that unit, so you don't need to rate its level.");
}
