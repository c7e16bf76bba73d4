// One attempt at one post, through the real app: lost replies, crashes partway, and never two messages.
import { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { postDue } from "../../../src/schedule.js";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { DUE, dueDeps, ledger, minutesAfter, reports, startOnTheEve, tickAt, told } from "../../support/reporting.js";
import { ADMIN, type School, STAFF } from "../../support/school.js";

const UNANSWERED =
  `Slack didn't confirm that I posted October's report in <#${ADMIN}>. ` +
  "I'll look in a minute and post only what's missing. You don't need to do anything.";

const stateOf = async (school: School) => (await ledger(school))[0]?.state;

describe("a lost reply", () => {
  it.each<[string, Fault, number]>([
    ["lost after the message was posted", { kind: "lostReply" }, 1],
    ["a connection that breaks first", { kind: "reset" }, 0],
    ["a server error", { kind: "status", status: 500 }, 0],
    ["an HTML page instead of an answer", { kind: "html" }, 0],
    ["an internal error at Slack", { kind: "error", error: "internal_error" }, 0],
  ])("(%s) makes Bookend look for the post a minute later, and there is one report", async (_what, fault, posted) => {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", fault);
    await tickAt(school, DUE);
    expect(await ledger(school)).toMatchObject([{ state: "sending", reason: expect.stringMatching(/^[a-z_0-9]+$/) }]);
    expect(reports(school)).toHaveLength(posted);
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([UNANSWERED]);
    for (const minute of [1, 2, 3]) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toHaveLength(1);
    expect(reports(school)[0]?.edited).toBeUndefined();
    expect(await ledger(school)).toMatchObject([{ state: "sent", reason: null, messageTs: reports(school)[0]?.ts }]);
    expect(told(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("from a hanging Slack times out, and Bookend looks for the post", async () => {
    const school = await startOnTheEve();
    const logger = createSlackLogger({ warn: () => {}, error: () => {} });
    const { apiUrl: slackApiUrl, botToken } = school.slack;
    const impatient = new WebClient(botToken, { slackApiUrl, logger, timeout: 2000, retryConfig: { retries: 0 } });
    const deps = dueDeps(school, { poster: impatient });
    school.slack.faults.next("chat.postMessage", { kind: "hang" });
    const first = await postDue(deps, { now: DUE, dryRun: false });
    expect(first).toMatchObject([{ outcome: "failed", why: expect.stringContaining("timeout") }]);
    expect(await stateOf(school)).toBe("sending");
    // The app hasn't seen the attempt of the other process before.
    for (const minute of [1, 2]) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("again and again, for changing reasons, alerts the admins once", async () => {
    const school = await startOnTheEve();
    const faults: Fault[] = [{ kind: "reset" }, { kind: "status", status: 502 }, { kind: "html" }, { kind: "reset" }];
    for (const [minute, fault] of faults.entries()) {
      if (minute > 0) school.slack.faults.clear();
      school.slack.faults.next("chat.postMessage", fault);
      await tickAt(school, minutesAfter(DUE, minute));
    }
    expect(told(school)).toHaveLength(1);
    await tickAt(school, minutesAfter(DUE, faults.length));
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("makes Bookend look where the post was sent, even after the admin channel changed", async () => {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    await tickAt(school, DUE);
    await school.db.school.updateMany({ data: { adminChannel: STAFF } });
    await tickAt(school, minutesAfter(DUE, 1));
    expect(reports(school)).toHaveLength(1);
    expect(reports(school, STAFF)).toEqual([]);
    expect(await ledger(school)).toMatchObject([{ state: "sent", channel: ADMIN }]);
    expect(school.slack.problems).toEqual([]);
  });

  it("makes Bookend look again as long as Slack can't answer", async () => {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", { kind: "lostReply" });
    school.slack.faults.next("conversations.history", { kind: "status", status: 503 }, 2);
    for (const minute of [0, 1, 2]) await tickAt(school, minutesAfter(DUE, minute));
    expect(await ledger(school)).toMatchObject([{ state: "sending", reason: "http_503" }]);
    await tickAt(school, minutesAfter(DUE, 3));
    expect(await stateOf(school)).toBe("sent");
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("holds back later months until the post is found", async () => {
    const school = await startOnTheEve();
    await tickAt(school, DUE);
    const next = new Date("2026-12-02T13:00:00Z");
    school.slack.faults.next("chat.postMessage", { kind: "reset" });
    await tickAt(school, next);
    const after = minutesAfter(new Date("2027-01-04T13:00:00Z"), 0);
    await school.db.post.updateMany({
      where: { period: "2026-11" },
      data: { changedAt: after.toISOString(), reason: null },
    });
    school.clock.now = after;
    expect(await postDue(dueDeps(school), { now: after, dryRun: false })).toMatchObject([
      { period: "2026-10", outcome: "already" },
      { period: "2026-11", outcome: "already", why: "another process is posting it" },
      { period: "2026-12", outcome: "skipped", why: "waiting until 2026-11 is posted" },
    ]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a process that died", () => {
  /** A school whose ledger a crash left in this state, with or without the message in the channel. */
  async function startCrashed({ state, there }: { state: string; there: boolean }): Promise<School> {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", there ? { kind: "lostReply" } : { kind: "reset" });
    await tickAt(school, DUE);
    await school.db.post.updateMany({ data: { state, reason: null, nextTryAt: null, notifiedReason: null } });
    return school;
  }

  it.each([
    { state: "claimed", there: false },
    { state: "sending", there: false },
    { state: "sending", there: true },
  ])("while $state (message there: $there) gets two minutes, then its post is finished once", async (crash) => {
    const school = await startCrashed(crash);
    await school.restart();
    await tickAt(school, minutesAfter(DUE, 1));
    expect(await stateOf(school)).toBe(crash.state);
    expect(reports(school)).toHaveLength(crash.there ? 1 : 0);
    await tickAt(school, minutesAfter(DUE, 2));
    await tickAt(school, minutesAfter(DUE, 3));
    expect(await stateOf(school)).toBe("sent");
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("holds nothing back after the clock was set back", async () => {
    const school = await startCrashed({ state: "sending", there: true });
    await school.db.post.updateMany({ data: { changedAt: minutesAfter(DUE, 600).toISOString() } });
    for (const minute of [1, 2, 3]) await tickAt(school, minutesAfter(DUE, minute));
    expect(await stateOf(school)).toBe("sent");
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });
});
