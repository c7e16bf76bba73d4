// Undo: for ten minutes the person who handed the library over takes it back, as long as nobody changed the librarians since.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { directMessage, type Replies, replace, saved } from "../../slack/define/replies.js";
import { handoversWithIds, undoHandover as takeBack, UNDO_HANDOVER_MS } from "../../store/handovers.js";
import type { Ctx } from "../context.js";
import { toBackMessage, toHandoverUndone, undoHandoverLink } from "./handover-view.js";

const GONE = "There's nothing to undo here.";
const LATE =
  "It's been more than ten minutes. You can hand over again, or an admin can change the librarians in the settings.";
const CHANGED = "Someone changed the librarians since, so I can't undo this. An admin can change them in the settings.";

export const undoHandover = defineButton({
  link: undoHandoverLink,
  run: async (ctx: Ctx, { handover: id }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const handover = (await handoversWithIds(db, school, [id])).get(id);
    // The one who handed over may be a librarian no longer, because of this hand-over.
    const mayUndo = handover?.left.some((one) => one.id === user.id) || managesLibrary(await ctx.userNow());
    if (!handover || handover.by.id !== user.id || !mayUndo) throw new Refusal(GONE);
    const reply = replace(toHandoverUndone(handover), { title: "Hand over" });
    if (handover.isUndone) return reply;
    if (now.getTime() - handover.at.getTime() > UNDO_HANDOVER_MS) throw new Refusal(LATE);
    if (!(await takeBack(db, school, { id, by: user.id, now }))) throw new Refusal(CHANGED);
    const told = handover.left.filter((one) => one.id !== user.id);
    return [
      saved(() => reply, { done: "Undone" }),
      ...told.map((one) => directMessage(one.id, toBackMessage(handover))),
    ];
  },
});
