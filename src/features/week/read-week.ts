// Reads what is planned in a week, with whom, and what has no plan yet: of the school for those who manage the library, and
// of everyone else their own.
import { writersOf } from "../../domain/plan/plan-people.js";
import { managesLibrary, worksOn } from "../../domain/role.js";
import { type ClosingRow, closingsIn } from "../../domain/time/closings.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { daysIn, type Span } from "../../domain/time/span.js";
import { weekAt, weekToPlan } from "../../domain/time/week.js";
import { sameTitle } from "../../domain/unit.js";
import { plansBetween, plansOfPerson, plansOfUnits } from "../../store/plan-lists.js";
import type { Plan } from "../../store/plan-row.js";
import { enteredCalendar } from "../../store/school-calendars.js";
import type { Talk } from "../../store/talk-row.js";
import { pageOfTalks } from "../../store/talks.js";
import { unitsOfDays } from "../../store/unit-list.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";

/** A unit in the log, a plan whose unit isn't logged yet, or both. */
export type WeekItem = { day: SchoolDay } & (
  | { unit: LoggedUnit; plan: undefined }
  | { unit: LoggedUnit; plan: Plan }
  | { unit: undefined; plan: Plan }
);

export interface WeekAhead {
  days: Span;
  /** Those of one person, or of the school. */
  isOwn: boolean;
  /** Earliest first. */
  items: readonly WeekItem[];
  closings: readonly ClosingRow[];
  /** School is open on one of its days. */
  hasSchool: boolean;
  /** Of this person, without a unit or a plan, newest first. */
  talks: readonly Talk[];
}

export const thisWeek = ({ now, tz }: Ctx): SchoolDay => weekToPlan(schoolDayAt(now, tz)).monday;

const toDays = (day: SchoolDay): Span => {
  const { monday } = weekAt(day);
  return { from: monday, to: addDays(monday, 6) };
};

async function readItems({ db, school, user }: Ctx, days: Span, isOwn: boolean): Promise<WeekItem[]> {
  const [units, begun] = await Promise.all([
    unitsOfDays(db, school, { ...days, ...(isOwn ? { person: user.id } : {}) }),
    plansBetween(db, school, days),
  ]);
  const plans = await plansOfUnits(
    db,
    school,
    units.map(({ id }) => id),
  );
  const logged = units.map((unit): WeekItem => {
    const plan = plans.find((one) => one.unit?.id === unit.id);
    return plan ? { day: unit.date, unit, plan } : { day: unit.date, unit, plan: undefined };
  });
  const isToShow = (plan: Plan) => (!plan.unit || plan.unit.isDeleted) && (!isOwn || worksOn(user, writersOf(plan)));
  const planned = begun.filter(isToShow).map((plan) => ({ day: plan.values.day ?? days.from, unit: undefined, plan }));
  // In one week nothing is far away: sorting keeps the order of each day.
  return [...logged, ...planned].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

async function readClosings({ db, school }: Ctx, days: Span): Promise<ClosingRow[]> {
  const { closings } = await enteredCalendar(db, school);
  return closingsIn(closings, days, school.calendar.weekdaysOf(school.calendar.schoolYearOf(days.from)));
}

/** A talk of more than four weeks ago is on nobody's mind. */
const TALK_DAYS = 28;
const MAX_READ = 50;

/** A talk has no plan of its own: one that is about the same is taken for it. */
async function readOpenTalks({ db, school, user, now, tz }: Ctx): Promise<Talk[]> {
  if (!user.librarian) return [];
  const asked = { person: user.id, page: 0, size: MAX_READ };
  const since = addDays(schoolDayAt(now, tz), -TALK_DAYS);
  const { talks } = await pageOfTalks(db, school, asked);
  const open = talks.filter(({ unit, day }) => !unit && day >= since);
  if (open.length === 0) return [];
  const { plans } = await plansOfPerson(db, school, asked);
  return open.filter(({ about }) => !plans.some(({ values }) => sameTitle(values.title, about)));
}

export async function readWeek(ctx: Ctx, day: SchoolDay): Promise<WeekAhead> {
  const days = toDays(day);
  const isOwn = !managesLibrary(ctx.user);
  const [items, closings, talks] = await Promise.all([
    readItems(ctx, days, isOwn),
    readClosings(ctx, days),
    readOpenTalks(ctx),
  ]);
  return { days, isOwn, items, closings, hasSchool: daysIn(days).some(ctx.school.calendar.isOpen), talks };
}
