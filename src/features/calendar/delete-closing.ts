// Deletes a closing, brings it back, and takes back closings that were added together.
import { randomUUID } from "node:crypto";
import { defineButton, toButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import { bold, buttons, paragraph } from "../../slack/message/blocks.js";
import type { EnteredClosing } from "../../store/school-calendars.js";
import type { Ctx } from "../context.js";
import { deleteClosingLink, restoreClosingLink, undoClosingsLink } from "./calendar-links.js";
import { CALENDAR_TITLE } from "./calendar-view.js";
import { countClosings, nameOf } from "./closing-words.js";
import { changeTogether, readCalendar, refuseUnlessManager, seenOf } from "./read-calendar.js";
import { composeCalendar, toPresentCalendar } from "./show-calendar.js";

const toRestore = ({ from, to, closes, reason, share }: EnteredClosing) =>
  toButton(restoreClosingLink, { from, to, closes, reason, share }, { text: "Undo" });

export const deleteClosing = defineButton({
  link: deleteClosingLink,
  run: async (ctx: Ctx, { id, seen }) => {
    await refuseUnlessManager(ctx);
    const find = (closings: readonly EnteredClosing[]) => closings.find((one) => one.id === id && seenOf(one) === seen);
    const closing = find((await readCalendar(ctx)).entered.closings);
    const outdated = "Nothing was deleted: this closing has changed. Here is the calendar as it is now.";
    if (!closing) return toPresentCalendar(ctx, outdated);
    const answer = await changeTogether<"outdated">(ctx, ({ closings }) =>
      find(closings) ? { change: { remove: { closings: [id] } } } : { answer: "outdated" },
    );
    if (answer) return toPresentCalendar(ctx, outdated);
    return saved(
      async () => {
        const above = [paragraph(bold("Deleted: "), `${nameOf(closing)}.`), buttons(toRestore(closing))];
        return replace(await composeCalendar(ctx, { year: closing.from, page: 0, above }), { title: CALENDAR_TITLE });
      },
      { done: "Deleted" },
    );
  },
});

export const restoreClosing = defineButton({
  link: restoreClosingLink,
  run: async (ctx: Ctx, closing) => {
    await refuseUnlessManager(ctx);
    const id = randomUUID();
    const answer = await changeTogether<"there">(ctx, ({ closings }) =>
      closings.some((one) => seenOf(one) === seenOf(closing))
        ? { answer: "there" }
        : { change: { add: { closings: [{ ...closing, id, addedWith: id }] } } },
    );
    if (answer) return toPresentCalendar(ctx, "This closing is in the calendar already.");
    return saved(async () => {
      const above = [paragraph(bold("Back in the calendar: "), `${nameOf(closing)}.`)];
      return replace(await composeCalendar(ctx, { year: closing.from, page: 0, above }), { title: CALENDAR_TITLE });
    });
  },
});

export const undoClosings = defineButton({
  link: undoClosingsLink,
  run: async (ctx: Ctx, { added, year }) => {
    await refuseUnlessManager(ctx);
    let removed = 0;
    const answer = await changeTogether<"none">(ctx, ({ closings }) => {
      const ids = closings.filter(({ addedWith }) => addedWith === added).map(({ id }) => id);
      removed = ids.length;
      return ids.length > 0 ? { change: { remove: { closings: ids } } } : { answer: "none" };
    });
    if (answer) return toPresentCalendar(ctx, "Nothing left to undo: these closings were changed or deleted.");
    return saved(
      async () => {
        const above = [paragraph(bold(`Removed again: ${countClosings(removed)}.`))];
        return replace(await composeCalendar(ctx, { year, page: 0, above }), { title: CALENDAR_TITLE });
      },
      { done: "Undone" },
    );
  },
});
