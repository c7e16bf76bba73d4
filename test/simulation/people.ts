// What people do meanwhile: log, change, move, delete and rate units, pick OH YEAHs, skip posts or post them early, and answer questions.
import { asPersonId, type OhYeahId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { Month } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { UnitFields } from "../../src/domain/unit.js";
import { readPlan } from "../../src/features/posts/plan.js";
import { MONTHLY_REPORT, monthlyReport } from "../../src/features/report/monthly-report.js";
import { answerLevel } from "../../src/store/level-opinions.js";
import { addOhYeah, deleteOhYeah, pickOhYeah } from "../../src/store/oh-yeahs.js";
import { postNow, retryFailedPosts, settlePost, skipPost } from "../../src/store/posts.js";
import { schoolOf } from "../../src/store/schools.js";
import { addUnit, changeUnit, findUnit, removeUnit, undeleteUnit } from "../../src/store/units.js";
import { dueInstant, shiftMonth, wallClock } from "./due-instant.js";
import type { World } from "./world.js";

export const CHANNELS = ["C0ADMIN0001", "C0STAFF0001"];
const [TEACHER, LIBRARIAN] = [asPersonId("U0TEACHER01"), asPersonId("U0LIBRARY01")];

/** The months that people are busy with: those of the reports that are due about now, and their neighbors. */
function someMonth({ dice, timeline, scenario }: World): string {
  const present = wallClock(timeline.now, scenario.at.zone).slice(0, 7);
  return shiftMonth(present, -dice.pick([0, 1, 1, 1, 1, 1, 2, 2, 3, 13]));
}

function someFields({ dice }: World, month: string): UnitFields {
  return {
    title: dice.pick(["Rivers", "Kites", "Ancient Egypt", "Bridges"]),
    date: `${month}-${String(dice.between(1, 28)).padStart(2, "0")}` as SchoolDay,
    grades: [dice.pick(["4", "5", "6"] as const)],
    level: dice.between(1, 4) as Level,
    partners: [LIBRARIAN],
    others: [],
  };
}

/** People act through a Bookend that is up, so rows get the time of its clock. Undefined: all are down. */
function clockOfOne(world: World): Date | undefined {
  const up = world.machines.filter(({ isUp }) => isUp);
  return up.length > 0 ? world.dice.pick(up).wall() : undefined;
}

let keys = 0;
const newKey = () => `simulated ${++keys}`;

export async function logUnit(world: World, month: string, now: Date): Promise<void> {
  const { db, school } = world.setup;
  await addUnit(db, school, { ...someFields(world, month), loggedBy: TEACHER, key: newKey(), now });
}

async function someUnit({ setup: { db, school }, dice }: World, isDeleted: boolean) {
  const where = { schoolId: school.id, deletedAt: isDeleted ? { not: null } : null };
  const rows = await db.unit.findMany({
    where,
    select: { id: true },
    orderBy: [{ date: "asc" }, { title: "asc" }, { createdAt: "asc" }],
  });
  return rows.length > 0 ? findUnit(db, school, dice.pick(rows).id) : undefined;
}

type Deed = (world: World, now: Date) => Promise<unknown>;

const changeSome: Deed = async (world, now) => {
  const { db, school } = world.setup;
  const before = await someUnit(world, false);
  if (!before) return;
  const month = world.dice.chance(0.5) ? before.date.slice(0, 7) : someMonth(world);
  await changeUnit(db, school, { ...someFields(world, month), before, by: TEACHER, key: newKey(), now });
};

const deleteSome: Deed = async (world, now) => {
  const unit = await someUnit(world, false);
  if (unit) await removeUnit(world.setup.db, world.setup.school, { id: unit.id, by: TEACHER }, now);
};

const restoreSome: Deed = async (world, now) => {
  const unit = await someUnit(world, true);
  if (unit) await undeleteUnit(world.setup.db, world.setup.school, { id: unit.id, by: TEACHER }, now);
};

const rateSome: Deed = async (world, now) => {
  const unit = await someUnit(world, false);
  const level = world.dice.between(1, 4) as Level;
  if (unit)
    await answerLevel(world.setup.db, world.setup.school, {
      unit: unit.id,
      person: LIBRARIAN,
      level,
      why: undefined,
      now,
    });
};

const pickOne: Deed = async (world, now) => {
  const { db, school } = world.setup;
  const month = someMonth(world) as Month;
  const day = `${month}-15` as SchoolDay;
  const words = { text: "They read all night!", author: TEACHER, savedBy: TEACHER, consent: "given" } as const;
  const id = await addOhYeah(db, school, { ...words, day, key: newKey(), now });
  if (id) await pickOhYeah(db, school, { id, month, now });
};

const dropOne: Deed = async (world, now) => {
  const { db, school } = world.setup;
  const row = await db.ohYeah.findFirst({
    where: { schoolId: school.id, removedAt: null },
    orderBy: { createdAt: "asc" },
  });
  if (row) await deleteOhYeah(db, school, { id: row.id as OhYeahId, now });
};

const skipOrNot: Deed = async (world, now) => {
  const period = someMonth(world);
  const dueAt = new Date(dueInstant(period, world.scenario.at));
  const skip = world.dice.chance(0.6);
  const why = "an admin skipped it";
  const done = await skipPost(world.setup.db, world.setup.school, {
    name: MONTHLY_REPORT,
    period,
    dueAt,
    skip,
    why,
    now,
  });
  world.tell("people", () => `${skip ? "skip" : "unskip"} ${period}: ${done}`);
};

const postOneNow: Deed = async (world, now) => {
  const { setup, timeline, asked } = world;
  const school = (await schoolOf(setup.db, setup.school.workspaceId)) ?? setup.school;
  const unasked = { staff: async () => undefined, membersIfKnown: async () => "unknown" as const };
  const ctx = { db: setup.db, school, now, command: "/unit", posts: [monthlyReport], ...unasked };
  const upcoming = await monthlyReport.upcoming(ctx);
  const [next] = upcoming;
  if (!next) return;
  // The preview is of the next one.
  const { period, dueAt, isAhead } = await readPlan(ctx, { ...next, post: MONTHLY_REPORT }).then(
    ({ listed, isAhead }) => ({ ...listed, isAhead }),
  );
  const post = { name: MONTHLY_REPORT, period, dueAt, by: "Lee Librarian", now };
  const done = isAhead && (await postNow(setup.db, school, post));
  if (done && !asked.has(period)) asked.set(period, timeline.now);
  world.tell("people", () => `post ${period} now: ${done}`);
};

const moveChannel: Deed = async (world) => {
  const { db, school } = world.setup;
  const adminChannel = world.dice.pick([...CHANNELS, null]);
  await db.school.updateMany({ where: { id: school.id }, data: { adminChannel } });
};

/** A person deletes a report that is out, and that its ledger knows of. */
const deleteReport: Deed = async (world) => {
  const { db, school } = world.setup;
  const rows = await db.post.findMany({ where: { schoolId: school.id, state: "sent", messageTs: { not: null } } });
  const known = new Set(rows.map(({ messageTs }) => messageTs));
  const out = world.slack.postsOf(MONTHLY_REPORT).filter(({ ts, isDeleted }) => known.has(ts) && !isDeleted);
  if (out.length > 0) world.dice.pick(out).isDeleted = true;
};

/** An admin looks for the reports that Bookend asked about, and says truly whether they are there. */
export const answerQuestions: Deed = async (world, now) => {
  const { db, school } = world.setup;
  const rows = await db.post.findMany({ where: { schoolId: school.id, state: "unsure" } });
  for (const { period } of rows) {
    const isThere = world.slack
      .postsOf(MONTHLY_REPORT)
      .some((one) => one.metadata?.event_payload.period === period && !one.isDeleted);
    await settlePost(db, school, { name: MONTHLY_REPORT, period, state: isThere ? "sent" : "due", now });
  }
};

const DEEDS: readonly { name: string; weight: number; deed: Deed }[] = [
  { name: "log a unit", weight: 5, deed: (world, now) => logUnit(world, someMonth(world), now) },
  { name: "change or move a unit", weight: 4, deed: changeSome },
  { name: "delete a unit", weight: 2, deed: deleteSome },
  { name: "restore a unit", weight: 1, deed: restoreSome },
  { name: "rate a unit", weight: 1, deed: rateSome },
  { name: "pick an OH YEAH", weight: 1, deed: pickOne },
  { name: "remove an OH YEAH", weight: 1, deed: dropOne },
  { name: "skip a report or not", weight: 1, deed: skipOrNot },
  { name: "post a report now", weight: 1, deed: postOneNow },
  { name: "choose another channel", weight: 1, deed: moveChannel },
  { name: "say something in the channel", weight: 1, deed: async ({ slack }) => slack.chat(CHANNELS[0] ?? "") },
  { name: "delete a report", weight: 0.3, deed: deleteReport },
  { name: "answer questions", weight: 2, deed: answerQuestions },
  {
    name: "ask for another try",
    weight: 1,
    deed: ({ setup }) => retryFailedPosts(setup.db, setup.school, { asked: true }),
  },
];

/** One of the people does one thing, if a Bookend is up that could do it. */
export async function someoneActs(world: World): Promise<void> {
  const now = clockOfOne(world);
  if (!now) return;
  const { name, deed } = world.dice.pickWeighted(DEEDS);
  await deed(world, now);
  world.changes++;
  world.tell("people", () => name);
}
