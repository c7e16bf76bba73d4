// Moves the demo's clock. On the way ahead it stops wherever a post is due, so that each goes out at its own time.
import { Temporal } from "temporal-polyfill";
import { Month, monthName } from "../../src/domain/month.js";
import type { ClockRequest, Snapshot } from "../web/contract.js";
import { NotPossible, type Stage } from "../web/server/stage.js";
import type { DemoClock } from "./clock.js";
import { type DuePost, duesBy, keyOf, type Rows, schoolFor, settledPosts } from "./due-posts.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const FURTHEST_YEARS = 5;

type NextPost = NonNullable<Snapshot["clock"]["nextPost"]>;

export interface Traveller extends Rows {
  clock: DemoClock;
  /** What the app does each minute. */
  tick(): Promise<void>;
}

const NAMES: Record<string, (period: string) => string> = {
  "monthly-report": (period) => `${monthName(Month.parse(period))}'s report`,
};

const toNextPost = ({ name, period, dueAt }: DuePost): NextPost => ({
  at: dueAt.toISOString(),
  what: NAMES[name]?.(period) ?? `${name} ${period}`,
});

/** The next post that is not out: where the clock was put back, some that lie ahead went out already. */
async function nextOf(traveller: Traveller): Promise<DuePost | undefined> {
  const now = traveller.clock.now();
  const out = await settledPosts(traveller);
  for (let months = 1; months <= 12 * FURTHEST_YEARS; months++) {
    const dues = await duesBy(traveller, new Date(now.getTime() + months * 31 * DAY_MS));
    const next = dues.find((due) => due.dueAt > now && !out.has(keyOf(due)));
    // Two months on, even the report of a unit logged today is due.
    if (next || (months > 2 && dues.length === 0)) return next;
  }
  return undefined;
}

async function targetOf(traveller: Traveller, request: ClockRequest): Promise<Date> {
  const { clock } = traveller;
  if ("at" in request) return checkDistance(new Date(request.at), clock.realNow);
  const school = await schoolFor(traveller);
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now().getTime()).toZonedDateTimeISO(school.timeZone);
  switch (request.to) {
    case "today":
      return clock.realNow;
    case "next-day":
      return new Date(now.add({ days: 1 }).epochMilliseconds);
    case "next-month":
      return new Date(now.add({ months: 1 }).epochMilliseconds);
    case "next-post": {
      const next = await nextOf(traveller);
      if (!next) throw new NotPossible("No post is scheduled yet. Log a unit first.");
      return next.dueAt;
    }
  }
}

function checkDistance(target: Date, realNow: Date): Date {
  if (Math.abs(target.getTime() - realNow.getTime()) > FURTHEST_YEARS * 366 * DAY_MS) {
    throw new NotPossible(`The clock can be moved up to ${FURTHEST_YEARS} years.`);
  }
  return target;
}

async function go(traveller: Traveller, request: ClockRequest): Promise<void> {
  const { clock, tick } = traveller;
  const from = clock.now();
  const target = checkDistance(await targetOf(traveller, request), clock.realNow);
  const dues = target > from ? await duesBy(traveller, target) : [];
  const stops = new Set(
    dues.filter(({ dueAt }) => dueAt > from && dueAt <= target).map(({ dueAt }) => dueAt.getTime()),
  );
  for (const stop of stops) {
    clock.set(new Date(stop));
    await tick();
  }
  if ("to" in request && request.to === "today") clock.reset();
  else if (!stops.has(target.getTime())) clock.set(target);
  await tick();
}

export function createTimeTravel(traveller: Traveller): Stage["clock"] {
  let moving: Promise<void> = Promise.resolve();
  return {
    async read() {
      const now = traveller.clock.now();
      const { timeZone } = await schoolFor(traveller);
      const next = await nextOf(traveller);
      return { now: now.toISOString(), timeZone, nextPost: next && toNextPost(next) };
    },
    // One move after the other: two clicks move it twice.
    move(request) {
      const move = moving.then(() => go(traveller, request));
      moving = move.catch(() => undefined);
      return move;
    },
  };
}
