// Socket Mode against a real Bolt app: envelopes, acks, reconnecting.
import { WebClient } from "@slack/web-api";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { waitUntil } from "../../../support/waiting.js";
import { formView, type Stage, startSocketStage } from "../bolt-app.js";

interface Heard extends Stage {
  /** What the app heard. */
  events: string[];
}

/** A workspace and an app of each test's own: the next socket in turn may be one that another test left open. */
async function startStage(options: { ackDeadlineMs?: number } = {}): Promise<Heard> {
  const events: string[] = [];
  const stage = await startSocketStage((app) => {
    app.command("/unit", async ({ ack, command, client }) => {
      events.push(command.text);
      if (command.text === "slow") return;
      if (command.text === "words") return ack("Words.");
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: formView });
    });
    app.view("log", async ({ ack }) => ack({ response_action: "errors", errors: { title: "Taken." } }));
    app.event("app_home_opened", async ({ body, context }) => {
      events.push(`${body.event_id} ${context.retryNum ?? 0}`);
    });
  }, options);
  onTestFinished(() => stage.close());
  return { ...stage, events };
}

const isConnected = ({ workspace }: Stage) => waitUntil(() => expect(workspace.socketCount).toBe(1));

test("commands, submissions, and their acks go over the socket", async () => {
  const stage = await startStage();
  const tess = stage.workspace.as(stage.tess);
  expect(await tess.command("/unit", "words")).toMatchObject({ status: 200, ack: { text: "Words." } });
  await tess.command("/unit", "log", { channel: stage.staff });
  await stage.workspace.settle();
  await tess.fill({ title: "Rivers", level: "1" });
  await tess.submit();
  expect(tess.modal()?.errors).toEqual({ title: "Taken." });
  expect(stage.workspace.exchanges.at(-1)?.request.url).toBeUndefined();
  expect(stage.workspace.problems).toEqual([]);
});

test("an envelope without an ack times out and can be sent again", async () => {
  const { workspace, tess, events } = await startStage({ ackDeadlineMs: 400 });
  const exchange = await workspace.as(tess).command("/unit", "slow");
  expect(exchange.timedOut).toBe(true);
  // The app may hear it after the deadline.
  await waitUntil(() => expect(events).toEqual(["slow"]));
  await exchange.repeat();
  await waitUntil(() => expect(events).toEqual(["slow", "slow"]));
});

test("a redelivered event says that it is one", async () => {
  const { workspace, tess, events } = await startStage();
  const event = { type: "app_home_opened", user: tess, channel: "D1", tab: "home" };
  const exchange = await workspace.event(event, { eventId: "Ev9" });
  await exchange.repeat({ retryNum: 1, retryReason: "timeout" });
  expect(events).toEqual(["Ev9 0", "Ev9 1"]);
});

test("an app reconnects when asked to refresh and when cut off", async () => {
  const stage = await startStage();
  const { workspace, tess } = stage;
  const countOpens = () => workspace.calls.filter((call) => call.method === "apps.connections.open").length;
  const before = countOpens();
  workspace.refreshSockets();
  await waitUntil(() => expect(countOpens()).toBe(before + 1));
  await isConnected(stage);
  workspace.dropSockets();
  await waitUntil(() => expect(countOpens()).toBe(before + 2));
  await isConnected(stage);
  expect(await workspace.as(tess).command("/unit", "words")).toMatchObject({ status: 200 });
});

test("a socket needs a new ticket and can be refused", async () => {
  const { workspace } = await startStage();
  const { url = "" } = await new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl }).apps.connections.open(
    {},
  );
  const outcome = (address: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address);
      socket.onmessage = (message) => {
        resolve(JSON.parse(String(message.data)).type);
        socket.close();
      };
      socket.onerror = () => resolve("refused");
    });
  workspace.refuseSockets(true);
  expect(await outcome(url)).toBe("refused");
  workspace.refuseSockets(false);
  expect(await outcome(url)).toBe("hello");
  expect(await outcome(url)).toBe("refused");
});

test("an ack that nothing waits for is a problem", async () => {
  const { workspace } = await startStage();
  const { url = "" } = await new WebClient(workspace.appToken, { slackApiUrl: workspace.apiUrl }).apps.connections.open(
    {},
  );
  const socket = new WebSocket(url);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  socket.send(JSON.stringify({ envelope_id: "made up" }));
  await waitUntil(() => expect(workspace.problems).toMatchObject([{ error: "unknown_envelope" }]));
  socket.close();
});
