// Bookend on a simulated machine: the real rounds, report and store, with the places where it waits for them.
import type { WebClient } from "@slack/web-api";
import { type ClockWatch, createClockWatch } from "../../src/clock-watch.js";
import type { Ledger } from "../../src/domain/post-ledger.js";
import type { PostCtx } from "../../src/features/context.js";
import { report } from "../../src/features/report/index.js";
import { REPORT_ADDITION } from "../../src/features/report/report-addition.js";
import type { Post } from "../../src/slack/define/post.js";
import type { PostDeps } from "../../src/slack/posts/deps.js";
import { type Holding, holdingByUptime } from "../../src/slack/posts/holding.js";
import { runPosts } from "../../src/slack/posts/round.js";
import { createCharts } from "../../src/slack/send/charts.js";
import { chartRefusalsOf } from "../../src/store/chart-refusals.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { ledgerOf } from "../../src/store/post-ledger.js";
import { retryFailedPosts } from "../../src/store/posts.js";
import { schoolOf } from "../../src/store/schools.js";
import { dataVersion, sqlOf } from "../../src/store/sql/database.js";
import { dueInstant, shiftMonth, wallClock } from "./due-instant.js";
import type { Machine } from "./machine.js";
import { presentReport } from "./present-report.js";
import { MINUTE } from "./scenario.js";
import { connect } from "./wire.js";
import type { World } from "./world.js";

export const ADMINS = ["U0PRINCIPAL", "U0DEPUTY001"];

class DatabaseBusy extends Error {}

type Step = <T>(where: string, work: () => Promise<T>) => Promise<T>;

/** The same object, whose methods wait for their turn. Those named in `sync` stay as they are. */
function inSteps<T extends object>(
  object: T,
  { name, step, sync = [] }: { name: string; step: Step; sync?: string[] },
): T {
  return new Proxy(object, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function" || sync.includes(String(key))) return value;
      return (...args: unknown[]) =>
        step(`${name}: ${String(key)}`, () => Promise.resolve(Reflect.apply(value, target, args)));
    },
  });
}

/** Is it the doing of the simulated Slack or of the simulated database? */
const isExpected = (error: unknown) =>
  error instanceof DatabaseBusy ||
  (error instanceof Error && (error.name.startsWith("WebAPI") || error.message.startsWith("Retry header")));

function logErrorTo(world: World, machine: Machine) {
  return (fields: object, error: unknown) => {
    world.tell(machine.name, () => `logs ${JSON.stringify(fields)} ${String(error).slice(0, 100)}`);
    if (!isExpected(error)) world.bugs.push(`${JSON.stringify(fields)} ${String(error)}`);
  };
}

/** The same post; and the machine remembers what the month's report said when it composed an answer to it. */
const watched = (post: Post<PostCtx>, world: World, machine: Machine): Post<PostCtx> => ({
  ...post,
  async compose(ctx, edition) {
    if (post.name === REPORT_ADDITION) machine.knownReport = await presentReport(world, edition.period.slice(0, 7));
    return post.compose(ctx, edition);
  },
});

/** The same ledger; and it is noted when a machine has written down what Slack confirmed. */
const noted = (ledger: Ledger, machine: Machine): Ledger => ({
  ...ledger,
  async transition(at, change) {
    const row = await ledger.transition(at, change);
    if (row && change.state === "sent") machine.confirm(at.period);
    return row;
  },
  async release(at, change) {
    const row = await ledger.release(at, change);
    if (row && "version" in change) machine.confirm(at.period);
    if (row && "notifiedReason" in change) machine.confirm(undefined);
    return row;
  },
});

/** What a round needs. The only place that knows how Bookend's rounds are called. */
function toDeps(world: World, { machine, step, holding, poster }: Running, ctx: PostCtx): PostDeps<PostCtx> {
  const { db, school, disabled } = world.setup;
  const ledger = ledgerOf(db, school);
  const clock = disabled.clock?.(() => machine.wall(), ctx.now) ?? (() => machine.wall());
  const refusals = inSteps(chartRefusalsOf(db, school.workspaceId, "messages"), { name: "charts", step });
  return {
    posts: (report.posts ?? [])
      .map((post) => watched(post, world, machine))
      .map((post) => inSteps(post, { name: `post: ${post.name}`, step, sync: ["problem"] })),
    client: poster,
    charts: createCharts({ refusals, now: clock, logError: logErrorTo(world, machine) }),
    ledger: inSteps(noted(disabled.ledger?.(ledger, ctx) ?? ledger, machine), { name: "ledger", step }),
    scope: school.id,
    ctx,
    now: ctx.now,
    clock,
    holding: disabled.holding?.(holding, clock) ?? holding,
    dryRun: false,
    admins: () => step("people: admins", async () => ADMINS),
    logError: logErrorTo(world, machine),
    logPost: (result) => world.tell(machine.name, () => `result ${JSON.stringify(result)}`),
  };
}

