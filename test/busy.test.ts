// What people read while Bookend has more to answer than it can: that they have to wait, or to try again.
import { expect, it } from "vitest";
import type { Exchange } from "../sandbox/workspace/link/exchange.js";
import { lastWhisper, press } from "./support/asking.js";
import { OMAR, type School, STAFF, startSchool, TESS } from "./support/school.js";
import type { Mode } from "./support/starting.js";
import { waitUntil } from "./support/waiting.js";
import { expectGoodMessages } from "./support/words.js";

const MODES: Mode[] = ["http", "socket"];

const BUSY = "Not done: I'm busy right now. Please try again in a minute.";

/** More than are answered at once and may wait for one person. */
const TOO_MANY = 50;

const typeAtOnce = ({ slack }: School, text: string, count: number): Promise<Exchange[]> =>
  Promise.all(Array.from({ length: count }, () => slack.as(TESS).command("/unit", text, { channel: STAFF })));

it.each(MODES)(
  "a flood over %s stops only the person who sends it, and what was not done can be done later",
  async (mode) => {
    const school = await startSchool({ mode });
    const { slack } = school;
    slack.faults.always("response_url", { kind: "slow", ms: 3000 });
    const commands = await typeAtOnce(school, "list all", TOO_MANY);
    const refused = commands.filter(({ ack }) => ack !== undefined);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({ ack }) => ack?.text)).toEqual(refused.map(() => `${BUSY}\nYou typed: /unit list all`));
    const others = await slack.as(OMAR).command("/unit", "help", { channel: STAFF });
    expect([others.status, others.ack]).toEqual([200, undefined]);
    slack.faults.clear();
    await slack.settle();
    await waitUntil(() => expect(slack.countWhispersTo(TESS)).toBe(TOO_MANY));
    expect(lastWhisper(school, OMAR).text).toContain("What Bookend can do");
    const busy = slack.whispersTo(TESS).find(({ text }) => text.startsWith(BUSY));
    expect(busy && (await press(school, busy, "Try again")).text).toContain("All units");
    expectGoodMessages(school);
  },
);

it("a unit typed while Bookend is busy is neither logged nor remembered, and is logged by Try again", async () => {
  const school = await startSchool();
  const { slack, db } = school;
  slack.faults.always("response_url", { kind: "slow", ms: 3000 });
  await typeAtOnce(school, "help", TOO_MANY);
  const line = "log Rivers, grade 4, level 2 with <@U0LIBRARY01> today";
  const { ack } = await slack.as(TESS).command("/unit", line, { channel: STAFF });
  expect(ack?.text).toContain(BUSY);
  slack.faults.clear();
  await slack.settle();
  expect([await db.unit.count(), await db.seenRequest.count()]).toEqual([0, 0]);
  const busy = slack.whispersTo(TESS).find(({ text }) => text.includes("Rivers"));
  expect(busy && (await press(school, busy, "Try again")).text).toContain("Saved: Rivers");
  expect(await db.unit.count()).toBe(1);
  expectGoodMessages(school);
});

it("a form opens while every other answer waits for Slack", async () => {
  const school = await startSchool();
  const { slack } = school;
  slack.faults.always("response_url", { kind: "slow", ms: 3000 });
  await typeAtOnce(school, "help", 40);
  await slack.as(OMAR).command("/unit", "log", { channel: STAFF });
  await waitUntil(() => expect(slack.as(OMAR).modal()).toBeDefined());
  expect(slack.countWhispersTo(TESS)).toBe(0);
  slack.faults.clear();
  await slack.settle();
});
