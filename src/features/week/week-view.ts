// How a week looks: its closings, what is planned on which day and with whom, what has no plan yet, and talks to plan.
import { ONLY_YOU } from "../../content/form-words.js";
import { formatGradesInWords } from "../../domain/grade.js";
import { formatList, listNames } from "../../domain/list-in-words.js";
import { completenessOf, isReady } from "../../domain/plan/completeness.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { mayChangeUnit } from "../../domain/role.js";
import { addDays, formatDay, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isIn } from "../../domain/time/span.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { Plan } from "../../store/plan-row.js";
import type { Talk } from "../../store/talk-row.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { withCapital } from "../../text/capital.js";
import { formatClosed, formatSpan } from "../calendar/closing-words.js";
import type { Ctx } from "../context.js";
import { seePlanLink } from "../plans/plan-links.js";
import { makeUnitLink, planTalkLink } from "../talks/talk-links.js";
import { planUnitLink, seeUnitLink } from "../units/unit-links.js";
import type { WeekAhead, WeekItem } from "./read-week.js";
import { weekLink } from "./week-links.js";

export const WEEK_TITLE = "Week";

const ITEMS_PER_PAGE = 5;
const MAX_TALKS = 3;

const dayWords = (day: SchoolDay, { now, tz, user }: Ctx) =>
  formatDay(day, { today: schoolDayAt(now, tz), locale: user.locale });

/** "Week of Mon, Nov 16", and for the present one "This week". */
function toTitle({ days, isOwn }: WeekAhead, ctx: Ctx): string {
  const today = schoolDayAt(ctx.now, ctx.tz);
  const isNow = isIn(today, days);
  const isNext = isIn(addDays(today, 7), days);
  const which = isNow ? "This week" : isNext ? "Next week" : "Week";
  return `${isOwn ? "Your units · " : ""}${which}: ${formatSpan(days)}`;
}

/** "school closed: Thanksgiving, Nov 26–27". */
const toClosing = (closing: WeekAhead["closings"][number]): string =>
  `${formatClosed(closing)} ${formatSpan(closing)} (${closing.reason})`;

function toClosed({ closings, hasSchool }: WeekAhead): Block[] {
  const words = closings.map(toClosing);
  if (words.length === 0) return hasSchool ? [] : [paragraph("No school this week.")];
  return [paragraph(`${withCapital(formatList(words))}.`)];
}

const peopleOfUnit = (unit: LoggedUnit, reader: string): string[] => {
  const all = [unit.loggedBy, ...unit.partners.map((id, at) => ({ id, name: unit.partnerNames[at] ?? id }))];
  return [...all.filter(({ id }) => id !== reader).map(({ name }) => name), ...unit.others];
};

const peopleOfPlan = ({ values }: Plan, reader: string): string[] =>
  values.people.filter(({ id }) => id !== reader).map(({ name }) => name);

function toPlanState(plan: Plan | undefined): string {
  if (!plan) return "no plan yet";
  if (isReady(plan.values)) return "plan ready";
  const { filled, of } = completenessOf(plan.values, plan.attachments.length);
  return `plan: ${filled} of ${of} parts`;
}

/** "Mon, Nov 16 · grade 4 · with Tess Teacher · plan ready". */
function toDetails({ day, unit, plan }: WeekItem, ctx: Ctx): string {
  const grades = unit ? unit.grades : (plan?.values.grades ?? []);
  const people = unit ? peopleOfUnit(unit, ctx.user.id) : plan ? peopleOfPlan(plan, ctx.user.id) : [];
  return [
    dayWords(day, ctx),
    grades.length > 0 && formatGradesInWords(grades),
    people.length > 0 && `with ${listNames(people)}`,
    toPlanState(plan),
    !unit && "not logged yet",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** A hint: who may is looked up again at the click. */
const mayPlan = ({ loggedBy, partners }: LoggedUnit, { user }: Ctx): boolean =>
  mayChangeUnit(user, { loggedBy: loggedBy.id, partners });

function toItemLine(item: WeekItem, ctx: Ctx): Block {
  const title = item.unit ? item.unit.title : planTitle(item.plan);
  const look = (text: string) => ({ text, accessibilityLabel: `${text}: ${title}` });
  const button = item.plan
    ? toButton(seePlanLink, { plan: item.plan.id }, look("See the plan"))
    : mayPlan(item.unit, ctx)
      ? toButton(planUnitLink, { unit: item.unit.id }, look("Plan this unit"))
      : toButton(seeUnitLink, { unit: item.unit.id }, look("See the unit"));
  return typedLine({ title, details: toDetails(item, ctx) }, button);
}

function toTalkLine(talk: Talk, ctx: Ctx): Block {
  const details = `with ${listNames([...talk.partnerNames, ...talk.others])} · ${dayWords(talk.day, ctx)}`;
  const value = { talk: talk.id };
  const menu = toMenu([
    toMenuItem(planTalkLink, value, "Plan a unit"),
    toMenuItem(makeUnitLink, value, "Make it a unit"),
  ]);
  return typedLine({ title: talk.about, details }, menu);
}

function toTalks({ talks }: WeekAhead, ctx: Ctx): Block[] {
  if (talks.length === 0) return [];
  const more = talks.length - MAX_TALKS;
  return [
    paragraph(bold("Talked about, without a unit or a plan yet")),
    ...talks.slice(0, MAX_TALKS).map((talk) => toTalkLine(talk, ctx)),
    footnote(more > 0 ? `${more} more: ${ctx.command} talks. ${ONLY_YOU}` : ONLY_YOU),
  ];
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** "4 units, 1 without a plan." */
function toSum({ items, isOwn }: WeekAhead): string {
  if (items.length === 0) return `${isOwn ? "You have nothing" : "Nothing is"} planned or logged yet.`;
  const open = items.filter(({ plan }) => !plan).length;
  const all = count(items.length, "unit");
  if (open === items.length) return `${all} without a plan.`;
  return `${all}, ${open === 0 ? "all with a plan" : `${open} without a plan`}.`;
}

export function toWeek(week: WeekAhead, ctx: Ctx, asked: number): Message {
  const { items, days } = week;
  const { shown, page, last } = pageOf(items, { size: ITEMS_PER_PAGE, page: asked });
  const turn = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(weekLink, { day: days.from, page: to }, look),
  });
  const toOther = (by: number, text: string) =>
    toButton(weekLink, { day: addDays(days.from, by), page: 0 }, { text, suffix: text });
  return toMessage(
    heading(toTitle(week, ctx)),
    ...toClosed(week),
    paragraph(toSum(week)),
    ...shown.map((item) => toItemLine(item, ctx)),
    turn.length > 0 ? buttons(...turn) : undefined,
    ...toTalks(week, ctx),
    buttons(toOther(-7, "Previous week"), toOther(7, "Next week"), toRunButton("plan", { text: "Plan a unit" })),
  );
}
