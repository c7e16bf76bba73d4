// The faults between the app and Slack, as Slack's own client meets them.
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../sandbox/workspace/workspace.js";
import { quietLogger } from "./bolt-app.js";

let workspace: Workspace;
let client: WebClient;
let staff: string;

beforeEach(async () => {
  workspace = await startWorkspace();
  staff = workspace.addChannel({ name: "all-staff", botIsMember: true }).id;
  client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 3000,
    logger: quietLogger,
  });
});
afterEach(() => workspace.close());

const post = () => client.chat.postMessage({ channel: staff, text: "Report" });
const countPosts = () => workspace.messagesIn(staff).length;

const faults: [string, Fault, object, number][] = [
  [
    "a rate limit",
    { kind: "ratelimited", retryAfter: 7 },
    { code: "slack_webapi_rate_limited_error", retryAfter: 7 },
    0,
  ],
  ["a server error", { kind: "status", status: 503 }, { code: "slack_webapi_http_error", statusCode: 503 }, 0],
  ["a page in place of JSON", { kind: "html" }, { data: { ok: false, error: expect.stringContaining("<html>") } }, 0],
  ["a broken connection", { kind: "reset" }, { code: "slack_webapi_request_error" }, 0],
  ["silence", { kind: "hang" }, { code: "slack_webapi_request_error" }, 0],
  ["a lost reply", { kind: "lostReply" }, { code: "slack_webapi_request_error" }, 1],
  ["an error of Slack's", { kind: "error", error: "account_inactive" }, { data: { error: "account_inactive" } }, 0],
];
test.each(faults)("%s happens once and shows whether the call was done", async (_what, fault, shape, done) => {
  workspace.faults.next("chat.postMessage", fault);
  const error = await post().catch((thrown) => thrown);
  expect(error).toMatchObject(shape);
  expect(countPosts()).toBe(done);
  await post();
  expect(countPosts()).toBe(done + 1);
  expect(workspace.calls.map((call) => call.fault)).toEqual([fault.kind, undefined]);
});

test("a slow answer arrives", async () => {
  workspace.faults.next("chat.postMessage", { kind: "slow", ms: 120 });
  const startedAt = performance.now();
  await post();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(115);
});

test("faults apply to one method or all, a few times or until cleared", async () => {
  const error = { kind: "error", error: "fatal_error" } as const;
  workspace.faults.always("*", error);
  await expect(post()).rejects.toThrow("fatal_error");
  await expect(client.auth.test()).rejects.toThrow("fatal_error");
  workspace.faults.clear();
  workspace.faults.next("auth.test", error, 2);
  await post();
  await expect(client.auth.test()).rejects.toThrow("fatal_error");
  await expect(client.auth.test()).rejects.toThrow("fatal_error");
  await client.auth.test();
});

test("a response_url can fail, too", async () => {
  workspace.sendTo("http://127.0.0.1:9/");
  const tess = workspace.as(workspace.addPerson({ name: "tess" }).id);
  const { request } = await tess.command("/unit");
  workspace.faults.next("response_url", { kind: "status", status: 500 });
  const respond = () => fetch(String(request.payload.response_url), { method: "POST", body: '{"text":"Hi"}' });
  expect((await respond()).status).toBe(500);
  expect((await respond()).status).toBe(200);
});

test("content can be refused by its length and by its blocks, and other messages get through", async () => {
  const say = (text: string, type: "section" | "header" = "section") =>
    client.chat.postMessage({
      channel: staff,
      text,
      blocks: [{ type, text: { type: "plain_text", text } }],
    });
  workspace.faults.always("chat.postMessage", { kind: "refusedContent", error: "msg_blocks_too_long", moreThan: 5 });
  await say("short");
  await expect(say("longer")).rejects.toThrow("msg_blocks_too_long");
  workspace.faults.clear();
  workspace.faults.always("*", { kind: "refusedContent", error: "invalid_blocks", types: ["header"] });
  await say("longer");
  await expect(say("short", "header")).rejects.toThrow("invalid_blocks");
  expect(countPosts()).toBe(2);
  workspace.sendTo("http://127.0.0.1:9/");
  const tess = workspace.as(workspace.addPerson({ name: "tess" }).id);
  const { request } = await tess.command("/unit");
  const body = JSON.stringify({ blocks: [{ type: "header", text: { type: "plain_text", text: "Hi" } }] });
  const response = await fetch(String(request.payload.response_url), { method: "POST", body });
  expect([response.status, await response.text()]).toEqual([400, "invalid_blocks"]);
});

test("settling waits for a slow call, but not for one that hangs", async () => {
  workspace.faults.next("auth.test", { kind: "hang" });
  workspace.faults.next("auth.test", { kind: "slow", ms: 150 });
  const hanging = client.auth.test().catch(() => "gave up");
  const startedAt = performance.now();
  const slow = client.auth.test();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await workspace.settle();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145);
  await slow;
  expect(await hanging).toBe("gave up");
});

test("a listener hears about every change until it stops listening", async () => {
  let changes = 0;
  const stop = workspace.onChange(() => {
    changes += 1;
  });
  await post();
  await workspace.settle();
  expect(changes).toBeGreaterThan(0);
  stop();
  const before = changes;
  await post();
  expect(changes).toBe(before);
});

test("a Web API fault doesn't affect response_urls", async () => {
  workspace.faults.always("web-api", { kind: "status", status: 500 });
  await expect(post()).rejects.toMatchObject({ statusCode: 500 });
  const { status } = await fetch(`${workspace.apiUrl.replace("/api/", "")}/response/none`, {
    method: "POST",
    body: "{}",
  });
  expect(status).toBe(404);
  workspace.faults.clear("web-api");
  await post();
  expect(countPosts()).toBe(1);
});
