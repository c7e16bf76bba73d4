// Lets the school's past happen: people and settings first, then each unit on its day, and each report by the app itself.
import { asPersonId } from "../../src/domain/ids.js";
import { type Month, monthAfter, monthOf } from "../../src/domain/month.js";
import { reportDueAt } from "../../src/domain/report-schedule.js";
import type { Standing } from "../../src/domain/role.js";
import { type DueDeps, postDue } from "../../src/schedule.js";
import { savePerson } from "../../src/store/people.js";
import { changeSettings, ensureSchool, type School } from "../../src/store/schools.js";
import { addUnit } from "../../src/store/units.js";
import type { PersonSeed } from "../workspace/directory.js";
import type { DemoClock } from "./clock.js";
import type { PastUnit } from "./past.js";
import { ADMIN_CHANNEL, GRADES, LIBRARIANS, PEOPLE, SCHOOL_NAME, TIME_ZONE } from "./school.js";
import { SUBJECTS } from "./topics.js";

const HOUR_MS = 60 * 60 * 1000;

const standingOf = ({ isDeleted, isGuest }: PersonSeed): Standing => {
  if (isDeleted) return "deactivated";
  return isGuest ? "guest" : "member";
};

/** The school as its admin set it up before the first unit. */
export async function foundSchool({ db, workspaceId }: DueDeps, now: Date): Promise<School> {
  const first = { name: SCHOOL_NAME, timeZone: TIME_ZONE, adminChannel: ADMIN_CHANNEL, librarians: LIBRARIANS };
  const school = await ensureSchool(db, workspaceId, { ...first, now });
  for (const seed of PEOPLE) {
    const shown = { id: seed.id ?? "", name: seed.name, timeZone: TIME_ZONE, locale: "en-US" };
    await savePerson(db, workspaceId, {
      ...shown,
      standing: standingOf(seed),
      slackAdmin: seed.isAdmin === true,
      now,
    });
  }
  await changeSettings(db, school, {
    name: SCHOOL_NAME,
    timeZone: TIME_ZONE,
    adminChannel: school.adminChannel,
    openDay: school.report.openDay,
    time: school.report.time,
    grades: GRADES,
    subjects: SUBJECTS,
    librarians: LIBRARIANS.map(asPersonId),
    admins: [],
  });
  return school;
}

interface Happening {
  at: Date;
  /** Undefined when it is time for the app to look what is due. */
  unit: PastUnit | undefined;
}

/** When the reports of these units' months are due, up to `now`. */
function reportsOf(school: School, units: readonly PastUnit[], now: Date): Date[] {
  const dues: Date[] = [];
  const days = units.map(({ date }) => date).sort();
  for (let month: Month | undefined = days[0] && monthOf(days[0]); month; month = monthAfter(month)) {
    const dueAt = reportDueAt(month, school.report);
    if (dueAt > now) break;
    dues.push(dueAt);
  }
  return dues;
}

/** A unit that comes after its month's report changes it, and the app sees to it soon. */
const isAfterReport = (school: School, { date, loggedAt }: PastUnit) =>
  reportDueAt(monthOf(date), school.report) < loggedAt;

function happeningsOf(school: School, units: readonly PastUnit[], now: Date): Happening[] {
  const looks = units.filter((unit) => isAfterReport(school, unit)).map(({ loggedAt }) => loggedAt.getTime() + 60_000);
  return [
    ...units.map((unit) => ({ at: unit.loggedAt, unit })),
    ...reportsOf(school, units, now).map((at) => ({ at, unit: undefined })),
    ...looks.map((at) => ({ at: new Date(at), unit: undefined })),
  ]
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

export interface Living {
  deps: DueDeps;
  clock: DemoClock;
}

/** Units in the order in which they were logged. The clock ends at the real time. */
export async function liveThrough({ deps, clock }: Living, units: readonly PastUnit[]): Promise<void> {
  const begun = units[0]?.loggedAt ?? clock.realNow;
  const school = await foundSchool(deps, new Date(begun.getTime() - HOUR_MS));
  for (const [index, { at, unit }] of happeningsOf(school, units, clock.realNow).entries()) {
    clock.set(at);
    if (unit) await addUnit(deps.db, school, { ...unit, key: `past ${index}`, now: at });
    else await postDue(deps, { now: at, dryRun: false });
  }
  clock.reset();
}
