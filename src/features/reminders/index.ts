// Reminders to log before a month ends: in channels, and to each librarian with what has no unit yet.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { logReminder } from "./log-reminder.js";
import { notThisMonth } from "./not-this-month.js";
import { remindLibrarians } from "./remind-librarians.js";
import { stopReminders } from "./turn-reminders.js";

export const reminders: Feature<Ctx, PostCtx> = {
  buttons: [notThisMonth, stopReminders],
  posts: [logReminder],
  nudges: [remindLibrarians],
};
