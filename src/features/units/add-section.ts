// Adds a section to a unit: it counts as a class, and the unit stays one unit.
import { MAX_CLASSES, withClasses } from "../../domain/unit.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, saved, whisper } from "../../slack/define/replies.js";
import { wasSeen } from "../../store/requests.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { changeClasses } from "../../store/unit-sections.js";
import type { Ctx } from "../context.js";
import { findUnitToChange } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { toChangedUnit, toSectionAdded } from "./saved-unit-view.js";

interface NewSection {
  /** Of this section. */
  classes: number;
  key: string;
  /** What the person saw of the unit; without it, any version will do. */
  seen?: string;
  /** A unit that was logged by itself and becomes this section, as the person saw it. */
  from?: { unit: LoggedUnit; seen: Date } | undefined;
  /** The answer appears below the message with the button. */
  isBeside?: boolean;
}

/** Throws Refusal if this person may not change the unit, or it would have too many classes. */
export async function addSection(ctx: Ctx, id: string, section: NewSection): Promise<Replies> {
  const { classes, key, seen, from, isBeside = false } = section;
  const { db, school, user, now } = ctx;
  const show = isBeside ? whisper : replace;
  if (await wasSeen(db, school, key)) return [];
  const before = await findUnitToChange(ctx, id);
  const more = withClasses(before, classes);
  if (more > MAX_CLASSES) throw new Refusal(`A unit has at most ${MAX_CLASSES} classes. Log this one as a unit.`);
  const isSeen = seen === undefined || before.updatedAt.toISOString() === seen;
  const other = from && { id: from.unit.id, seen: from.seen, becomes: "deleted" as const };
  const change = { before, classes: more, by: user.id, key, now, other };
  const isAdded = isSeen && (await changeClasses(db, school, change));
  if (!isAdded && (await wasSeen(db, school, key))) return [];
  const compose = async () => {
    const unit = await findUnitToChange(ctx, id);
    return isAdded
      ? show(toSectionAdded(await withPlan(ctx, unit), ctx, from?.unit.id), { title: "Section added" })
      : show(toChangedUnit(unit, ctx, "add a section"), { title: "Unit changed" });
  };
  return isAdded ? saved(compose, { done: "Added" }) : compose();
}
