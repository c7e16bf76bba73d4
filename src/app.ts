// The Bolt app with every feature registered: what `start` runs and tests boot.
import { App, type Receiver } from "@slack/bolt";
import type { WorkspaceId } from "./domain/ids.js";
import { createContextOf } from "./features/context.js";
import { buttons, forms, subcommands } from "./features/index.js";
import { keepPerson, retryAfterInvite } from "./features/keep-in-step.js";
import { type Log, toLogFields } from "./log.js";
import { createLogger, type SlackClients } from "./slack/clients.js";
import { createDirectory } from "./slack/directory.js";
import { registerEvents } from "./slack/events.js";
import { registerFeatures } from "./slack/router.js";
import type { Work } from "./slack/work.js";
import { type Db, refusalOf } from "./store/database.js";

/** The installation this process serves, as auth.test tells it. */
export interface Installation {
  workspaceId: WorkspaceId;
  token: string;
  botId: string;
  botUserId: string;
}

export interface AppDeps {
  db: Db;
  log: Log;
  now: () => Date;
  installation: Installation;
  clients: SlackClients;
  receiver: Receiver;
  work: Work;
  /** The name of the command, for places where a request does not say it. */
  command: string;
}

export function createApp(deps: AppDeps): App {
  const { db, log, now, installation, clients, work } = deps;
  const { workspaceId, token: botToken, botId, botUserId } = installation;
  const app = new App({
    receiver: deps.receiver,
    logger: createLogger(log),
    authorize: async () => ({ botToken, botId, botUserId }),
    convoStore: false,
  });
  const logError = (fields: object, error: unknown) => log.error({ ...fields, ...toLogFields(error) }, "failed");
  const directory = createDirectory(clients.lookup, workspaceId);
  registerFeatures(app, {
    subcommands,
    forms,
    buttons,
    ...clients,
    contextOf: createContextOf({ db, directory, workspaceId, now }),
    command: deps.command,
    explain: refusalOf,
    logError,
    logRequest: (fields) => log.info(fields, "request"),
    track: (running) => work.track(running),
  });
  const step = { db, workspaceId, now };
  registerEvents(app, {
    workspaceId,
    botUserId,
    onPerson: (person) => work.track(keepPerson(step, person)),
    onInvited: () => work.track(retryAfterInvite(step)),
  });
  // What no listener caught: log it without what people typed. Bolt has answered Slack by then.
  app.error(async (error) => logError({ during: "listener" }, error.original ?? error));
  return app;
}
