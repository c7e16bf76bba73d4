// Renames an indicator, deletes it, and brings it back. What is marked with it stays through all of that.
import { z } from "zod";
import { FORM_EXPIRED, ONLY_YOU } from "../../content/form-words.js";
import { IndicatorName, isSameName, MAX_INDICATOR_NAME, MAX_INDICATORS } from "../../domain/evidence.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, saved } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { bold, paragraph } from "../../slack/message/blocks.js";
import { deleteIndicator, renameIndicator } from "../../store/evidence.js";
import { UNDO_MS } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { deleteIndicatorLink, renameIndicatorLink, restoreIndicatorLink } from "./evidence-links.js";
import { toDeleted } from "./evidence-view.js";
import { findIndicator, readAll, readFolder, showFolder, showPresent } from "./read-evidence.js";

export const indicatorForm = defineForm({
  name: "evidence-indicator",
  title: () => "Rename an indicator",
  submit: () => "Save",
  fields: { name: text({ label: "Indicator", schema: IndicatorName, max: MAX_INDICATOR_NAME }) },
  hidden: z.object({ indicator: z.string(), seen: z.iso.datetime() }),
  footer: () => `Everything you marked with it stays. ${ONLY_YOU}`,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { name }, { indicator: id, seen }): Promise<Replies> => {
    const { db, school, user, key, now } = ctx;
    const { name: before } = await findIndicator(ctx, id);
    const others = (await readFolder(ctx)).filter((other) => other.id !== id);
    if (others.some((other) => isSameName(other.name, name)))
      return fieldErrors({ name: "Another indicator in your folder has this name." });
    const of = { id, person: user.id, seen: new Date(seen), key, now };
    const isNew = before !== name;
    if (isNew && !(await renameIndicator(db, school, { ...of, name }))) return showPresent(ctx, id);
    return saved(() => showFolder(ctx, { around: id, above: [paragraph(bold("Renamed: "), name)] }));
  },
});

export const openIndicator = defineButton({
  link: renameIndicatorLink,
  opensForm: true,
  run: async (ctx: Ctx, { indicator: id }) => {
    const { name, updatedAt } = await findIndicator(ctx, id);
    const hidden = { indicator: id, seen: updatedAt.toISOString() };
    return modal(toModal(indicatorForm, ctx, { values: toFieldValues({ name }), hidden, origin: ctx.origin }));
  },
});

export const deleteIndicatorButton = defineButton({
  link: deleteIndicatorLink,
  run: async (ctx: Ctx, { indicator: id, seen }) => {
    const { db, school, user, key, now } = ctx;
    await readFolder(ctx);
    const of = { id, person: user.id, seen: new Date(seen), key, now };
    if (!(await deleteIndicator(db, school, { ...of, isDeleted: true }))) return showPresent(ctx, id);
    return saved(
      async () => {
        const gone = (await readAll(ctx)).find((indicator) => indicator.id === id);
        return showFolder(ctx, { above: gone ? toDeleted(gone) : [] });
      },
      { done: "Deleted" },
    );
  },
});

export const restoreIndicatorButton = defineButton({
  link: restoreIndicatorLink,
  run: async (ctx: Ctx, { indicator: id, seen }) => {
    const { db, school, user, key, now } = ctx;
    const all = await readAll(ctx);
    const gone = all.find((indicator) => indicator.id === id);
    if (gone?.deletedAt && now.getTime() - gone.deletedAt.getTime() > UNDO_MS)
      throw new Refusal("It was deleted more than 24 hours ago, so it can't be restored.");
    const others = all.filter(({ id: other, deletedAt }) => other !== id && !deletedAt);
    if (others.length >= MAX_INDICATORS)
      throw new Refusal(`Your folder has ${MAX_INDICATORS} indicators already. Delete one first.`);
    if (gone && others.some(({ name }) => isSameName(name, gone.name)))
      throw new Refusal("Your folder has another indicator with this name now. Rename that one first.");
    const of = { id, person: user.id, seen: new Date(seen), key, now };
    if (!(await deleteIndicator(db, school, { ...of, isDeleted: false }))) return showPresent(ctx, id);
    return saved(() => showFolder(ctx, { around: id, above: [paragraph(bold("Restored: "), gone?.name ?? "")] }), {
      done: "Restored",
    });
  },
});
