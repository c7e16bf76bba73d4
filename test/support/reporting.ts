// Actions for the monthly report: logging units in a month, ticking at an instant, and reading the result.
import { randomUUID } from "node:crypto";
import type { Message } from "../../sandbox/workspace/messages.js";
import { asPersonId, asWorkspaceId } from "../../src/domain/ids.js";
import type { UnitFields } from "../../src/domain/unit.js";
import type { DueDeps } from "../../src/schedule.js";
import { createClients, createSlackLogger, type SlackClients } from "../../src/slack/api/clients.js";
import { holdingByClock } from "../../src/slack/posts/holding.js";
import { savePerson } from "../../src/store/people.js";
import { schoolOf } from "../../src/store/schools.js";
import { addUnit } from "../../src/store/units.js";
import { ADMIN, LEE, PAT, type School, startSchool, TESS } from "./school.js";

/** Monday, November 2, 2026: October is over, and its report is due tomorrow at 8:00. */
export const EVE = new Date("2026-11-02T15:00:00Z");
/** 8:00 in New York on the second school day of November. */
export const DUE = new Date("2026-11-03T13:00:00Z");
const MINUTE = 60_000;
export const minutesAfter = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE);

type NewUnit = Partial<Pick<UnitFields, "title" | "level" | "grades">> & { date: string };
const DEFAULTS: Pick<UnitFields, "title" | "level" | "grades"> = { title: "Rivers", level: 2, grades: ["4"] };

/** The school as the store knows it. */
export async function rowOf({ db, slack }: School) {
  const school = await schoolOf(db, asWorkspaceId(slack.teamId));
  if (!school) throw new Error("There is no school yet.");
  return school;
}

/** Puts units into the log as if Tess had logged them with Lee at this instant. */
export async function addUnits(school: School, units: readonly NewUnit[], now = school.clock.now): Promise<void> {
  const { db, bookend } = school;
  // Two connections of one process can't wait for each other: a lock the app's tick holds would block both.
  await bookend.tick();
  const row = await rowOf(school);
  for (const id of [TESS, LEE]) {
    const profile = { id, name: id, timeZone: "America/New_York", locale: "en-US", standing: "member" } as const;
    await savePerson(db, row.workspaceId, { ...profile, slackAdmin: false, now });
  }
  for (const { date, ...rest } of units) {
    const fields = { ...DEFAULTS, ...rest, date: date as UnitFields["date"], partners: [asPersonId(LEE)], others: [] };
    await addUnit(db, row, { ...fields, loggedBy: asPersonId(TESS), key: randomUUID(), now });
  }
}

/** A school on the eve of October's report, with one unit in October. */
export async function startOnTheEve(options: Parameters<typeof startSchool>[0] = {}): Promise<School> {
  const school = await startSchool({ now: EVE, ...options });
  await addUnits(school, [{ date: "2026-10-14", title: "Rivers and Deltas", level: 3 }]);
  return school;
}

/** Sets the clock to an instant and lets Bookend process what is due. */
export async function tickAt({ clock, bookend, slack }: School, instant: Date): Promise<void> {
  clock.now = instant;
  await bookend.tick();
  await slack.settle();
}

/** Ticks every minute for a while, to show that a failure isn't repeated to people. */
export async function keepTicking(school: School, from = 1): Promise<void> {
  for (let minute = from; minute < from + 4; minute++) await tickAt(school, minutesAfter(DUE, minute));
}

/** The messages in the admin channel, oldest first. */
export const reports = ({ slack }: School, channel = ADMIN): Message[] =>
  slack.messagesIn(channel).filter((message) => !message.deleted);

/** The direct messages to the admin, oldest first. */
export const told = ({ slack }: School): Message[] => slack.directMessagesTo(PAT);

/** The rows of the ledger, oldest month first. */
export const ledger = ({ db }: School) => db.post.findMany({ orderBy: { period: "asc" } });

/** Makes the ledger's versions those of an older Bookend, which told a report's units and the rest apart, but no more. */
export async function forgetOthers({ db }: School): Promise<void> {
  const older = (text: string | null) =>
    text?.startsWith("{") ? JSON.stringify({ ...JSON.parse(text), others: undefined }) : text;
  for (const { name, period, version, firstVersion, about } of await db.post.findMany()) {
    const data = { version: older(version), firstVersion: older(firstVersion), about: older(about) };
    await db.post.updateMany({ where: { name, period }, data });
  }
}

/** The state of each row, with its reason. */
export const states = async (school: School) => (await ledger(school)).map(({ state, reason }) => [state, reason]);

/** What `postDue` needs to run as a second process next to the running app. */
export function dueDeps(school: School, clients: Partial<SlackClients> = {}): DueDeps & { errors: object[] } {
  const { db, slack } = school;
  const clock = () => school.clock.now;
  const errors: object[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (fields: object) => errors.push(fields) };
  const ownClients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger: createSlackLogger(log) });
  return {
    db,
    log,
    clients: { ...ownClients, ...clients },
    workspaceId: asWorkspaceId(slack.teamId),
    command: "/unit",
    clock,
    holding: holdingByClock(clock),
    errors,
  };
}
