// Slack's time: read from its answers, and compared with this machine's clock without another call.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createSlackTime } from "../../../src/slack/api/slack-time.js";

const NOON = Date.parse("2026-11-10T12:00:00Z");
const MINUTE = 60_000;
const JSON_TYPE = { "content-type": "application/json" };

/** A server that answers like this, and a machine whose clock and time start at noon. */
async function start(headers: Record<string, string>) {
  const server = createServer((_request, response) => {
    response.sendDate = false;
    response.writeHead(200, headers).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const machine = { clock: NOON, passed: 0 };
  const time = createSlackTime({ now: () => new Date(machine.clock), elapsed: () => machine.passed });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { machine, time, ask: () => time.fetch(url, { method: "POST" }) };
}

const dated = (ms: number) => ({ ...JSON_TYPE, date: new Date(ms).toUTCString() });

it.each([
  ["right", 0, 0],
  ["20 minutes ahead", -20 * MINUTE, 20 * MINUTE],
  ["three hours behind", 180 * MINUTE, -180 * MINUTE],
])("a clock that is %s is known after one answer, to a second", async (_what, slack, ahead) => {
  const { time, ask } = await start(dated(NOON + slack));
  expect([time.aheadMs(), time.readings()]).toEqual([undefined, 0]);
  const answer = await ask();
  expect(await answer.json()).toEqual({});
  expect(Math.abs((time.aheadMs() ?? Number.NaN) - ahead)).toBeLessThanOrEqual(1000);
  expect(time.readings()).toBe(1);
});

it("time that passes changes nothing, and a change of the clock shows at once", async () => {
  const { machine, time, ask } = await start(dated(NOON));
  await ask();
  const before = time.aheadMs() ?? Number.NaN;
  machine.clock += 90 * MINUTE;
  machine.passed += 90 * MINUTE;
  expect(time.aheadMs()).toBe(before);
  machine.clock -= 60 * MINUTE;
  expect(time.aheadMs()).toBe(before - 60 * MINUTE);
});

it.each([
  ["no time", JSON_TYPE],
  ["a time that isn't one", { ...JSON_TYPE, date: "now" }],
  ["a page, which may be a proxy's", { date: new Date(0).toUTCString(), "content-type": "text/html; charset=utf-8" }],
])("an answer with %s says nothing", async (_what, headers) => {
  const { time, ask } = await start(headers);
  await ask();
  expect([time.aheadMs(), time.readings()]).toEqual([undefined, 0]);
});
