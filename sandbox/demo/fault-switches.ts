// The switches that let a visitor break Slack, the connection, or the database, and fix them again.
import type { FaultRequest, FaultSwitch } from "../web/contract.js";
import type { DemoStage } from "../web/server/stage.js";
import type { Workspace } from "../workspace/workspace.js";
import { blockWrites, unblockWrites } from "./write-block.js";

/** Nothing listens there. */
export const UNREACHABLE_URL = "http://127.0.0.1:1/";

export interface FaultsOptions {
  workspace: Workspace;
  databasePath: string;
  /** Where the app receives Slack's requests; undefined over a socket. */
  appUrl: string | undefined;
}

const toLabels = (isSocket: boolean): Record<FaultSwitch["name"], string> => ({
  ratelimited: "Slack answers 429 (too many requests)",
  error500: "Slack answers 500 (server error)",
  silent: "Slack doesn't answer",
  lostReply: "Slack posts, but its answer gets lost",
  refusesCharts: "This workspace refuses charts",
  socketDrop: isSocket ? "The socket drops" : "Slack can't reach Bookend",
  databaseReadOnly: "The database is read-only",
});

export function createFaults({ workspace, databasePath, appUrl }: FaultsOptions): DemoStage["faults"] {
  const on = new Set<FaultSwitch["name"]>();
  const isSocket = appUrl === undefined;
  const labels = toLabels(isSocket);
  // Calls to a response_url still work, so that a visitor can read how the app copes.
  const breakSlack = () => {
    workspace.faults.clear();
    workspace.faults.refusesCharts = on.has("refusesCharts");
    if (on.has("lostReply")) workspace.faults.always("chat.postMessage", { kind: "lostReply" });
    if (on.has("ratelimited")) workspace.faults.always("web-api", { kind: "ratelimited", retryAfter: 5 });
    if (on.has("error500")) workspace.faults.always("web-api", { kind: "status", status: 500 });
    if (on.has("silent")) workspace.faults.always("web-api", { kind: "hang" });
  };
  const breakConnection = (isBroken: boolean) => {
    if (appUrl) return workspace.sendTo(isBroken ? UNREACHABLE_URL : appUrl);
    workspace.refuseSockets(isBroken);
    if (isBroken) workspace.dropSockets();
  };
  return {
    list: () => Object.entries(labels).map(([name, label]) => toSwitch(name as FaultSwitch["name"], { label, on })),
    turn({ name, on: isOn }: FaultRequest) {
      if (isOn) on.add(name);
      else on.delete(name);
      if (name === "socketDrop") breakConnection(isOn);
      else if (name === "databaseReadOnly") (isOn ? blockWrites : unblockWrites)(databasePath);
      else breakSlack();
    },
  };
}

const toSwitch = (name: FaultSwitch["name"], at: { label: string; on: ReadonlySet<string> }): FaultSwitch => ({
  name,
  label: at.label,
  on: at.on.has(name),
});
