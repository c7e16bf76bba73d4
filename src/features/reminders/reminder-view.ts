// How a reminder to log looks in a channel and to a librarian, and what people read after answering it.
import { z } from "zod";
import { countUnits } from "../../domain/report.js";
import { dateFormat } from "../../domain/time/date-format.js";
import { Month, monthName } from "../../domain/time/month.js";
import { addDays, formatDay, type SchoolDay } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { type TermGaps, toGaps } from "../coverage/gaps-view.js";
import type { MonthCounts } from "./read-reminder.js";

/** Says that the person who clicks has nothing to log this month, or with `undo` that they might after all. */
export const notThisMonthLink = defineLink("not-this-month", z.object({ month: Month, undo: z.boolean() }));
/** Stops a librarian's reminders, or sends them again. */
export const remindersLink = defineLink("reminders", z.object({ off: z.boolean() }));

interface Closing {
  month: Month;
  closes: SchoolDay;
  /** The day on which the reminder is, or was, posted. */
  posted: SchoolDay;
}

/** "today", "Monday", or "Mon, Nov 30" if that is a week away. */
function closingWords({ closes, posted }: Closing): string {
  if (closes === posted) return "today";
  if (closes >= addDays(posted, 7)) return `on ${formatDay(closes, { today: posted })}`;
  return dateFormat("en-US", { weekday: "long", timeZone: "UTC" }).format(new Date(`${closes}T12:00:00Z`));
}

/** "November closes Monday. 9 units so far (11 last November)." */
function toCounts(closing: Closing, { soFar, lastYear }: MonthCounts, more = ""): Block {
  const name = monthName(closing.month);
  const count = soFar === 0 ? "No units" : countUnits(soFar);
  const before = lastYear > 0 ? ` (${lastYear} last ${name})` : "";
  return paragraph(bold(`${name} closes ${closingWords(closing)}.`), ` ${count} so far${before}.${more}`);
}

const toLogButton = () => toRunButton("log", { text: "Log a unit", style: "primary" });

/** The post in a channel. */
export function toReminder(closing: Closing, counts: MonthCounts): Message {
  const decline = { month: closing.month, undo: false };
  return toMessage(
    toCounts(closing, counts, " Worked with the library on something? Logging it takes 15 seconds."),
    buttons(toLogButton(), toButton(notThisMonthLink, decline, { text: "Not this month" })),
  );
}

/** The message to a librarian. */
export function toLibrarianReminder(closing: Closing, counts: MonthCounts, gaps: TermGaps): Message {
  return toMessage(
    toCounts(closing, counts),
    ...toGaps(gaps, [toLogButton()], [toButton(remindersLink, { off: true }, { text: "Don't remind me again" })]),
  );
}

/** In place of the message to someone who was a librarian when it was sent. */
export const toNoLibrarian = (): Message => toMessage(paragraph("This reminder is for librarians."));

export const toDeclined = (month: Month): Message =>
  toMessage(
    paragraph(`OK, nothing to log in ${monthName(month)}. Librarians can see that you said so.`),
    buttons(toButton(notThisMonthLink, { month, undo: true }, { text: "Undo" })),
  );

export const toUndeclined = (month: Month): Message =>
  toMessage(paragraph(`Undone. If something comes up in ${monthName(month)}, log it here.`), buttons(toLogButton()));

export const toRemindersOff = (): Message =>
  toMessage(
    paragraph("I won't remind you before a month ends anymore. You can turn this back on in Home."),
    buttons(toButton(remindersLink, { off: false }, { text: "Remind me again" })),
  );

export const toRemindersOn = (): Message =>
  toMessage(paragraph("I'll remind you before a month ends, with what has no unit yet."));
