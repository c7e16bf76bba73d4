// The Home: reads what each person finds there, by their role, and keeps it short for everyone.
import { planTitle } from "../../domain/plan/plan-fields.js";
import { summarize } from "../../domain/report.js";
import { managesLibrary } from "../../domain/role.js";
import { monthOf } from "../../domain/time/month.js";
import { toPeriod } from "../../domain/time/period.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { type Block, buttons } from "../../slack/message/blocks.js";
import type { Visit } from "../../slack/send/home.js";
import { markHomeOpened } from "../../store/homes.js";
import { unitsToAgreeOn } from "../../store/level-opinions.js";
import { ohYeahsOf } from "../../store/oh-yeahs.js";
import type { Reader } from "../../store/readers.js";
import { countShared } from "../../store/reflection-list.js";
import { sharedRoadblocks, unansweredRoadblocks } from "../../store/roadblocks.js";
import { pageOfTalks } from "../../store/talks.js";
import { pageOfUnits } from "../../store/unit-list.js";
import { unitsBetween, unitsOfMonth } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";
import { readGaps } from "../coverage/read-gaps.js";
import { readOpenMonths } from "../figures/read-open-months.js";
import { presentYear, readYearGoals } from "../goals/read-goals.js";
import { toHandOverButton, toNewcomerBlocks } from "../handover/handover-view.js";
import { readForNewcomer } from "../handover/read-handover.js";
import { toPartnerBlocks } from "../partners/match-name-view.js";
import { readPartners } from "../partners/read-names.js";
import { readPlanDrafts } from "../plans/plan-drafts.js";
import { stillVisibleIn } from "../posts/take-back-posts.js";
import { readUpcoming } from "../posts/upcoming-posts.js";
import { categoryName, categoryNames } from "../roadblocks/category-view.js";
import { findReader } from "../sharing/find-reader.js";
import { toTalkBlocks } from "../talks/talk-view.js";
import { countOpenPlans, plansInProgress, plansToFinish } from "../week/open-plans.js";
import { readYear } from "../year/read-year.js";
import { toAdminBlocks } from "./admin-view.js";
import {
  type PersonalSection,
  toGreeting,
  toOwnDataLine,
  toPersonalBlocks,
  toToDo,
  toTurnedOff,
  toWelcome,
} from "./home-view.js";
import { type LibrarySection, toLibraryBlocks } from "./librarian-view.js";
import { toPrincipalEnd, toPrincipalTop } from "./principal-view.js";
import { readDrafts } from "./read-drafts.js";
import { readHealth } from "./read-health.js";
import { readLastReport } from "./read-last-report.js";

const MAX_UNITS = 5;
/** Librarians and admins find more below their own units. */
const MAX_UNITS_OF_MANAGERS = 3;
const MAX_TALKS = 3;

/** The last talks of a librarian. Nobody else has a Home with talks. */
async function readTalkBlocks(ctx: Ctx): Promise<Block[]> {
  if (!ctx.user.librarian) return [];
  const { talks } = await pageOfTalks(ctx.db, ctx.school, { person: ctx.user.id, page: 0, size: MAX_TALKS });
  return toTalkBlocks(talks, ctx);
}

async function readPersonal(ctx: Ctx): Promise<PersonalSection> {
  const { db, school, user, now } = ctx;
  const term = school.calendar.termOf(schoolDayAt(now, school.timeZone));
  const [thisTerm, lastTerm, newest, levels, roadblocks, drafts, planDrafts, stillVisible, plans] = await Promise.all([
    unitsBetween(db, school, { ...term, now, person: user.id }),
    unitsBetween(db, school, { ...school.calendar.termBefore(term), now, person: user.id }),
    pageOfUnits(db, school, { person: user.id, page: 0 }),
    unitsToAgreeOn(db, school, { person: user.id, now }),
    unansweredRoadblocks(db, school, user.id),
    readDrafts(ctx),
    readPlanDrafts(ctx),
    stillVisibleIn(ctx),
    plansToFinish(ctx, user.id),
  ]);
  // One with a draft is continued, so it isn't offered twice.
  const toFinish = plans.plans.filter(({ id }) => !planDrafts.some(({ plan }) => plan === id));
  return {
    term: summarize(thisTerm),
    termBefore: summarize(lastTerm),
    newest: newest.units.slice(0, managesLibrary(user) ? MAX_UNITS_OF_MANAGERS : MAX_UNITS),
    levelsToAgree: levels.length,
    roadblocks: roadblocks.length,
    drafts,
    planDrafts,
    stillVisible,
    plans: toFinish.map((plan) => ({ id: plan.id, title: planTitle(plan) })),
    planCount: countOpenPlans({ ...plans, plans: toFinish }),
  };
}

