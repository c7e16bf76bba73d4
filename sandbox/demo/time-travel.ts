// Moves the demo's clock. On the way it stops whenever a post is due, so that each goes out on time, and at
// noon, so that people get the questions that are asked during the day.

import { Temporal } from "temporal-polyfill";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { monthOf } from "../../src/domain/time/month.js";
import { reportDueAt } from "../../src/domain/time/report-schedule.js";
import { schoolDayAt } from "../../src/domain/time/school-day.js";
import { MONTHLY_REPORT } from "../../src/features/report/monthly-report.js";
import type { ClockRequest } from "../web/contract.js";
import { type DemoStage, NotPossibleError } from "../web/server/stage.js";
import type { DemoClock } from "./clock.js";
import {
  type DuePost,
  monthsWithUnits,
  nextPostAfter,
  type PostQuery,
  postKey,
  schoolFor,
  settledPosts,
} from "./due-posts.js";

const MAX_YEARS = 5;
/** On a longer trip, people are asked only at the end. */
const MAX_DAYS_WITH_NOON_STOPS = 62;
/** More posts than go out in that time. */
const MAX_POSTS = 1000;

export interface TimeTravelDeps extends PostQuery {
  clock: DemoClock;
  /** What the app does each minute. */
  tick(): Promise<void>;
}

/** The next post that hasn't gone out: after the clock was moved back, some future posts already have. */
async function nextUnsentPost(deps: TimeTravelDeps): Promise<(DuePost & { what: string }) | undefined> {
  const out = await settledPosts(deps);
  let next = await nextPostAfter(deps, deps.clock.now());
  for (let tries = 0; next && out.has(postKey(next)) && tries < MAX_POSTS; tries++) {
    next = await nextPostAfter(deps, next.dueAt);
  }
  return next;
}

/** When the report is due that has what the visitor logs today, or the first one after it that has a unit in it. */
async function nextReportTime(deps: TimeTravelDeps): Promise<Date> {
  const school = await schoolFor(deps);
  const thisMonth = monthOf(schoolDayAt(deps.clock.now(), school.timeZone));
  const out = await settledPosts(deps);
  const months = await monthsWithUnits(deps, thisMonth);
  const month = months.find((one) => !out.has(postKey({ name: MONTHLY_REPORT, period: one })));
  if (!month) throw new NotPossibleError("The next report would be empty. Log a unit first.");
  return reportDueAt(month, school.report, school.calendar);
}

async function targetTime(deps: TimeTravelDeps, request: ClockRequest): Promise<Date> {
  const { clock } = deps;
  if ("at" in request) return checkDistance(new Date(request.at), clock.realNow);
  const school = await schoolFor(deps);
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(school.timeZone);
  switch (request.to) {
    case "today":
      return clock.realNow;
    case "next-day":
      return new Date(now.add({ days: 1 }).epochMilliseconds);
    case "next-month":
      return new Date(now.add({ months: 1 }).epochMilliseconds);
    case "next-report":
      return nextReportTime(deps);
    case "next-post": {
      const next = await nextUnsentPost(deps);
      if (!next) throw new NotPossibleError("No post is scheduled yet. Log a unit first.");
      return next.dueAt;
    }
  }
}

function checkDistance(target: Date, realNow: Date): Date {
  if (Math.abs(target.getTime() - realNow.getTime()) > MAX_YEARS * 366 * DAY_MS) {
    throw new NotPossibleError(`You can move the clock up to ${MAX_YEARS} years.`);
  }
  return target;
}

function noonAfter(instant: Date, timeZone: string): Date {
  const from = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const noon = from.with({ hour: 12, minute: 0, second: 0, millisecond: 0 });
  const next = Temporal.ZonedDateTime.compare(noon, from) > 0 ? noon : noon.add({ days: 1 });
  return new Date(next.epochMilliseconds);
}

async function moveClock(deps: TimeTravelDeps, request: ClockRequest): Promise<void> {
  const { clock, tick } = deps;
  const from = clock.now();
  const target = checkDistance(await targetTime(deps, request), clock.realNow);
  const { timeZone } = await schoolFor(deps);
  const isShort = target.getTime() - from.getTime() <= MAX_DAYS_WITH_NOON_STOPS * DAY_MS;
  const stopAfter = async (instant: Date): Promise<Date | undefined> => {
    const stops = [(await nextPostAfter(deps, instant))?.dueAt, isShort ? noonAfter(instant, timeZone) : undefined];
    return stops.filter((stop) => stop !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
  };
  let stop = await stopAfter(from);
  while (stop && stop <= target) {
    clock.set(stop);
    await tick();
    stop = await stopAfter(stop);
  }
  if ("to" in request && request.to === "today") clock.reset();
  else clock.set(target);
  await tick();
}

export function createTimeTravel(deps: TimeTravelDeps): DemoStage["clock"] {
  let moving: Promise<void> = Promise.resolve();
  return {
    async read() {
      const now = deps.clock.now();
      const { timeZone } = await schoolFor(deps);
      const next = await nextUnsentPost(deps);
      return { now: now.toISOString(), timeZone, nextPost: next && { at: next.dueAt.toISOString(), what: next.what } };
    },
    // One move at a time, so that two clicks move it twice.
    move(request) {
      const move = moving.then(() => moveClock(deps, request));
      moving = move.catch(() => undefined);
      return move;
    },
  };
}
