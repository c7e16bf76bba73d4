// When the monthly report can't be posted: it has a named state, the admins get one message, and it is posted once later.
import { describe, expect, it } from "vitest";
import { isContentRefusal } from "../../../src/slack/api/slack-error.js";
import { forge, wordsOnButtons } from "../../support/asking.js";
import {
  addUnits,
  DUE,
  keepTicking,
  ledger,
  minutesAfter,
  reports,
  startOnTheEve,
  states,
  tickAt,
  told,
} from "../../support/reporting.js";
import { ADMIN, PAT, type School, STAFF, startSchool, TESS } from "../../support/school.js";

const RETRY = ["Try again now", "Change settings"];
const NOTHING_LOST = "You can see it anytime with /unit report 2026-10. Every admin got this message.";

const leave = ({ slack }: School) => slack.kick(ADMIN, slack.botUserId);

describe("a report that Slack refuses", () => {
  it.each([
    {
      reason: "not_in_channel",
      words: `I'm not in <#${ADMIN}>. Type /invite @Bookend there, or choose another channel with /unit settings.`,
      mend: "invite",
    },
    {
      reason: "channel_not_found",
      words: `I can't see <#${ADMIN}>. Type /invite @Bookend there, or choose another channel with /unit settings.`,
      mend: "an hour",
    },
    {
      reason: "is_archived",
      words: `<#${ADMIN}> is archived. Choose another channel with /unit settings.`,
      mend: "an hour",
    },
    {
      reason: "restricted_action",
      words: `This workspace doesn't let me post in <#${ADMIN}>. Allow it, or choose another channel with /unit settings.`,
      mend: "the button",
    },
    {
      reason: "invalid_blocks",
      words:
        "Slack didn't accept October's report, not even in a shorter version (invalid_blocks). I won't try again on my own. " +
        "Please tell the person who runs Bookend. Once it's fixed, save /unit settings and I'll try again.",
      mend: "the button",
    },
  ])(
    "($reason) is recorded, reported to the admins once, and posted once when $mend fixes it",
    async ({ reason, words, mend }) => {
      const school = await startOnTheEve();
      if (mend === "invite") leave(school);
      else
        school.slack.faults.next(
          "chat.postMessage",
          { kind: "error", error: reason },
          // Five sizes, and the first without its charts.
          isContentRefusal(reason) ? 6 : 1,
        );
      await tickAt(school, DUE);
      await keepTicking(school);
      expect(await states(school)).toEqual([["failed", reason]]);
      const [message, ...more] = told(school);
      expect(more).toEqual([]);
      expect(message?.text).toBe(`Not posted yet: October's report. ${words}\n${NOTHING_LOST}`);
      expect(message && wordsOnButtons(message)).toEqual(RETRY);

      if (mend === "invite") await school.slack.invite(ADMIN, school.slack.botUserId);
      if (mend === "the button" && message) await school.slack.as(PAT).click(message, "report-retry");
      await school.slack.settle();
      await keepTicking(school, mend === "an hour" ? 61 : 10);
      expect(reports(school)).toHaveLength(1);
      expect(await states(school)).toEqual([["sent", null]]);
      expect(school.slack.problems).toEqual([]);
    },
  );

  it("isn't tried again by a copy of the button in the wrong hands", async () => {
    const school = await startOnTheEve();
    leave(school);
    await tickAt(school, DUE);
    const before = await ledger(school);
    const refused = await forge(school, { name: "report-retry", value: {}, by: TESS });
    expect(refused.text).toBe("Only librarians and admins can do that.");
    expect(await ledger(school)).toEqual(before);
    await keepTicking(school);
    expect(told(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("is reported again after someone asks for another try", async () => {
    const school = await startOnTheEve();
    leave(school);
    await tickAt(school, DUE);
    const [message] = told(school);
    if (message) await school.slack.as(PAT).click(message, "report-retry");
    await school.slack.settle();
    expect(told(school)[0]?.text).toBe("I'll retry within a minute and let you know if it fails.");
    await keepTicking(school);
    expect(told(school)).toHaveLength(2);
    expect(school.slack.problems).toEqual([]);
  });

  it("for several months is reported in one message", async () => {
    const school = await startSchool({ now: DUE, env: { ADMIN_CHANNEL: "" } });
    await addUnits(school, [{ date: "2026-08-12" }]);
    await keepTicking(school);
    expect(told(school).map(({ text }) => text.split("\n")[0])).toEqual([
      "Not posted yet: August's, September's, and October's reports. " +
        "No admin channel is set. Choose one with /unit settings.",
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("is posted in the channel the settings name next", async () => {
    const school = await startOnTheEve();
    leave(school);
    await tickAt(school, DUE);
    const pat = school.slack.as(PAT);
    await pat.command("/unit", "settings", { channel: STAFF });
    await school.slack.settle();
    await pat.fill({ channel: STAFF });
    await pat.submit();
    await school.slack.settle();
    await tickAt(school, minutesAfter(DUE, 1));
    expect(reports(school, STAFF).map(({ text }) => text.includes("October 2026"))).toEqual([true]);
    expect(reports(school)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a pause Slack asks for", () => {
  it.each([
    { how: "with Retry-After", fault: { kind: "ratelimited", retryAfter: 150 } as const, after: 3 },
    { how: "without Retry-After", fault: { kind: "status", status: 429 } as const, after: 1 },
  ])("($how) is recorded and reported once, and the report is posted once", async ({ fault, after }) => {
    const school = await startOnTheEve();
    school.slack.faults.next("chat.postMessage", fault);
    await tickAt(school, DUE);
    expect(await states(school)).toEqual([["failed", "ratelimited"]]);
    for (let minute = 1; minute < after; minute++) await tickAt(school, minutesAfter(DUE, minute));
    expect(reports(school)).toEqual([]);
    await keepTicking(school, after);
    expect(reports(school)).toHaveLength(1);
    const [message, ...more] = told(school);
    expect(more).toEqual([]);
    expect(message?.text).toBe(
      `Slack asked me to slow down. I'll post October's report as soon as it lets me. You don't need to do anything.\n${NOTHING_LOST}`,
    );
    expect(message && wordsOnButtons(message)).toEqual([]);
    expect(school.slack.problems).toEqual([]);
  });

  it("holds back later months, so the reports stay in order", async () => {
    const school = await startOnTheEve();
    await addUnits(school, [{ date: "2026-08-12" }]);
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    await tickAt(school, DUE);
    expect(reports(school)).toEqual([]);
    await tickAt(school, minutesAfter(DUE, 1));
    expect(reports(school).map(({ text }) => text.match(/Report: (\w+)/)?.[1])).toEqual([
      "August",
      "September",
      "October",
    ]);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("without an admin channel", () => {
  it("the report is skipped with the reason, the admins are told once, and choosing a channel fixes it", async () => {
    const school = await startOnTheEve({ env: { ADMIN_CHANNEL: "" } });
    await tickAt(school, DUE);
    await keepTicking(school);
    expect(await states(school)).toEqual([["failed", "no_channel"]]);
    expect(told(school)).toHaveLength(1);
    await school.db.school.updateMany({ data: { adminChannel: ADMIN } });
    await keepTicking(school, 61);
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("a revoked token", () => {
  it("holds the report until Bookend starts with a working one", async () => {
    const school = await startOnTheEve();
    school.slack.revokeToken();
    await tickAt(school, DUE);
    await keepTicking(school);
    expect(await states(school)).toEqual([["failed", "token_revoked"]]);
    expect(told(school)).toEqual([]);
    expect(school.logged.filter((line) => line.includes("token_revoked")).length).toBe(1);
    school.slack.restoreToken();
    await school.restart();
    await school.bookend.tick();
    expect(reports(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("admins Bookend couldn't tell", () => {
  it("are told at the next tick", async () => {
    const school = await startOnTheEve();
    leave(school);
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "not_in_channel" });
    school.slack.faults.next("chat.postMessage", { kind: "status", status: 500 });
    await tickAt(school, DUE);
    expect(told(school)).toEqual([]);
    await keepTicking(school);
    expect(told(school)).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });

  it("don't stop the others from being told", async () => {
    const school = await startOnTheEve();
    school.slack.addPerson({ id: "U0OWNER0001", name: "Olga Owner", isOwner: true });
    leave(school);
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "not_in_channel" });
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "channel_not_found" });
    await tickAt(school, DUE);
    const both = [...told(school), ...school.slack.directMessagesTo("U0OWNER0001")];
    expect(both).toHaveLength(1);
    expect(school.slack.problems).toEqual([]);
  });
});

it("a report missing from a restored backup is found in its channel, not posted as late", async () => {
  const school = await startOnTheEve();
  await tickAt(school, DUE);
  expect(reports(school)).toHaveLength(1);
  await school.db.post.deleteMany();
  await tickAt(school, minutesAfter(DUE, 3 * 24 * 60));
  expect(reports(school)).toHaveLength(1);
  expect(await states(school)).toEqual([["sent", null]]);
  const [row] = await school.db.post.findMany();
  expect(row).toMatchObject({ channel: ADMIN, messageTs: reports(school)[0]?.ts });
  // From then on it stays up to date.
  await addUnits(school, [{ date: "2026-10-30" }], minutesAfter(DUE, 4 * 24 * 60));
  await tickAt(school, minutesAfter(DUE, 4 * 24 * 60 + 1));
  expect(reports(school)[0]?.text).toContain("one late unit added");
  expect(school.slack.problems).toEqual([]);
});

it("a late report waits until its channel can be searched", async () => {
  const school = await startOnTheEve();
  await tickAt(school, DUE);
  await school.db.post.deleteMany();
  school.slack.faults.next("conversations.history", { kind: "status", status: 503 });
  const late = minutesAfter(DUE, 3 * 24 * 60);
  await tickAt(school, late);
  expect(reports(school)).toHaveLength(1);
  expect(await states(school)).toEqual([["due", "http_503"]]);
  await tickAt(school, minutesAfter(late, 2));
  expect(reports(school)).toHaveLength(1);
  expect(await states(school)).toEqual([["sent", null]]);
  expect(school.slack.problems).toEqual([]);
});
