// Runs one seed from its first minute to the verdict.
import { asWorkspaceId } from "../../src/domain/ids.js";
import { MONTHLY_REPORT } from "../../src/features/report/monthly-report.js";
import { ensureSchool, type School } from "../../src/store/schools.js";
import { type Db, sqlOf } from "../../src/store/sql/database.js";
import { runBookend } from "./bookend.js";
import { Dice } from "./dice.js";
import { type DisabledSafeguard, NOTHING_DISABLED } from "./disabled-safeguards.js";
import type { Fault } from "./faults.js";
import { answerQuestions, CHANNELS, logUnit, someoneActs } from "./people.js";
import { DAY, drawScenario, HOUR, MINUTE } from "./scenario.js";
import { judge } from "./verdict.js";
import { World } from "./world.js";

export interface Outcome {
  seed: number;
  /** How many reports were posted. */
  reports: number;
  faults: Fault[];
  trace: string[];
}

/** How long it may take once all is calm. Where Slack allows one search a minute, a year of late reports takes hours. */
const CALM_MINUTES = 300;
const TABLES = ["Post", "UnitPartner", "LevelOpinion", "Unit", "OhYeah", "SeenRequest"];

async function resetSchool(db: Db, world: { zone: string; openDay: number; time: string }): Promise<School> {
  await sqlOf(db).write(TABLES.map((table) => ({ sql: `DELETE FROM "${table}"`, params: {} })));
  const team = asWorkspaceId("T0SIMULATED");
  const librarians = ["U0TEACHER01", "U0LIBRARY01"];
  const now = new Date(0);
  await ensureSchool(db, team, { name: "Lincoln School", timeZone: "UTC", adminChannel: CHANNELS[0], librarians, now });
  const { zone: timeZone, openDay: reportOpenDay, time: reportTime } = world;
  await db.school.updateMany({ data: { timeZone, reportOpenDay, reportTime, adminChannel: CHANNELS[0] ?? null } });
  return ensureSchool(db, team, { name: "", timeZone: "UTC", adminChannel: undefined, librarians, now });
}

async function fillLog(world: World): Promise<void> {
  for (let said = 0; said < world.scenario.chatter; said++) world.slack.chat(CHANNELS[0] ?? "");
  for (const month of world.scenario.months) {
    const logged = new Date(Math.min(world.timeline.now - DAY, Date.parse(`${month}-27T12:00:00Z`)));
    for (let count = world.dice.between(1, 3); count > 0; count--) await logUnit(world, month, logged);
  }
}

const allIdle = ({ machines }: World) => machines.every(({ isIdle, isUp }) => isIdle || !isUp);

/** Waits until no machine is in the middle of something. */
async function settle(world: World): Promise<void> {
  const { timeline } = world;
  for (let waits = 0; waits < 200 && !allIdle(world); waits++) await timeline.runUntil(timeline.now + 7000);
}

async function runStretches(world: World): Promise<void> {
  const { dice, timeline, scenario, machines } = world;
  for (const [index, { from, to, endsInDowntime }] of scenario.stretches.entries()) {
    timeline.skipTo(from);
    for (const machine of machines) {
      if (machine.isUp) continue;
      const delay = dice.between(0, scenario.spread) + (index === 0 && dice.chance(0.2) ? 2 * MINUTE : 0);
      timeline.after(delay, () => (machine.isUp ? undefined : world.start(machine)));
    }
    await timeline.runUntil(to);
    if (endsInDowntime) for (const machine of machines) world.crash(machine, "for a long time");
    // What is on its way to Slack still arrives.
    await timeline.runUntil(timeline.now + MINUTE);
    await settle(world);
  }
}

async function calmDown(world: World): Promise<void> {
  const { timeline, machines, setup } = world;
  world.calmDown();
  await setup.db.school.updateMany({ where: { adminChannel: null }, data: { adminChannel: CHANNELS[0] ?? null } });
  for (const machine of machines) if (!machine.isUp) await world.start(machine);
  let before = "";
  let quietMinutes = 0;
  for (let minute = 0; minute < CALM_MINUTES; minute++) {
    await answerQuestions(world, new Date(timeline.now));
    await timeline.runUntil(timeline.now + MINUTE);
    const after = await stateOf(world);
    quietMinutes = after === before ? quietMinutes + 1 : 0;
    before = after;
    if (quietMinutes === 4) return;
    if (quietMinutes !== 2) continue;
    // Whatever waits for its next try waits an hour at most.
    await settle(world);
    timeline.skipTo(timeline.now + HOUR);
  }
}

/** The ledger, and how many messages and edits there are. */
async function stateOf({ setup, slack }: World): Promise<string> {
  const rows = await setup.db.post.findMany({ orderBy: [{ name: "asc" }, { period: "asc" }] });
  return `${JSON.stringify(rows)} ${slack.messages.map(({ versions }) => versions.length)}`;
}

export async function runSeed(
  db: Db,
  seed: number,
  { disabled = NOTHING_DISABLED, isTraced = false }: { disabled?: DisabledSafeguard; isTraced?: boolean } = {},
): Promise<Outcome> {
  const dice = new Dice(seed);
  const scenario = drawScenario(dice);
  const school = await resetSchool(db, scenario.at);
  const world = new World({ dice, scenario, db, school, disabled, isTraced });
  world.program = (machine) => runBookend(world, machine);
  world.someoneActs = () => someoneActs(world);
  await fillLog(world);
  await runStretches(world);
  await calmDown(world);
  return { seed, reports: world.slack.postsOf(MONTHLY_REPORT).length, faults: await judge(world), trace: world.trace };
}
