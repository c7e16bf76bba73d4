// A machine whose clock is wrong: nothing is posted by it, the admins hear of it once, and everything is caught up later.
import { describe, expect, it } from "vitest";
import { watchClock } from "../src/schedule.js";
import { createClients, createSlackLogger } from "../src/slack/api/clients.js";
import { createSlackTime } from "../src/slack/api/slack-time.js";
import { addUnits, DUE, dueDeps, EVE, minutesAfter, reports, tickAt, told } from "./support/reporting.js";
import { readHealth } from "./support/requests.js";
import { type School, startSchool } from "./support/school.js";
import { waitUntil } from "./support/waiting.js";

const FAR = /clock of the computer that runs Bookend is 20 minutes (ahead of|behind) Slack's\. I won't post anything/;

/** October's report is due tomorrow. `machine.ahead` is how many minutes the machine's clock is ahead of Slack's. */
async function startOffSchool(ahead = 0) {
  const machine = { ahead, clock: { now: EVE } };
  const school = await startSchool({ now: EVE, appNow: () => minutesAfter(machine.clock.now, machine.ahead) });
  machine.clock = school.clock;
  await addUnits(school, [{ date: "2026-10-14", title: "Rivers and Deltas", level: 3 }]);
  return { school, machine };
}

const warningsOf = ({ logged }: School) =>
  logged.filter((line) => line.includes("this machine's clock is not Slack's"));
const readyz = (school: School) => readHealth(school.bookend.port, "/readyz");

describe("a clock 20 minutes off", () => {
  it.each([
    ["ahead", 20, -10, 5],
    ["behind", -20, 25, 30],
  ])("%s posts nothing, says so once, and posts once when it is right again", async (_way, ahead, from, until) => {
    const { school, machine } = await startOffSchool();
    await tickAt(school, minutesAfter(DUE, -60));
    machine.ahead = ahead;
    for (let minute = from; minute < until; minute++) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toEqual([]);
    expect(warningsOf(school)).toHaveLength(1);
    expect(told(school).map(({ text }) => text)).toEqual([expect.stringMatching(FAR)]);
    const why = `this machine's clock is 20 minutes ${ahead > 0 ? "ahead of" : "behind"} Slack's, so nothing is posted on schedule`;
    await waitUntil(async () => expect(await readyz(school)).toEqual([503, { ready: false, clock: why }]));
    machine.ahead = 0;
    for (let minute = until; minute < until + 3; minute++) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toHaveLength(1);
    expect(told(school)).toHaveLength(1);
    await waitUntil(async () => expect(await readyz(school)).toEqual([200, { ready: true }]));
    expect(school.logged.filter((line) => line.includes("this machine's clock is right again"))).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("deletes no rows by their age", async () => {
    const { school, machine } = await startOffSchool();
    await school.db.unit.updateMany({ data: { deletedAt: EVE.toISOString() } });
    machine.ahead = 3 * 24 * 60;
    await tickAt(school, minutesAfter(EVE, 5));
    expect(await school.db.unit.count()).toBe(1);
    machine.ahead = 0;
    await tickAt(school, minutesAfter(EVE, 25 * 60));
    expect(await school.db.unit.count()).toBe(0);
  });

  it("is told once a day, whichever process finds it, also after a restart", async () => {
    const { school, machine } = await startOffSchool(20);
    await tickAt(school, minutesAfter(EVE, 1));
    const now = () => minutesAfter(school.clock.now, machine.ahead);
    const asSecondProcess = async () => {
      const slackTime = createSlackTime({ now, elapsed: () => school.clock.now.getTime() });
      const { slack } = school;
      const logger = createSlackLogger({ warn() {}, error() {} });
      const clients = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger, fetch: slackTime.fetch });
      await clients.lookup.auth.test();
      const { db, workspaceId, log } = dueDeps(school);
      const quiet = { ...log, warn() {} };
      return watchClock({ db, workspaceId, log: quiet, clients, clock: now }, slackTime).mayPost();
    };
    expect(await Promise.all([1, 2, 3].map(asSecondProcess))).toEqual([false, false, false]);
    await school.restart();
    await tickAt(school, minutesAfter(EVE, 23 * 60));
    expect(told(school)).toHaveLength(1);
    school.clock.now = minutesAfter(EVE, 25 * 60);
    await school.restart();
    await tickAt(school, minutesAfter(EVE, 25 * 60));
    expect(told(school)).toHaveLength(2);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a clock two minutes off", () => {
  it.each([2, -2])("posts, and says so once (%s)", async (ahead) => {
    const { school, machine } = await startOffSchool();
    machine.ahead = ahead;
    for (let minute = 3; minute < 6; minute++) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toHaveLength(1);
    expect(warningsOf(school)).toHaveLength(1);
    const difference = `2 minutes ${ahead > 0 ? "ahead of" : "behind"} Slack's`;
    expect(told(school).map(({ text }) => text)).toEqual([expect.stringContaining(`is ${difference}. Posts may go`)]);
    await waitUntil(async () =>
      expect(await readyz(school)).toEqual([200, { ready: true, clock: `this machine's clock is ${difference}` }]),
    );
    expect(school.slack.problems).toEqual([]);
  });
});

it("as long as the clock is right, no call is made to check it", async () => {
  const { school } = await startOffSchool();
  const checks = () => school.slack.calls.filter(({ method }) => method === "auth.test").length;
  const before = checks();
  for (let hour = 1; hour < 5; hour++) await tickAt(school, minutesAfter(EVE, hour * 60));
  expect(checks()).toBe(before);
});
