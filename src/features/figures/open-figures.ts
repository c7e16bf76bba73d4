// Opens the form for a month's figures, filled in with what is stored and with the days that the calendar counts.
import { askedFigures, FIGURE_KEYS } from "../../domain/figures.js";
import { isClosing } from "../../domain/time/figures-schedule.js";
import type { Month } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { toModal } from "../../slack/define/form.js";
import { modal, type Replies } from "../../slack/define/replies.js";
import { figuresOfMonth, type StoredFigure } from "../../store/figures.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { seenOf } from "./compare-figures.js";
import { figuresForm } from "./figures-form.js";
import { causesByKey, toFormValues } from "./figures-form-values.js";
import { toDaysCounted, toLastChanged, toLastYear } from "./figures-form-view.js";
import { figuresLink } from "./figures-links.js";
import { countDays, readMonthAndYearBefore } from "./read-figures.js";
import { refuseUnlessReporting } from "./refuse-unless-reporting.js";

/** The form has a field for what the school reports, and for what is stored from when it did. */
function fieldsWithout({ optionalFigures }: School, stored: readonly StoredFigure[]): string[] {
  const asked = askedFigures(optionalFigures);
  const isUnused = (key: string) => !stored.some((figure) => figure.grade === undefined && figure.key === key);
  const usesGrades = optionalFigures.includes("byGrade") || stored.some(({ grade }) => grade !== undefined);
  return [...FIGURE_KEYS.filter((key) => !asked.includes(key) && isUnused(key)), ...(usesGrades ? [] : ["byGrade"])];
}

/** Throws Refusal for people who may not report figures, and for a month that hasn't begun. */
export async function openFigures(ctx: Ctx, month: Month): Promise<Replies> {
  const { db, school } = ctx;
  await refuseUnlessReporting(ctx, month);
  const stored = await figuresOfMonth(db, school, month);
  const [{ figures }, lastYear] = await readMonthAndYearBefore(ctx, month);
  const { daysOpen } = countDays(school, month);
  // Before a month's last school day, its days would be divided into a part of its circulation.
  const isOver = isClosing(month, { now: ctx.now, timeZone: school.timeZone, calendar: school.calendar });
  const isCounted = isOver && !stored.some(({ key }) => key === "daysOpen");
  const values = isCounted ? { ...figures.values, daysOpen } : figures.values;
  const without = fieldsWithout(school, stored);
  const beside = [toDaysCounted(daysOpen), toLastYear(lastYear, askedFigures(school.optionalFigures))];
  const hidden = {
    ...{ month, seen: seenOf(stored), without },
    intro: {
      beside: beside.filter((line) => line !== undefined).join(" "),
      changed: toLastChanged(stored, school.timeZone),
    },
  };
  const shown = toFormValues({ ...figures, values, causes: causesByKey(figures) }, school.grades);
  return modal(toModal(figuresForm, ctx, { values: shown, hidden, origin: ctx.origin }));
}

export const fillInFigures = defineButton({
  link: figuresLink,
  opensForm: true,
  run: (ctx: Ctx, { month }) => openFigures(ctx, month),
});
