// The verdict on a seed once everything is calm again: what is in the channel that shouldn't be, or isn't and should.
import { MONTHLY_REPORT } from "../../src/features/report/monthly-report.js";
import { REPORT_ADDITION } from "../../src/features/report/report-addition.js";
import { ADMINS } from "./bookend.js";
import { dueInstant, shiftMonth, wallClock } from "./due-instant.js";
import type { Fault, FaultKind } from "./faults.js";
import { presentReport } from "./present-report.js";
import { MINUTE } from "./scenario.js";
import type { MessageVersion, SlackMessage } from "./simulated-slack.js";
import type { World } from "./world.js";

/** Bookend tolerates a clock that is wrong by so much. */
const TOLERANCE_MS = 10 * MINUTE;
const MOST_MONTHS = 12;

const fault = (kind: FaultKind, what: string): Fault => ({ kind, what });
const periodOf = ({ metadata }: SlackMessage): string => metadata?.event_payload.period ?? "";

/** The months whose report is due by now, or was asked for, without the program's own rules. */
async function monthsDue({ setup: { db, school }, scenario, timeline, slack, asked }: World): Promise<string[]> {
  const units = await db.unit.findMany({ where: { schoolId: school.id, deletedAt: null } });
  const counted = units.filter(
    ({ date, createdAt }) => date >= `${Number(createdAt.slice(0, 4)) - 1}${createdAt.slice(4, 10)}`,
  );
  const months = [
    ...counted.map(({ date }) => date.slice(0, 7)),
    ...slack.postsOf(MONTHLY_REPORT).map(periodOf),
  ].sort();
  const due: string[] = [];
  const [first] = months;
  let month = shiftMonth(wallClock(timeline.now, scenario.at.zone).slice(0, 7), -1);
  for (; first && month >= first && due.length < MOST_MONTHS; month = shiftMonth(month, -1)) {
    if (dueInstant(month, scenario.at) <= timeline.now) due.push(month);
  }
  // Not from before the log begins, and not after a year in which nothing ran: then people can ask for it themselves.
  const oldest = shiftMonth(wallClock(timeline.now, scenario.at.zone).slice(0, 7), -MOST_MONTHS);
  const wanted = [...asked.keys()].filter((one) => first && one >= first && one >= oldest);
  return [...new Set([...due, ...wanted])];
}

async function judgeMonth(world: World, period: string): Promise<Fault[]> {
  const { db, school } = world.setup;
  const posted = world.slack.postsOf(MONTHLY_REPORT).filter((message) => periodOf(message) === period);
  const row = await db.post.findFirst({ where: { schoolId: school.id, name: MONTHLY_REPORT, period } });
  if (row?.state === "skipped")
    return posted.length > 0 ? [fault("unwanted", `${period} was skipped and is posted`)] : [];
  if (posted.length === 0) return [fault("missing", `${period}: ${row?.state ?? "no row"} ${row?.reason ?? ""}`)];
  if (row?.state !== "sent") return [fault("missing", `${period} is posted, but its row is ${row?.state}`)];
  const [message] = posted;
  return message && row.messageTs && !message.isDeleted ? judgeContent(world, message) : [];
}

async function judgeContent(world: World, message: SlackMessage): Promise<Fault[]> {
  const period = periodOf(message);
  const [shown, present] = [message.versions.at(-1)?.body ?? "", await presentReport(world, period)];
  if (shown === present || lastAnswer(world, message)?.sender.report === present) return [];
  if (await isAsked(world, period)) return [];
  return [fault("stale", `${period}: ${firstDifference(shown, present)}`)];
}

/** Slack didn't confirm the answer in the report's thread, and Bookend may not look for it: the admins were told. */
async function isAsked({ setup: { db, school }, slack }: World, period: string): Promise<boolean> {
  const rows = await db.post.findMany({ where: { schoolId: school.id, name: REPORT_ADDITION, state: "unsure" } });
  const isTold = slack.messages.some(
    ({ channel, text }) => ADMINS.includes(channel) && text.startsWith("Not confirmed"),
  );
  return isTold && rows.some((row) => row.period.startsWith(`${period}/`));
}

