// The fields of the form in which one closing is added or changed.
import { z } from "zod";
import { MAX_REASON } from "../../domain/calendar-entry/closing-lines.js";
import { singleLineText } from "../../domain/text.js";
import { HALF_DAY, WHOLE_DAY } from "../../domain/time/closings.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { choice, menu, suggestion } from "../../slack/define/choice-fields.js";
import { date } from "../../slack/define/text-and-date-fields.js";
import { enteredCalendar } from "../../store/school-calendars.js";
import type { Ctx } from "../context.js";

const REASONS = ["Testing", "No substitute", "Meeting", "Book fair", "Weather", "Holiday", "Teacher workday"];

/** Every share that a line can say, the usual ones first. */
const SHARES = [
  { value: String(WHOLE_DAY), text: "Whole day" },
  { value: String(HALF_DAY), text: "Half a day" },
  ...Array.from({ length: 99 }, (_, index) => index + 1)
    .filter((share) => share !== HALF_DAY)
    .sort((a, b) => Number(b % 25 === 0) - Number(a % 25 === 0) || a - b)
    .map((share) => ({ value: String(share), text: `${share}% of the day` })),
];

export const closingFields = {
  closes: choice({
    label: "What is closed",
    schema: z.enum(["school", "library"], "Choose what is closed."),
    options: [
      { value: "school", text: "The school" },
      { value: "library", text: "The library, while school is open" },
    ],
  }),
  from: date({ label: "First day", schema: SchoolDay }),
  to: date({ label: "Last day", hint: "Leave blank for one day.", optional: true, schema: SchoolDay.optional() }),
  share: menu({
    label: "How long",
    schema: z.coerce.number("Choose how long.").int().min(1).max(WHOLE_DAY),
    options: () => SHARES,
  }),
  reason: suggestion({
    label: "Reason",
    schema: singleLineText(MAX_REASON, { missing: "Choose a reason or type your own." }),
    acceptsNew: true,
    placeholder: "Choose one or type your own",
    suggestions: async ({ db, school }: Ctx) => {
      const used = (await enteredCalendar(db, school)).closings.map(({ reason }) => reason);
      return [...new Set([...REASONS, ...used])];
    },
  }),
};
