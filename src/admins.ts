// Which admins hear what concerns them all, such as a report that can't be posted.
import type { WorkspaceId } from "./domain/ids.js";
import { createErrorLog, type Log } from "./log.js";
import type { SlackClients } from "./slack/api/clients.js";
import { createDirectory } from "./slack/api/directory.js";
import type { Message } from "./slack/message/blocks.js";
import { type Charts, createCharts } from "./slack/send/charts.js";
import { type SendResult, sendOnce } from "./slack/send/delivery.js";
import { chartRefusalsOf } from "./store/chart-refusals.js";
import { adminsOf, savePerson } from "./store/people.js";
import type { Db } from "./store/sql/database.js";

export interface AdminDeps {
  db: Db;
  workspaceId: WorkspaceId;
  clients: SlackClients;
}

/** The ids of the admins named in the settings, or else of Slack's. Asks Slack only if Bookend knows no admin at all. */
export async function adminsToNotify({ db, workspaceId, clients }: AdminDeps, now: Date): Promise<string[]> {
  const known = await adminsOf(db, workspaceId);
  if (known.length === 0) {
    for (const admin of await createDirectory(clients.lookup, workspaceId).admins()) {
      known.push(await savePerson(db, workspaceId, { ...admin, now }));
    }
  }
  const named = known.filter((person) => person.namedAdmin);
  return (named.length > 0 ? named : known).filter((person) => person.role === "admin").map((person) => person.id);
}

/** What it takes to write to them. */
export interface TellDeps extends AdminDeps {
  log: Log;
  clock: () => Date;
}

/** Charts in messages, unless this Slack refuses them. */
export const chartsOf = ({ db, log, workspaceId, clock }: Omit<TellDeps, "clients">): Charts =>
  createCharts({ refusals: chartRefusalsOf(db, workspaceId, "messages"), now: clock, logError: createErrorLog(log) });

// What may have arrived isn't said again.
const hasReached = (result: SendResult) =>
  result.kind === "sent" || (result.kind === "unknown" && result.mayHaveArrived);

/** Sends each admin a direct message. False when it reached nobody. */
export async function tellAdmins(deps: TellDeps, message: Message, now: Date): Promise<boolean> {
  const admins = await adminsToNotify(deps, now);
  const charts = chartsOf(deps);
  const send = (channel: string) => sendOnce(deps.clients.poster, { channel, message, charts });
  return (await Promise.all(admins.map(send))).some(hasReached);
}
