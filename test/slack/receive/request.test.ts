// Reading a request: who is asking, according to Slack's payload, and a refusal when it doesn't say.
import { expect, it } from "vitest";
import { readCommand, readInteraction, toRequest } from "../../../src/slack/receive/request.js";

const COMMAND = {
  team_id: "T1",
  user_id: "U1",
  channel_id: "C1",
  channel_name: "staff",
  command: "/unit",
  text: "log Rivers",
  trigger_id: "1.2",
};

it("a request from the Home has a workspace, a person and a command, but no channel", () => {
  const request = toRequest({ workspaceId: "T1", userId: "U1", command: "/unit", key: "home" });
  expect(request).toMatchObject({ workspaceId: "T1", userId: "U1", command: "/unit", key: "home" });
  expect([request.channel, request.view, request.clickedMessage, request.responseUrl, request.triggerId]).toEqual(
    Array(5).fill(undefined),
  );
});

it("a command has the same key when Slack sends it again", () => {
  const { request, text } = readCommand(COMMAND);
  expect(text).toBe("log Rivers");
  expect(request).toMatchObject({ workspaceId: "T1", userId: "U1", channel: { id: "C1", name: "staff" } });
  expect(readCommand(COMMAND).request.key).toBe(request.key);
  expect(readCommand({ ...COMMAND, trigger_id: "3.4" }).request.key).not.toBe(request.key);
});

it("a request from a modal belongs to the workspace that installed the app, not to the person's own", () => {
  const body = {
    team: { id: "T2" },
    user: { id: "U9", team_id: "T2" },
    view: { id: "V1", type: "modal", app_installed_team_id: "T1" },
  };
  const request = readInteraction(body, "/unit");
  expect(request).toMatchObject({
    workspaceId: "T1",
    userTeamId: "T2",
    view: { id: "V1", isHome: false, isTop: false },
  });
});

it.each([{}, { ...COMMAND, team_id: undefined }, "text", null])("a command is refused when Slack sends %j", (body) => {
  expect(() => readCommand(body)).toThrow();
});
