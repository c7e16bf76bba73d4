// Stops the reminders to one librarian before a month ends, or sends them again.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import { turnReminders } from "../../store/people.js";
import type { Ctx } from "../context.js";
import { remindersLink, toRemindersOff, toRemindersOn } from "./reminder-view.js";

export const stopReminders = defineButton({
  link: remindersLink,
  run: async ({ db, school, user }: Ctx, { off }) => {
    await turnReminders(db, school.workspaceId, { id: user.id, off });
    return saved(() => replace(off ? toRemindersOff() : toRemindersOn(), { title: "Reminders" }));
  },
});
