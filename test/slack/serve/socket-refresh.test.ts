// Slack replaces connections every few hours: the next one is open before the old one ends, and no request is lost.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Exchange } from "../../../sandbox/workspace/link/exchange.js";
import { COMPLETE, openForm, whispers } from "../../support/logging.js";
import { readHealth } from "../../support/requests.js";
import { LEE, type School, STAFF, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

const countOpens = ({ slack }: School) => slack.calls.filter(({ method }) => method === "apps.connections.open").length;

/** How many connections were open at every moment at which something changed. */
function watchSockets({ slack }: School): number[] {
  const counts: number[] = [];
  slack.onChange(() => counts.push(slack.socketCount));
  return counts;
}

it.each(["warning", "refresh_requested"])(
  "after a %s, the new connection is open before the old one ends",
  async (reason) => {
    const school = await startSchool({ mode: "socket" });
    const counts = watchSockets(school);
    school.slack.refreshSockets(reason);
    await waitUntil(() => expect(school.slack.socketCount).toBe(2));
    expect(await readHealth(school.bookend.port, "/readyz")).toMatchObject([200, { ready: true }]);
    school.slack.endRefreshedSockets();
    await waitUntil(() => expect(school.slack.socketCount).toBe(1));
    expect(Math.min(...counts)).toBe(1);
    expect(countOpens(school)).toBe(2);
    expect(school.logged.filter((line) => line.includes('"slack"'))).toEqual([]);
  },
);

it("during refreshes every request is acked, and has one effect", async () => {
  const school = await startSchool({ mode: "socket" });
  const { slack } = school;
  const counts = watchSockets(school);
  const exchanges: Promise<Exchange>[] = [];
  let isOver = false;
  const log = async () => {
    while (!isOver) {
      const text = `log Rivers ${exchanges.length}, grade 4, level 2 with <@${LEE}> today`;
      const exchange = slack.as(TESS).command("/unit", text, { channel: STAFF });
      exchanges.push(exchange);
      await exchange;
      // Of too many at a time, some would be turned away.
      await waitUntil(() => expect(exchanges.length - slack.countWhispersTo(TESS)).toBeLessThan(5));
    }
  };
  const logging = log();
  for (let round = 0; round < 4; round++) {
    slack.refreshSockets(round % 2 ? "warning" : "refresh_requested");
    await waitUntil(() => expect(slack.socketCount).toBe(2));
    const before = exchanges.length;
    // Long enough for requests over both.
    await waitUntil(() => expect(exchanges.length).toBeGreaterThan(before + 3));
    slack.endRefreshedSockets();
    expect(slack.socketCount).toBe(1);
  }
  isOver = true;
  await logging;
  const answers = await Promise.all(exchanges);
  await slack.settle();
  expect(answers.filter(({ status, timedOut }) => status !== 200 || timedOut)).toEqual([]);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
  const titles = (await school.db.unit.findMany()).map(({ title }) => title);
  expect(titles.sort()).toEqual(answers.map((_, index) => `Rivers ${index}`).sort());
  expect(whispers(school).filter((text) => text.startsWith("Saved"))).toHaveLength(answers.length);
  expect(slack.problems).toEqual([]);
});

it("a submission whose connection ends while it is saved is acked over the new one", async () => {
  const school = await startSchool({ mode: "socket" });
  const { slack } = school;
  const tess = await openForm(school);
  await tess.fill(COMPLETE);
  await school.db.person.updateMany({ data: { seenAt: new Date(0).toISOString() } });
  slack.faults.always("users.info", { kind: "slow", ms: 1200 });
  const submitting = tess.submit();
  await waitUntil(() => expect(slack.calls.some(({ fault }) => fault === "slow")).toBe(true));
  slack.refreshSockets("refresh_requested");
  await waitUntil(() => expect(slack.socketCount).toBe(2));
  slack.endRefreshedSockets();
  slack.faults.clear();
  expect(await submitting).toMatchObject({ status: 200, timedOut: false });
  await slack.settle();
  expect(slack.socketCount).toBe(1);
  expect(await school.db.unit.count()).toBe(1);
  expect(slack.problems).toEqual([]);
});

it("while no new connection can be had, the announced one is used to its end", async () => {
  const school = await startSchool({ mode: "socket" });
  const { slack } = school;
  slack.faults.always("apps.connections.open", { kind: "status", status: 500 });
  slack.refreshSockets("warning");
  await waitUntil(() => expect(slack.calls.some(({ status }) => status === 500)).toBe(true));
  expect(await slack.as(TESS).command("/unit", "rubric", { channel: STAFF })).toMatchObject({ status: 200 });
  slack.endRefreshedSockets();
  expect(slack.socketCount).toBe(0);
  slack.faults.clear();
  await waitUntil(() => expect(slack.socketCount).toBe(1));
  expect(await slack.as(TESS).command("/unit", "rubric", { channel: STAFF })).toMatchObject({ status: 200 });
});

it.each(["link_disabled", "too_many_websockets"])("after %s the connection is given up first", async (reason) => {
  const school = await startSchool({ mode: "socket" });
  const counts = watchSockets(school);
  school.slack.refreshSockets(reason);
  await waitUntil(() => expect(countOpens(school)).toBe(2));
  await waitUntil(() => expect(school.slack.socketCount).toBe(1));
  expect(Math.max(...counts)).toBe(1);
});

it("connections that end at once are not opened in a busy loop", async () => {
  const school = await startSchool({ mode: "socket" });
  const dropping = setInterval(() => school.slack.dropSockets(), 5);
  await sleep(1200);
  clearInterval(dropping);
  expect(countOpens(school)).toBeGreaterThan(1);
  expect(countOpens(school)).toBeLessThanOrEqual(5);
  await waitUntil(() => expect(school.slack.socketCount).toBe(1));
});

it("Bookend stops within its time while two connections are open", async () => {
  const school = await startSchool({ mode: "socket" });
  school.slack.refreshSockets("warning");
  await waitUntil(() => expect(school.slack.socketCount).toBe(2));
  await school.bookend.stop();
  await waitUntil(() => expect(school.slack.socketCount).toBe(0));
});
