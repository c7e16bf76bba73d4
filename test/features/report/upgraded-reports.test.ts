// The first tick after an upgrade: a year of posted reports whose versions in the ledger are those of the Bookend before it.
import { describe, expect, it } from "vitest";
import { postDue } from "../../../src/schedule.js";
import type { SlackClients } from "../../../src/slack/api/clients.js";
import { addUnits, dueDeps, minutesAfter, reports, startOnTheEve, tickAt } from "../../support/reporting.js";
import type { School } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const MONTHS = ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05"];
/** In the month after each of them, when its report is out. */
const AFTER = ["2026-12", "2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"].map(
  (month) => new Date(`${month}-10T15:00:00Z`),
);
const UPGRADE = new Date("2027-06-10T16:00:00Z");

/** What an earlier Bookend kept besides: a digest of everything but the units. The parts it didn't know are missing. */
function asBefore(text: string | null): string | null {
  if (!text?.startsWith("{")) return text;
  const { units, others } = JSON.parse(text);
  const { ohYeahs, before, yearBefore } = others;
  return JSON.stringify({ units, rest: "0123456789ab", others: { ohYeahs, before, yearBefore } });
}

/** A school whose reports since October were posted by the Bookend before, which has just been replaced. */
async function startUpgraded(): Promise<School> {
  const school = await startOnTheEve();
  await tickAt(school, new Date("2026-11-03T13:00:00Z"));
  for (const [n, month] of MONTHS.entries()) {
    await addUnits(school, [{ date: `${month}-09`, title: `Unit of ${month}` }], new Date(`${month}-09T15:00:00Z`));
    await tickAt(school, AFTER[n] as Date);
  }
  await tickAt(school, UPGRADE);
  const rows = await school.db.post.findMany({ where: { name: "monthly-report" } });
  expect(rows.map(({ period, state }) => [period, state])).toEqual(
    expect.arrayContaining(["2026-10", ...MONTHS].map((month) => [month, "sent"])),
  );
  for (const { name, period, version, firstVersion } of rows) {
    const data = { version: asBefore(version), firstVersion: asBefore(firstVersion) };
    await school.db.post.updateMany({ where: { name, period }, data });
  }
  return school;
}

/** How often each message in a channel was updated since. */
function updatesOf({ slack }: School, since: number): number[] {
  const counts = new Map<string, number>();
  for (const { method, args } of slack.calls.slice(since)) {
    if (method !== "chat.update" || String(args.channel).startsWith("D")) continue;
    counts.set(String(args.ts), (counts.get(String(args.ts)) ?? 0) + 1);
  }
  return [...counts.values()];
}

const COUNT = MONTHS.length + 1;
const once = Array.from({ length: COUNT }, () => 1);

/** Nothing new was sent to anyone, and no report says that it changed. */
function expectNoNews(school: School, before: { sent: number; calls: number }): void {
  expect(reports(school)).toHaveLength(COUNT);
  for (const { text } of reports(school)) expect(text).not.toMatch(/Updated|Changed since/);
  expect(sentBy(school)).toBe(before.sent);
  expectGoodMessages(school);
}

const sentBy = ({ slack }: School) => slack.calls.filter(({ method }) => method === "chat.postMessage").length;
const stateOf = (school: School) => ({ sent: sentBy(school), calls: school.slack.calls.length });

const tickAs = (school: School, clients: Partial<SlackClients> = {}) =>
  postDue(dueDeps(school, clients), { now: school.clock.now, dryRun: false });

describe("reports posted before an upgrade", () => {
  it("are redrawn once each, without a note, and nothing is sent", async () => {
    const school = await startUpgraded();
    const before = stateOf(school);
    for (const minute of [1, 2, 3]) await tickAt(school, minutesAfter(UPGRADE, minute));
    expect(updatesOf(school, before.calls)).toEqual(once);
    expectNoNews(school, before);
  });

  it("are redrawn once each by two processes at once", async () => {
    const school = await startUpgraded();
    const before = stateOf(school);
    school.clock.now = minutesAfter(UPGRADE, 1);
    await Promise.all([tickAs(school), tickAs(school)]);
    await tickAt(school, minutesAfter(UPGRADE, 2));
    expect(updatesOf(school, before.calls)).toEqual(once);
    expectNoNews(school, before);
  });

  it("are redrawn to the end after a crash in the middle, and only the one on its way twice", async () => {
    const school = await startUpgraded();
    const before = stateOf(school);
    school.clock.now = minutesAfter(UPGRADE, 1);
    const { poster } = dueDeps(school).clients;
    let calls = 0;
    let crash = () => {};
    const crashed = new Promise<void>((resolve) => {
      crash = resolve;
    });
    // Slack has the fourth update, and the process ends before it reads the answer.
    const update = async (...args: Parameters<typeof poster.chat.update>) => {
      const answer = await poster.chat.update(...args);
      calls += 1;
      if (calls < 4) return answer;
      crash();
      return new Promise<never>(() => {});
    };
    const { chat, ...others } = poster;
    const dying = { ...others, chat: { ...chat, update } } as unknown as SlackClients["poster"];
    void tickAs(school, { poster: dying });
    await crashed;
    for (const minute of [2, 3, 4, 5]) {
      school.clock.now = minutesAfter(UPGRADE, minute);
      await tickAs(school);
    }
    expect(updatesOf(school, before.calls).sort()).toEqual([...once.slice(1), 2]);
    expectNoNews(school, before);
  });
});
