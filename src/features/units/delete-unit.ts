// Deletes a unit: from a menu or a button, which ask first, or as an undo right after logging it.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage, defineForm, toModal } from "../../slack/define/form.js";
import { modal, type Replies, replace, saved, whisper } from "../../slack/define/replies.js";
import { removeUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { DELETED_TITLE, toDeletedMessage, toDeleteQuestion } from "./deleted-view.js";
import { findUnitToChange, findUnitToDelete } from "./find-unit-to-change.js";
import { toChangedUnit } from "./saved-unit-view.js";
import { askDeleteLink, deleteUnitLink, undoLogLink } from "./unit-links.js";

/** Deletes the unit, unless it has changed since the person saw it. Shows what became of it either way. */
async function remove(
  ctx: Ctx,
  { id, seen }: { id: string; seen: Date | undefined },
  show: typeof replace | typeof whisper,
): Promise<Replies> {
  const unit = await findUnitToDelete(ctx, id);
  const isRemoved = await removeUnit(ctx.db, ctx.school, { id: unit.id, by: ctx.user.id, seen }, ctx.now);
  const compose = async () => {
    const present = await findUnitToDelete(ctx, id);
    return present.deletedAt
      ? show(toDeletedMessage(present), { title: DELETED_TITLE })
      : show(toChangedUnit(present, ctx, "delete it"), { title: "Unit changed" });
  };
  return isRemoved ? saved(compose, { done: "Deleted" }) : compose();
}

const toSeen = (seen: string | undefined) => (seen ? new Date(seen) : undefined);

export const askDelete = defineButton({
  link: askDeleteLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id, seen }) => {
    const unit = await findUnitToChange(ctx, id);
    const [values, origin] = [{ title: unit.title }, besideMessage(ctx.origin)];
    return modal(toModal(deleteUnitForm, ctx, { values, hidden: { unit: unit.id, seen }, origin }));
  },
});

/** The question in front of deleting. A menu can ask only one question for all of its items. */
export const deleteUnitForm = defineForm({
  name: "delete-unit",
  title: () => "Delete this unit?",
  submit: () => "Delete",
  fields: {},
  hidden: z.object({ unit: z.string(), seen: z.iso.datetime().optional() }),
  intro: (_ctx: Ctx, { values }) => [toDeleteQuestion(String(values.title))],
  stale: FORM_EXPIRED,
  run: (ctx: Ctx, _values, { unit: id, seen }) => remove(ctx, { id, seen: toSeen(seen) }, replace),
});

// The lists of older messages have this button, too. They stay where they are, and the answer appears below.
export const deleteUnit = defineButton({
  link: deleteUnitLink,
  run: (ctx: Ctx, { unit: id, seen, redraws }) => remove(ctx, { id, seen: toSeen(seen) }, redraws ? replace : whisper),
});

export const undoLog = defineButton({
  link: undoLogLink,
  run: async (ctx: Ctx, { unit: id, seen }) => {
    // The button of an older message doesn't say what the person saw. It undoes only what nobody has changed.
    const { createdAt } = await findUnitToDelete(ctx, id);
    return remove(ctx, { id, seen: toSeen(seen) ?? createdAt }, replace);
  },
});
