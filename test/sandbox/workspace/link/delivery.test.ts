// Requests to an app on HTTP: a real Bolt receiver accepts the signed ones and refuses the rest.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeliveryOptions } from "../../../../sandbox/workspace/link/delivery.js";
import { type Stage, startHttpStage } from "../bolt-app.js";

let stage: Stage;
const commands: string[] = [];
const events: string[] = [];

beforeAll(async () => {
  stage = await startHttpStage((app) => {
    app.command("/unit", async ({ ack, command }) => {
      commands.push(command.trigger_id);
      await ack();
    });
    app.event("app_home_opened", async ({ body, context }) => {
      events.push(`${body.event_id} ${context.retryNum ?? 0} ${context.retryReason ?? ""}`.trim());
    });
    app.shortcut("wordy", async ({ ack }) => {
      await (ack as unknown as (body: object) => Promise<void>)({ text: "Slack drops this." });
    });
  });
});
afterAll(() => stage.close());

const seconds = () => Math.floor(Date.now() / 1000);
const payload = () => ({
  command: "/unit",
  text: "",
  team_id: stage.workspace.teamId,
  user_id: stage.tess,
  trigger_id: "1.2.3",
  channel_id: stage.staff,
});

const forged: [string, () => DeliveryOptions, number][] = [
  ["signed rightly", () => ({}), 200],
  ["signed with another secret", () => ({ signingSecret: "another-secret" }), 401],
  ["with a made-up signature", () => ({ signature: `v0=${"0".repeat(64)}` }), 401],
  ["that is six minutes old", () => ({ timestamp: seconds() - 360 }), 401],
  ["whose body was changed afterwards", () => ({ headers: { "x-slack-signature": "v0=00" } }), 401],
];
test.each(forged)("a request %s is answered with its status", async (_what, options, status) => {
  const exchange = await stage.workspace.deliver("command", payload(), options());
  expect(exchange.status).toBe(status);
});

test("a repeated request is exactly the same", async () => {
  commands.length = 0;
  const exchange = await stage.workspace.as(stage.tess).command("/unit", "log");
  const again = await exchange.repeat();
  expect(again.request).toEqual(exchange.request);
  expect(commands[0]).toBe(commands[1]);
  await stage.workspace.deliver("command", payload(), { twice: true });
  expect(commands).toHaveLength(4);
});

test("a retried event says so and keeps its id", async () => {
  events.length = 0;
  const event = { type: "app_home_opened", user: stage.tess, channel: "D1", tab: "home" };
  const exchange = await stage.workspace.event(event, { eventId: "Ev1" });
  await exchange.repeat({ retryNum: 1, retryReason: "http_timeout" });
  await stage.workspace.event(event, { eventId: "Ev2", retryNum: 2, retryReason: "http_error" });
  expect(events).toEqual(["Ev1 0", "Ev1 1 http_timeout", "Ev2 2 http_error"]);
});

test("an ack body that Slack would ignore is a problem", async () => {
  await stage.workspace.as(stage.tess).shortcut("wordy");
  expect(stage.workspace.problems).toMatchObject([{ where: "ack of shortcut", error: "ignored_body" }]);
});

test("an app that isn't running is a failure, not an exception", async () => {
  const { workspace } = stage;
  const lonely = await startHttpStage(() => {});
  lonely.workspace.sendTo("http://127.0.0.1:9/");
  expect(await lonely.workspace.as(lonely.tess).shortcut("x")).toMatchObject({ status: 0, failure: "ECONNREFUSED" });
  await lonely.close();
  expect(workspace.exchanges.length).toBeGreaterThan(0);
});
