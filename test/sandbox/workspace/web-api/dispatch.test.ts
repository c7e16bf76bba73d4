// One call of the Web API: method, token, scope and arguments are checked as Slack does.

import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorkspace } from "../../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { clientOf, errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
let staff: string;
beforeAll(async () => {
  ({ workspace, client, staff } = await startApiStage());
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.problems.length = 0;
});

const tokens: [string, () => string, string, string][] = [
  ["no one", () => "", "auth.test", "not_authed"],
  ["a stranger", () => "xoxb-other", "auth.test", "invalid_auth"],
  ["the app for what the bot does", () => workspace.appToken, "auth.test", "not_allowed_token_type"],
  ["the bot for a socket", () => workspace.botToken, "apps.connections.open", "not_allowed_token_type"],
  ["the app for a socket", () => workspace.appToken, "apps.connections.open", "ok"],
  ["the bot", () => workspace.botToken, "auth.test", "ok"],
];
test.each(tokens)("a call by %s is answered as Slack does", async (_who, token, method, answer) => {
  expect(await errorOf(clientOf(workspace, token()).apiCall(method))).toBe(answer);
});

test("a revoked token is reported", async () => {
  workspace.revokeToken();
  expect(await errorOf(client.auth.test())).toBe("token_revoked");
  workspace.restoreToken();
  expect(await client.auth.test()).toMatchObject({ team_id: workspace.teamId, user_id: workspace.botUserId });
});

test("an unknown method fails loudly", async () => {
  expect(await errorOf(client.apiCall("chat.shout"))).toBe("unknown_method");
  expect(workspace.problems).toMatchObject([{ where: "chat.shout", error: "unknown_method" }]);
});

test("a missing scope names the needed and the provided scopes", async () => {
  const poor = await startWorkspace({ scopes: ["commands"] });
  const failure = await clientOf(poor)
    .users.list({})
    .catch((error) => error.data);
  expect(failure).toMatchObject({ error: "missing_scope", needed: "users:read", provided: "commands" });
  expect(poor.problems).toMatchObject([{ where: "users.list", error: "missing_scope" }]);
  await poor.close();
});

test("a missing argument is reported by name", async () => {
  const failure = await client.apiCall("chat.postMessage", { text: "Hi" }).catch((error) => error.data);
  expect(failure).toMatchObject({ error: "invalid_arguments" });
  expect(workspace.problems[0]?.messages).toEqual(["[ERROR] missing required field: channel"]);
});

test("JSON bodies and tokens as arguments work, too", async () => {
  const body = JSON.stringify({ token: workspace.botToken, channel: staff, text: "As JSON" });
  const headers = { "content-type": "application/json; charset=utf-8" };
  const response = await fetch(`${workspace.apiUrl}chat.postMessage`, { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({ ok: true, channel: staff });
  expect(workspace.calls.at(-1)).toMatchObject({
    method: "chat.postMessage",
    token: "bot",
    args: { text: "As JSON" },
  });
});
