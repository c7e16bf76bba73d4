// A workspace with a few people and Slack's own client, for the tests of the Web API.
import { WebClient } from "@slack/web-api";
import { startWorkspace, type WorkspaceOptions } from "../../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { quietLogger } from "../bolt-app.js";

export interface ApiStage {
  workspace: Workspace;
  client: WebClient;
  tess: string;
  lee: string;
  /** A channel with Tess and the bot. */
  staff: string;
}

export function clientOf(workspace: Workspace, token = workspace.botToken): WebClient {
  return new WebClient(token, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 }, logger: quietLogger });
}

export async function startApiStage(options: WorkspaceOptions = {}): Promise<ApiStage> {
  const workspace = await startWorkspace(options);
  const tess = workspace.addPerson({ name: "tess", tz: "America/New_York", isAdmin: true }).id;
  const lee = workspace.addPerson({ name: "lee" }).id;
  const staff = workspace.addChannel({ name: "all-staff", members: [tess], botIsMember: true }).id;
  return { workspace, client: clientOf(workspace), tess, lee, staff };
}

/** "ok", or the name of Slack's error. */
export function errorOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (error) => error.data?.error ?? String(error),
  );
}
