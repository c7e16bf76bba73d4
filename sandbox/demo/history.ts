// Replays the school's past: people and settings, then each unit on its day, with each report posted by the app.

import { gradesToText } from "../../src/domain/grade.js";
import { asChannelId, asPersonId, type UnitId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { Standing } from "../../src/domain/role.js";
import { DAY_MS, HOUR_MS } from "../../src/domain/time/duration.js";
import { type Month, monthAfter, monthOf } from "../../src/domain/time/month.js";
import { nextPrompt } from "../../src/domain/time/prompt-schedule.js";
import { nextPostHour } from "../../src/domain/time/quiet-hours.js";
import { reportDueAt } from "../../src/domain/time/report-schedule.js";
import { schoolDayAt } from "../../src/domain/time/school-day.js";
import { summariesAround } from "../../src/domain/time/year-schedule.js";
import { type DueDeps, postDue } from "../../src/schedule.js";
import { claimAnnouncement, confirmAnnouncement } from "../../src/store/announcements.js";
import { addDepartment } from "../../src/store/departments.js";
import { answerLevel, claimLevelQuestion } from "../../src/store/level-opinions.js";
import { savePerson } from "../../src/store/people.js";
import { changeCalendar } from "../../src/store/school-calendars.js";
import { ensureSchool, type School, schoolOf } from "../../src/store/schools.js";
import { saveSettings } from "../../src/store/settings.js";
import { addUnit } from "../../src/store/units.js";
import type { PersonSeed } from "../workspace/directory.js";
import { calendarRows } from "./calendar.js";
import type { DemoClock } from "./clock.js";
import { libraryWork } from "./library-work.js";
import { type PastUnit, QUESTIONS } from "./past.js";
import {
  ADMIN_CHANNEL,
  ALL_STAFF,
  DEPARTMENTS,
  GRADES,
  LIBRARIANS,
  PEOPLE,
  PRINCIPAL,
  SCHOOL_NAME,
  TIME_ZONE,
} from "./school.js";
import { stories } from "./stories.js";
import { SUBJECTS } from "./topics.js";

const standingOf = ({ isDeleted, isGuest }: PersonSeed): Standing => {
  if (isDeleted) return "deactivated";
  return isGuest ? "guest" : "member";
};

/** Sets the school up, as its admin did before the first unit was logged. */
export async function setUpSchool({ db, workspaceId }: DueDeps, now: Date): Promise<School> {
  const first = { name: SCHOOL_NAME, timeZone: TIME_ZONE, adminChannel: ADMIN_CHANNEL, librarians: LIBRARIANS };
  const school = await ensureSchool(db, workspaceId, { ...first, now });
  for (const seed of PEOPLE) {
    const profile = { id: seed.id ?? "", name: seed.name, timeZone: TIME_ZONE, locale: "en-US" };
    await savePerson(db, workspaceId, {
      ...profile,
      standing: standingOf(seed),
      slackAdmin: seed.isAdmin === true,
      now,
    });
  }
  await saveSettings(db, school, {
    name: SCHOOL_NAME,
    timeZone: TIME_ZONE,
    grades: gradesToText(GRADES),
    subjects: SUBJECTS,
    librarians: LIBRARIANS.map(asPersonId),
    admins: [],
    teacherChannel: ALL_STAFF,
    promptChannels: ALL_STAFF,
    unitQuestions: QUESTIONS.join(","),
  });
  for (const { name, teachers } of DEPARTMENTS) {
    await addDepartment(db, school, { name, teachers, key: `department ${name}`, now });
  }
  const calendar = calendarRows(schoolDayAt(now, TIME_ZONE));
  await changeCalendar(db, school, { version: 0, key: "calendar", now, add: calendar });
  // The staff was told long ago, so nobody is asked to tell them.
  const announcement = { channel: asChannelId(ALL_STAFF), person: asPersonId(PRINCIPAL), before: undefined, now };
  await claimAnnouncement(db, school, announcement);
  const messageTs = `${Math.floor(now.getTime() / 1000)}.000100`;
  await confirmAnnouncement(db, school, { channel: announcement.channel, at: now, messageTs });
  return (await schoolOf(db, workspaceId)) ?? school;
}

interface SimulatedEvent {
  at: Date;
  run(demo: DemoRun, at: { school: School; now: Date; key: string }): Promise<unknown>;
}

const postDueNow = ({ deps }: DemoRun, { now }: { now: Date }) => postDue(deps, { now, dryRun: false });

/** Partners mostly agree with the level and sometimes say one less; the last few units are not answered yet. */
async function answerLevelQuestions(
  { deps, clock }: DemoRun,
  unit: PastUnit,
  at: { school: School; now: Date; id: UnitId },
) {
  const isRecent = clock.realNow.getTime() - at.now.getTime() < 3 * DAY_MS;
  for (const person of unit.partners) {
    await claimLevelQuestion(deps.db, at.school, { person, units: [at.id], now: at.now });
    if (isRecent) continue;
    const isDoubtful = unit.level > 1 && unit.title.length % 7 === 0;
    const level = (isDoubtful ? unit.level - 1 : unit.level) as Level;
    await answerLevel(deps.db, at.school, { unit: at.id, person, level, why: undefined, now: at.now });
  }
}

const toUnitEvent = (unit: PastUnit): SimulatedEvent => ({
  at: unit.loggedAt,
  async run(demo, { school, now, key }) {
    const id = await addUnit(demo.deps.db, school, { ...unit, key, now });
    if (id) await answerLevelQuestions(demo, unit, { school, now, id });
  },
});

/** When prompts are due after `begun`, and the thank-yous a week after each. */
function promptTimes(school: School, begun: Date, now: Date): Date[] {
  const dues: Date[] = [];
  const nextAfter = (instant: Date) => nextPrompt(school.prompts.at, instant, school.calendar)?.dueAt;
  for (let at = nextAfter(begun); at && at <= now; at = nextAfter(at)) {
    dues.push(at, nextPostHour(school.prompts.at, new Date(at.getTime() + 7 * DAY_MS), school.calendar));
  }
  return dues;
}

/** When the reports of these units' months are due, up to `now`. */
function reportTimes(school: School, units: readonly PastUnit[], now: Date): Date[] {
  const dues: Date[] = [];
  const days = units.map(({ date }) => date).sort();
  for (let month: Month | undefined = days[0] && monthOf(days[0]); month; month = monthAfter(month)) {
    const dueAt = reportDueAt(month, school.report, school.calendar);
    if (dueAt > now) break;
    dues.push(dueAt);
  }
  return dues;
}

/** When the Annual Summaries of the years that ended since `begun` are due, up to `now`. */
function yearTimes(school: School, begun: Date, now: Date): Date[] {
  const dues: Date[] = [];
  const nextAfter = (instant: Date) =>
    summariesAround({ now: instant, at: school.report, calendar: school.calendar }).next.dueAt;
  for (let at = nextAfter(begun); at <= now; at = nextAfter(at)) dues.push(at);
  return dues;
}

/** A unit logged after its month's report changes that report, and the app updates it soon. */
const isAfterReport = (school: School, { date, loggedAt }: PastUnit) =>
  reportDueAt(monthOf(date), school.report, school.calendar) < loggedAt;

/** `begun` is when the school started using Bookend. */
function simulatedEvents(
  school: School,
  units: readonly PastUnit[],
  { begun, now }: { begun: Date; now: Date },
): SimulatedEvent[] {
  const updates = units
    .filter((unit) => isAfterReport(school, unit))
    .map(({ loggedAt }) => loggedAt.getTime() + 60_000);
  return [
    ...units.map(toUnitEvent),
    ...stories.map(({ daysAgo, run }) => ({
      at: new Date(now.getTime() - daysAgo * DAY_MS),
      run: ({ deps }: DemoRun, at: { school: School; now: Date; key: string }) => run(deps, at),
    })),
    ...libraryWork({ begun, now, units }).map(({ at, run }) => ({
      at,
      run: ({ deps }: DemoRun, when: { school: School; now: Date; key: string }) => run(deps, when),
    })),
    ...[reportTimes(school, units, now), promptTimes(school, begun, now), yearTimes(school, begun, now)]
      .flat()
      .map((at) => ({ at, run: postDueNow })),
    ...updates.map((at) => ({ at: new Date(at), run: postDueNow })),
  ]
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

export interface DemoRun {
  deps: DueDeps;
  clock: DemoClock;
}

/** Takes units in the order they were logged. The clock is back at the real time afterward. */
export async function replayPast({ deps, clock }: DemoRun, units: readonly PastUnit[]): Promise<void> {
  const begun = units[0]?.loggedAt ?? clock.realNow;
  const school = await setUpSchool(deps, new Date(begun.getTime() - HOUR_MS));
  for (const [index, { at, run }] of simulatedEvents(school, units, { begun, now: clock.realNow }).entries()) {
    clock.set(at);
    await run({ deps, clock }, { school, now: at, key: `past ${index}` });
  }
  clock.reset();
  // Reminders are new to the school, so the next one is the first.
  await saveSettings(deps.db, school, { reminderChannels: ALL_STAFF });
}