function firstDifference(is: string, should: string): string {
  let at = 0;
  while (is[at] === should[at]) at++;
  return `"${is.slice(at - 40, at + 40)}" instead of "${should.slice(at - 40, at + 40)}"`;
}

/** A report that may not be edited has an answer in its thread, made from the report as it is now. */
const lastAnswer = ({ slack }: World, { ts }: SlackMessage) =>
  slack.messages.filter(({ threadTs, isDeleted }) => threadTs === ts && !isDeleted).at(-1)?.versions[0];

function countDoubled(posted: readonly SlackMessage[]): Fault[] {
  return [...new Set(posted.map(periodOf))].flatMap((period) => {
    const count = posted.filter((message) => periodOf(message) === period).length;
    return Array.from({ length: count - 1 }, () => fault("doubled", `${period} is posted ${count} times`));
  });
}

function judgeCounts({ slack, scenario, asked }: World): Fault[] {
  const posted = slack.postsOf(MONTHLY_REPORT);
  const faults = [...countDoubled(posted), ...countDoubled(slack.postsOf(REPORT_ADDITION))];
  for (const message of posted) {
    const from = Math.min(dueInstant(periodOf(message), scenario.at), asked.get(periodOf(message)) ?? Infinity);
    const early = from - message.at;
    if (early > TOLERANCE_MS) faults.push(fault("early", `${periodOf(message)} by ${early / MINUTE} minutes`));
  }
  return faults;
}

/** Was the one confirmed before the other was sent, and has nothing changed in between? */
const isKnown = (one: MessageVersion, other: MessageVersion) =>
  one.confirmedAt < other.sender.sentAt && one.sender.changes === other.sender.changes;

/** An update is a repetition if the message was known to say this already, and nothing changed since. */
function judgeUpdates({ slack }: World): Fault[] {
  return slack.postsOf(MONTHLY_REPORT).flatMap((message) =>
    message.versions.flatMap((version, index) => {
      const before = message.versions[index - 1];
      return before && isKnown(before, version) && before.body === version.body
        ? [fault("repeated", `update of ${periodOf(message)}`)]
        : [];
    }),
  );
}

/** An answer in a thread is a repetition if the one before it was made from the same report. */
function judgeAnswers({ slack }: World): Fault[] {
  const answers = slack.postsOf(REPORT_ADDITION);
  return answers.flatMap((answer, index) => {
    const before = answers.slice(0, index).findLast(({ threadTs }) => threadTs === answer.threadTs);
    const [version, earlier] = [answer.versions[0], before?.versions[0]];
    const isRepeated =
      version && earlier && isKnown(earlier, version) && earlier.sender.report === version.sender.report;
    return isRepeated ? [fault("repeated", `answer ${periodOf(answer)}`)] : [];
  });
}

const monthsIn = (text: string) =>
  text.match(/\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/g) ?? [];

/** A notice is a repetition if its reader already got it, and no admin got another about the same month since. */
function judgeNotices({ slack }: World): Fault[] {
  const notices = slack.messages.filter(({ channel }) => ADMINS.includes(channel));
  return notices.flatMap((notice, index) => {
    const months = new Set(monthsIn(notice.text));
    const sameMonth = notices.slice(0, index).filter(({ text }) => monthsIn(text).some((month) => months.has(month)));
    const since = sameMonth.findLastIndex(({ text }) => text !== notice.text) + 1;
    const before = sameMonth.slice(since).findLast(({ channel }) => channel === notice.channel);
    const [version, earlier] = [notice.versions[0], before?.versions[0]];
    const isRepeated = version && earlier && isKnown(earlier, version);
    return isRepeated ? [fault("repeated", `notice "${notice.text.slice(0, 80)}"`)] : [];
  });
}

export async function judge(world: World): Promise<Fault[]> {
  const months = await monthsDue(world);
  const perMonth: Fault[] = [];
  for (const period of months) perMonth.push(...(await judgeMonth(world, period)));
  const bugs = [...world.bugs, ...world.slack.unknownCalls].map((what) => fault("broken", what));
  return [
    ...judgeCounts(world),
    ...perMonth,
    ...judgeUpdates(world),
    ...judgeAnswers(world),
    ...judgeNotices(world),
    ...bugs,
  ];
}
