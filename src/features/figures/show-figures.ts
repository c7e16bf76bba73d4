// Shows which months of a school year have their figures and which miss some, and opens the form for a month that is typed.

import { managesLibrary } from "../../domain/role.js";
import { isClosing } from "../../domain/time/figures-schedule.js";
import { monthBefore, monthOf } from "../../domain/time/month.js";
import { schoolYearIn } from "../../domain/time/period.js";
import { readPeriod } from "../../domain/time/read-period.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { figuresYearLink } from "./figures-links.js";
import { toFiguresYear, YEAR_TITLE } from "./figures-year-view.js";
import { openImport } from "./import-form.js";
import { openFigures } from "./open-figures.js";
import { readReportedMonths } from "./read-figures.js";
import { refuseUnlessLibrary } from "./refuse-unless-reporting.js";

const EXAMPLES = ["stats October", "stats last month", "stats 2026-10"];

async function composeYear(ctx: Ctx, { day, page }: { day: SchoolDay; page: number }) {
  await refuseUnlessLibrary(ctx);
  const { calendar, timeZone } = ctx.school;
  const today = schoolDayAt(ctx.now, timeZone);
  const year = calendar.schoolYearOf(day);
  const begun = calendar.monthsOf(year).filter((month) => month <= monthOf(today));
  const reported = await readReportedMonths(ctx, begun.toReversed());
  const at = { now: ctx.now, timeZone, calendar };
  const months = reported.map((one) => ({
    ...one,
    isOver: isClosing(one.month, at),
    hasSchool: calendar.hasSchool(one.month),
  }));
  const before = addDays(year.from, -1);
  const after = addDays(year.to, 1);
  return toFiguresYear({
    ...{ name: year.name, day, page, months },
    before: { name: calendar.schoolYearOf(before).name, day: before },
    after: after <= today ? { name: calendar.schoolYearOf(after).name, day: after } : undefined,
  });
}

export const showFigures = defineSubcommand({
  word: "stats",
  usage: "[month or year]",
  summary: "enter days open, circulation, classes",
  button: "Enter figures",
  opensForm: true,
  isFor: (ctx: Ctx) => managesLibrary(ctx.user),
  run: async (ctx: Ctx, typed) => {
    const { calendar, timeZone } = ctx.school;
    const at = { now: ctx.now, timeZone, calendar };
    const today = schoolDayAt(ctx.now, timeZone);
    if (typed.trim().toLowerCase() === "import") {
      const month = monthOf(today);
      return openImport(ctx, isClosing(month, at) ? month : monthBefore(month));
    }
    const period = readPeriod(typed, { today, calendar });
    const isMonths = period !== undefined && monthOf(period.from) !== monthOf(period.to);
    if (typed.trim() !== "" && !isMonths) {
      const toLine = (month: string) => `stats ${month}`;
      return openFigures(ctx, askedMonth(ctx, typed, { examples: EXAMPLES, toLine }));
    }
    const day = period ? schoolYearIn(period, { today, calendar }).from : today;
    return whisper(await composeYear(ctx, { day, page: 0 }), { title: YEAR_TITLE });
  },
});

export const turnFiguresYear = defineButton({
  link: figuresYearLink,
  run: async (ctx: Ctx, value) => replace(await composeYear(ctx, value), { title: YEAR_TITLE }),
});