async function countRoadblocks(ctx: Ctx, reader: Reader): Promise<LibrarySection["roadblocks"]> {
  const open = (await sharedRoadblocks(ctx.db, ctx.school, reader)).filter(({ state }) => state === "open");
  return categoryNames
    .map((kind) => ({ kind, count: open.filter((roadblock) => categoryName(roadblock) === kind).length }))
    .filter(({ count }) => count > 0);
}

async function readLibrary(ctx: Ctx, { isOpening }: Visit): Promise<LibrarySection> {
  const { db, school } = ctx;
  const reader = await findReader(ctx, { lately: !isOpening });
  const month = monthOf(schoolDayAt(ctx.now, school.timeZone));
  const year = presentYear(ctx);
  const [soFar, summary, goals, gaps, openMonths, roadblocks, shared, ohYeahs, posts, partners, plans] =
    await Promise.all([
      unitsOfMonth(db, school, { month, now: ctx.now }),
      readYear(ctx, toPeriod(year, school.calendar)),
      readYearGoals(ctx, year),
      ctx.user.librarian ? readGaps(ctx) : undefined,
      ctx.user.librarian ? readOpenMonths(ctx) : [],
      countRoadblocks(ctx, reader),
      countShared(db, school, reader),
      ohYeahsOf(db, school, month),
      readUpcoming(ctx),
      readPartners(ctx),
      plansInProgress(ctx),
    ]);
  return {
    month,
    soFar: summarize(soFar),
    year: summary,
    goals: { year: year.name, progress: goals },
    notReached: gaps,
    openMonths,
    roadblocks,
    shared,
    ohYeahs: { count: ohYeahs.length, picked: ohYeahs.filter(({ pickedFor }) => pickedFor === month).length },
    posts,
    partners,
    plans: countOpenPlans(plans),
    hasCalendar: school.calendar.isEntered,
  };
}

/**
 * The person a Home is drawn for. Slack confirms librarians and admins when they open it, and within the last hour otherwise.
 * While it doesn't, they find what all staff find.
 */
async function findViewer(ctx: Ctx, { isOpening }: Visit): Promise<Ctx["user"]> {
  if (!managesLibrary(ctx.user)) return ctx.user;
  return (await ctx.userIfKnown({ lately: !isOpening })) ?? { ...ctx.user, role: "staff", librarian: false };
}

/** An admin who isn't a librarian and was in no unit runs the school, and reads more than they log. */
const isPrincipal = ({ role, librarian }: Ctx["user"], { newest }: PersonalSection): boolean =>
  role === "admin" && !librarian && newest.length === 0;

async function composePrincipalHome(ctx: Ctx, visit: Visit, personal: PersonalSection): Promise<Block[]> {
  const { timeZone } = ctx.school;
  return [
    ...toPrincipalTop(ctx, { last: await readLastReport(ctx), isFirst: visit.isFirst }),
    ...toToDo(personal),
    ...toLibraryBlocks(await readLibrary(ctx, visit), timeZone),
    ...toAdminBlocks(await readHealth(ctx, visit), timeZone),
    ...toPrincipalEnd(),
    ...toTurnedOff(ctx),
    toOwnDataLine(),
  ];
}

/** The whole Home of this person. */
export async function composeHome(asked: Ctx, visit: Visit): Promise<Block[]> {
  const { isFirst } = visit;
  const user = await findViewer(asked, visit);
  const ctx = { ...asked, user };
  const personal = await readPersonal(ctx);
  if (isPrincipal(user, personal)) return composePrincipalHome(ctx, visit, personal);
  const isManager = managesLibrary(user);
  const isNew = personal.newest.length === 0 && toToDo(personal).length === 0;
  if (isFirst && !isManager && isNew) return toWelcome(ctx);
  return [
    ...(isFirst ? toWelcome(ctx) : toGreeting(ctx)),
    ...toNewcomerBlocks(await readForNewcomer(ctx)),
    ...toPersonalBlocks(ctx, personal),
    ...(await readTalkBlocks(ctx)),
    ...(isManager ? [] : toPartnerBlocks(await readPartners(ctx))),
    ...(isManager ? toLibraryBlocks(await readLibrary(ctx, visit), ctx.school.timeZone) : []),
    ...(user.role === "librarian" ? [buttons(toHandOverButton())] : []),
    ...(user.role === "admin" ? toAdminBlocks(await readHealth(ctx, visit), ctx.school.timeZone) : []),
    toOwnDataLine(),
  ];
}

export const homeOpened = (ctx: Ctx): Promise<void> =>
  markHomeOpened(ctx.db, ctx.school.workspaceId, { id: ctx.user.id, now: ctx.now });
