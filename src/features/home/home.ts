// The Home: useful for every viewer and a wall for none. Reads what stands in it, for this person and their role.
import { type Coverage, notReached } from "../../domain/coverage.js";
import { summarize } from "../../domain/report.js";
import { managesLibrary } from "../../domain/role.js";
import { formatMonth, Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { upcomingPosts } from "../../slack/define/post.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { type Block, bullets, footnote, heading, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Visit } from "../../slack/send/home.js";
import { draftsOf } from "../../store/drafts.js";
import { unitsToAgreeOn } from "../../store/level-opinions.js";
import { ohYeahsOf } from "../../store/oh-yeahs.js";
import { adminsOf, librariansOf, markHomeOpened } from "../../store/people.js";
import { lastPost, skippedOf } from "../../store/posts.js";
import { countShared } from "../../store/reflection-list.js";
import { ownReflection } from "../../store/reflections.js";
import { sharedRoadblocks, unansweredRoadblocks } from "../../store/roadblocks.js";
import { subjectsOf } from "../../store/schools.js";
import { pageOfUnits } from "../../store/unit-list.js";
import { unitsBetween, unitsOfMonth } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";
import { sheetOf } from "../reflections/reflect-view.js";
import { kindOf, roadblockKinds } from "../roadblocks/return-roadblock-view.js";
import {
  type Health,
  type PersonalSection,
  toAdminBlocks,
  toGreeting,
  toPersonalBlocks,
  toWelcome,
} from "./home-view.js";
import { type LibrarySection, notReachedLink, toLibraryBlocks } from "./library-view.js";

const REPORT = "monthly-report";
const UNITS_SHOWN = 5;
const POSTS_SHOWN = 12;
const NAMES_SHOWN = 100;

async function readDrafts(ctx: Ctx): Promise<PersonalSection["drafts"]> {
  const kept = await draftsOf(ctx.db, ctx.school, ctx.user.id);
  const drafts = await Promise.all(
    kept.map(async ({ form }) => {
      const of = form.replace(/^reflect /, "");
      const known = sheetOf(of);
      if (known) return [{ title: known.title, sheet: known.key, reflection: undefined }];
      const changed = await ownReflection(ctx.db, ctx.school, { id: of, person: ctx.user.id });
      const sheet = changed && sheetOf(changed.sheet);
      return changed && sheet ? [{ title: sheet.title, sheet: sheet.key, reflection: changed.id as string }] : [];
    }),
  );
  return drafts.flat();
}

async function readMine(ctx: Ctx): Promise<PersonalSection> {
  const { db, school, user } = ctx;
  const term = school.calendar.termOf(schoolDayAt(ctx.now, school.timeZone));
  const [now, before, newest, levels, roadblocks, drafts] = await Promise.all([
    unitsBetween(db, school, { ...term, person: user.id }),
    unitsBetween(db, school, { ...school.calendar.termBefore(term), person: user.id }),
    pageOfUnits(db, school, { person: user.id, page: 0 }),
    unitsToAgreeOn(db, school, user.id),
    unansweredRoadblocks(db, school, user.id),
    readDrafts(ctx),
  ]);
  return {
    term: summarize(now),
    termBefore: summarize(before),
    newest: newest.units.slice(0, UNITS_SHOWN),
    levelsToAgree: levels.length,
    roadblocks: roadblocks.length,
    drafts,
  };
}

/** Teachers are left out while Slack does not say who is on the staff. */
async function readNotReached(
  ctx: Ctx,
): Promise<Omit<Coverage, "teachers"> & { teachers: Coverage["teachers"] | undefined }> {
  const { db, school } = ctx;
  const [units, subjects, librarians, admins, staff] = await Promise.all([
    unitsBetween(db, school, school.calendar.termOf(schoolDayAt(ctx.now, school.timeZone))),
    subjectsOf(db, school),
    librariansOf(db, school.workspaceId),
    adminsOf(db, school.workspaceId),
    ctx.staff(),
  ]);
  const others = new Set([...librarians, ...admins].map(({ id }) => id as string));
  const teachers = (staff ?? []).filter(({ id }) => !others.has(id));
  const missing = notReached({ grades: school.grades, subjects, teachers }, units);
  return { ...missing, teachers: staff ? missing.teachers : undefined };
}

async function readPosts(ctx: Ctx): Promise<LibrarySection["posts"]> {
  const next = await upcomingPosts(ctx.posts, ctx);
  const skipped = await skippedOf(
    ctx.db,
    ctx.school,
    next.map(({ period }) => period),
  );
  return next.slice(0, POSTS_SHOWN).map((one) => ({ ...one, skipped: skipped.has(`${one.post} ${one.period}`) }));
}

async function countRoadblocks(ctx: Ctx): Promise<LibrarySection["roadblocks"]> {
  const open = await sharedRoadblocks(ctx.db, ctx.school);
  return roadblockKinds
    .map((kind) => ({ kind, count: open.filter((one) => kindOf(one) === kind).length }))
    .filter(({ count }) => count > 0);
}

async function readLibrary(ctx: Ctx): Promise<LibrarySection> {
  const { db, school } = ctx;
  const month = monthOf(schoolDayAt(ctx.now, school.timeZone));
  const [soFar, missing, open, shared, ohYeahs, posts] = await Promise.all([
    unitsOfMonth(db, school, month),
    ctx.user.librarian ? readNotReached(ctx) : undefined,
    countRoadblocks(ctx),
    countShared(db, school),
    ohYeahsOf(db, school, month),
    readPosts(ctx),
  ]);
  return {
    month,
    soFar: summarize(soFar),
    notReached: missing && { ...missing, teachers: missing.teachers?.length },
    roadblocks: open,
    shared,
    ohYeahs: { count: ohYeahs.length, picked: ohYeahs.filter(({ pickedFor }) => pickedFor === month).length },
    posts,
  };
}

async function readHealth(ctx: Ctx, { isOpened }: Visit): Promise<Health> {
  const { adminChannel } = ctx.school;
  const [last, [next]] = await Promise.all([
    lastPost(ctx.db, ctx.school, REPORT),
    ctx.posts.find(({ name }) => name === REPORT)?.upcoming(ctx) ?? [],
  ]);
  const trouble = adminChannel && (await ctx.channelProblemIfKnown(adminChannel, { lately: !isOpened }));
  return {
    channel: adminChannel && { id: adminChannel, trouble: trouble || undefined },
    nextReport: next?.dueAt,
    lastReport: last && { month: formatMonth(Month.parse(last.period)), state: last.state, at: last.at },
  };
}

/** All that stands in this person's Home. */
export async function composeHome(ctx: Ctx, visit: Visit): Promise<Block[]> {
  const { isFirst } = visit;
  const { user, school } = ctx;
  const isManager = managesLibrary(user);
  const mine = await readMine(ctx);
  if (isFirst && !isManager && mine.newest.length === 0) return toWelcome(ctx);
  return [
    ...(isFirst ? toWelcome(ctx) : toGreeting(ctx)),
    ...toPersonalBlocks(ctx, mine),
    ...(isManager ? toLibraryBlocks(await readLibrary(ctx), school.timeZone) : []),
    ...(user.role === "admin" ? toAdminBlocks(await readHealth(ctx, visit), school.timeZone) : []),
  ];
}

export const homeOpened = (ctx: Ctx): Promise<void> =>
  markHomeOpened(ctx.db, ctx.school.workspaceId, { id: ctx.user.id, now: ctx.now });

export const seeNotReached = defineButton({
  link: notReachedLink,
  run: async (ctx: Ctx) => {
    if (!ctx.user.librarian) throw new Refusal("Only librarians see who was not reached yet.");
    const { teachers } = await readNotReached(ctx);
    if (!teachers) throw new Refusal("Slack did not say who is on the staff. Please try again in a minute.");
    const more = teachers.length - NAMES_SHOWN;
    return whisper(
      toMessage(
        heading("Not in a unit this term"),
        teachers.length > 0
          ? bullets(teachers.slice(0, NAMES_SHOWN).map(({ name }) => [name]))
          : paragraph("Everybody on the staff is in a unit of this term."),
        more > 0 ? paragraph(`And ${more} more.`) : undefined,
        footnote("Only librarians see this."),
      ),
    );
  },
});
