// A person says that they have nothing to log this month. Librarians see that, so nobody asks them again.
import { monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { declineMonth } from "../../store/reminders.js";
import type { Ctx } from "../context.js";
import { notThisMonthLink, toDeclined, toUndeclined } from "./reminder-view.js";

export const notThisMonth = defineButton({
  link: notThisMonthLink,
  run: async ({ db, school, user, now }: Ctx, { month, undo }) => {
    if (month !== monthOf(schoolDayAt(now, school.timeZone)))
      throw new Refusal(
        `${monthName(month)} is over, so there's nothing to answer. You can still log units from then.`,
      );
    await declineMonth(db, school, { person: user.id, month, undo, now });
    const message = undo ? toUndeclined(month) : toDeclined(month);
    return saved(() => replace(message, { title: "Not this month" }));
  },
});