/** Bookend in one life of a machine. */
interface Running {
  machine: Machine;
  step: Step;
  poster: WebClient;
  watch: ClockWatch;
  holding: Holding;
  /** How many statements failed. */
  failures: number;
  /** Of the last tick, if all went well and it changed nothing: when it was, and the database it saw. */
  lastTick: { version: string; now: Date } | undefined;
}

const PENDING = `
  SELECT 1 FROM "Post"
  WHERE "state" NOT IN ('sent', 'skipped') OR "nextTryAt" > @since OR "leaseUntil" IS NOT NULL LIMIT 1`;

/** A tick of which all is known in advance, because the last one changed nothing and nothing has changed since. */
async function isIdle({ setup: { db }, scenario }: World, { lastTick }: Running, now: Date): Promise<boolean> {
  if (!lastTick || lastTick.version !== (await dataVersion(db)) || now < lastTick.now) return false;
  // A machine may have stood still for a year, so every month since then may have come due.
  const monthAt = (instant: Date, by: number) =>
    shiftMonth(wallClock(instant.getTime(), scenario.at.zone).slice(0, 7), by);
  for (let month = monthAt(lastTick.now, -2); month <= monthAt(now, 0); month = shiftMonth(month, 1)) {
    const due = dueInstant(month, scenario.at);
    if (due > lastTick.now.getTime() && due <= now.getTime()) return false;
  }
  return (await sqlOf(db).all(PENDING, { since: lastTick.now.toISOString() })).length === 0;
}

async function tick(world: World, running: Running): Promise<void> {
  const { machine, step, watch } = running;
  const { db, school } = world.setup;
  if (!(await watch.mayPost())) return;
  const now = machine.wall();
  if (await isIdle(world, running, now)) return;
  const [before, { failures }] = [await dataVersion(db), running];
  const present = (await step("store: school", () => schoolOf(db, school.workspaceId))) ?? school;
  await runPosts(
    toDeps(world, running, {
      db,
      school: present,
      now,
      command: "/unit",
      posts: report.posts ?? [],
      staff: async () => undefined,
      membersIfKnown: async () => "unknown" as const,
    }),
  );
  if (world.dice.chance(0.1)) await step("store: delete old rows", () => deleteOldRows(db, machine.wall()));
  const version = await dataVersion(db);
  const changedNothing = version === before && failures === running.failures;
  running.lastTick = changedNothing ? { version, now } : undefined;
}

function createStep(world: World, machine: Machine, onFailure: () => void): Step {
  return async (where, work) => {
    await machine.pause(world.dice.between(0, world.scenario.pace), where);
    if (world.dice.chance(world.rates.busy)) {
      onFailure();
      throw new DatabaseBusy(`SQLITE_BUSY in ${where}`);
    }
    return work();
  };
}

function boot(world: World, machine: Machine): Running {
  const { poster, slackTime } = connect(machine, world);
  const log = { info: () => {}, warn: () => {} };
  const running: Running = {
    machine,
    step: createStep(world, machine, () => running.failures++),
    poster,
    watch: createClockWatch({ slackTime, askSlack: () => poster.auth.test(), log, tell: async () => true }),
    holding: holdingByUptime(() => machine.monotonic()),
    failures: 0,
    lastTick: undefined,
  };
  return running;
}

/** At start, Bookend waits for Slack. */
async function waitForSlack({ poster, machine }: Running): Promise<void> {
  for (;;) {
    try {
      await poster.auth.test();
      return;
    } catch {
      await machine.pause(5000, "waits for Slack");
    }
  }
}

/** Runs until its machine crashes. */
export async function runBookend(world: World, machine: Machine): Promise<void> {
  const running = boot(world, machine);
  const { step } = running;
  const { db, school } = world.setup;
  const logError = logErrorTo(world, machine);
  const guarded = (work: () => Promise<unknown>) => work().catch((error) => logError({ during: "tick" }, error));
  await waitForSlack(running);
  await guarded(() => step("store: retry failed posts", () => retryFailedPosts(db, school)));
  for (;;) {
    const began = machine.monotonic();
    machine.delivered = [];
    machine.knownChanges = world.changes;
    await guarded(() => tick(world, running));
    machine.isIdle = true;
    await machine.pause(Math.max(1, MINUTE - (machine.monotonic() - began)), "wakes");
    machine.isIdle = false;
  }
}
