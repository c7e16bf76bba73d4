// Socket Mode through every kind of outage: it reconnects by itself, and a request sent twice has one effect.
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { COMPLETE, logByForm, openForm, whispers } from "../../support/logging.js";
import { readHealth } from "../../support/requests.js";
import { type School, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

const countOpens = ({ slack }: School) => slack.calls.filter(({ method }) => method === "apps.connections.open").length;

/** Waits until Bookend is connected again and working. */
async function waitUntilBack(school: School): Promise<void> {
  // First, because Bookend may not have noticed yet that the connection is gone.
  await waitUntil(() => expect(school.slack.socketCount).toBe(1));
  await waitUntil(async () => expect(await readHealth(school.bookend.port, "/readyz")).toEqual([200, { ready: true }]));
  const exchange = await school.slack.as(TESS).command("/unit", "rubric");
  await school.slack.settle();
  expect(exchange).toMatchObject({ status: 200, timedOut: false });
}

describe("the main job", () => {
  it("runs from the command to the whisper", async () => {
    const school = await startSchool({ mode: "socket" });
    const exchange = await logByForm(school);
    expect(exchange).toMatchObject({ status: 200, ack: undefined });
    expect(exchange.request.url).toBeUndefined();
    expect(await school.db.unit.count()).toBe(1);
    expect(whispers(school)).toEqual([expect.stringContaining("Saved: Ancient Egypt")]);
    expect(school.slack.problems).toEqual([]);
  });

  it("shows errors in the form", async () => {
    const school = await startSchool({ mode: "socket" });
    await logByForm(school, { level: "4" });
    await school.slack.as(TESS).submit({ unchecked: true });
    await school.slack.settle();
    expect(school.slack.as(TESS).modal()?.errors.evidence).toMatch(/evidence/);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a connection that ends", () => {
  it("because Slack asks for another is replaced at once", async () => {
    const school = await startSchool({ mode: "socket" });
    for (const reason of ["refresh_requested", "warning"]) {
      const before = countOpens(school);
      school.slack.refreshSockets(reason);
      await waitUntil(() => expect(countOpens(school)).toBe(before + 1));
      await waitUntil(() => expect(school.slack.socketCount).toBe(2));
      school.slack.endRefreshedSockets();
      await waitUntilBack(school);
    }
    expect(school.slack.problems).toEqual([]);
  });

  it("without warning is replaced", async () => {
    const school = await startSchool({ mode: "socket" });
    for (let drop = 0; drop < 3; drop++) {
      school.slack.dropSockets();
      await waitUntil(() => expect(school.slack.socketCount).toBe(0));
      await waitUntilBack(school);
    }
    expect(countOpens(school)).toBe(4);
    expect(school.slack.problems).toEqual([]);
  });

  it("while a form is open loses nothing in it", async () => {
    const school = await startSchool({ mode: "socket" });
    const tess = await openForm(school);
    await tess.fill(COMPLETE);
    school.slack.dropSockets();
    await waitUntil(() => expect(school.slack.socketCount).toBe(0));
    await waitUntilBack(school);
    await tess.submit();
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("before its ack has one effect when Slack sends the envelope again", async () => {
    const school = await startSchool({ mode: "socket" });
    const tess = await openForm(school);
    await tess.fill(COMPLETE);
    // Slow enough that the connection is gone before the answer.
    await school.db.person.updateMany({ data: { seenAt: new Date(0).toISOString() } });
    school.slack.faults.always("users.info", { kind: "slow", ms: 300 });
    const submitting = tess.submit();
    await waitUntil(() => expect(school.slack.calls.some(({ fault }) => fault === "slow")).toBe(true));
    // Over a new connection, the ack would still arrive.
    school.slack.refuseSockets(true);
    school.slack.dropSockets();
    school.slack.faults.clear();
    const exchange = await submitting;
    expect(exchange.timedOut).toBe(true);
    school.slack.refuseSockets(false);
    await waitUntilBack(school);
    expect(await exchange.repeat()).toMatchObject({ status: 200 });
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(whispers(school).filter((text) => text.startsWith("Saved"))).toHaveLength(1);
    expect(school.logged.join()).not.toContain("Ancient Egypt");
  });
});

describe("while Slack gives no new connection", () => {
  const FAULTS: [string, Fault][] = [
    ["answers 500", { kind: "status", status: 500 }],
    ["refuses the token", { kind: "error", error: "invalid_auth" }],
    ["reports an internal error", { kind: "error", error: "internal_error" }],
    ["answers with a page", { kind: "html" }],
    ["breaks the connection", { kind: "reset" }],
    ["asks for a pause", { kind: "ratelimited", retryAfter: 1 }],
  ];

  it.each(FAULTS)("because it %s, Bookend keeps asking", async (_what, fault) => {
    const school = await startSchool({ mode: "socket" });
    const before = countOpens(school);
    school.slack.faults.next("apps.connections.open", fault, 2);
    school.slack.dropSockets();
    await waitUntil(() => expect(countOpens(school)).toBeGreaterThanOrEqual(before + 2));
    await waitUntilBack(school);
    expect(school.logged.join()).not.toMatch(/DOCTYPE|xapp-|xoxb-/);
  });

  it("for one reason after another, Bookend keeps asking", async () => {
    const school = await startSchool({ mode: "socket" });
    for (const [, fault] of FAULTS.slice(0, 4)) school.slack.faults.next("apps.connections.open", fault);
    school.slack.dropSockets();
    await waitUntilBack(school);
  });

  it("because it does not answer at all, Bookend asks again", async () => {
    const school = await startSchool({ mode: "socket" });
    school.slack.faults.next("apps.connections.open", { kind: "hang" });
    school.slack.dropSockets();
    await waitUntilBack(school);
  });

  it("because it refuses the socket itself, Bookend asks again", async () => {
    const school = await startSchool({ mode: "socket" });
    const before = countOpens(school);
    school.slack.refuseSockets(true);
    school.slack.dropSockets();
    await waitUntil(() => expect(countOpens(school)).toBeGreaterThanOrEqual(before + 2));
    school.slack.refuseSockets(false);
    await waitUntilBack(school);
  });

  it("Bookend still stops within a second", { retry: 2 }, async () => {
    const school = await startSchool({ mode: "socket" });
    school.slack.faults.always("apps.connections.open", { kind: "status", status: 500 });
    school.slack.dropSockets();
    await waitUntil(() => expect(school.slack.calls.some(({ status }) => status === 500)).toBe(true));
    const startedAt = performance.now();
    await school.bookend.stop();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    const before = countOpens(school);
    school.slack.faults.clear();
    await school.slack.settle(1200);
    expect(countOpens(school)).toBe(before);
    expect(school.slack.socketCount).toBe(0);
  });
});
