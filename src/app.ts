// The Bolt app with every feature registered. main.ts runs it, and tests boot it.
import type { App, Receiver } from "@slack/bolt";
import type { WorkspaceId } from "./domain/ids.js";
import { createContextOf, type PostCtx } from "./features/context.js";
import { firstInHelp } from "./features/first-in-help.js";
import { composeHome, homeOpened } from "./features/home/home.js";
import { buttons, forms, messageShortcuts, posts, questions as questionList, subcommands } from "./features/index.js";
import { createFiles } from "./files.js";
import { createErrorLog, type Log } from "./log.js";
import { createSlackLogger, type SlackClients } from "./slack/api/clients.js";
import { createDirectory } from "./slack/api/directory.js";
import { orIfUnavailable } from "./slack/api/slack-unavailable.js";
import { createAnswerQueue } from "./slack/receive/answer-queue.js";
import { registerEvents } from "./slack/receive/events.js";
import { FrontDoorApp } from "./slack/receive/front-door.js";
import { toRequest } from "./slack/receive/request.js";
import { registerFeatures } from "./slack/receive/router.js";
import { createCharts } from "./slack/send/charts.js";
import type { FileJobs } from "./slack/send/file-jobs.js";
import { createHomes } from "./slack/send/home.js";
import { createQuestions } from "./slack/send/questions.js";
import type { InFlight } from "./slack/serve/in-flight.js";
import { createTurns } from "./slack/serve/turns.js";
import { askedQuestionsOf } from "./store/asked-questions.js";
import { chartRefusalsOf } from "./store/chart-refusals.js";
import { homeViewers, markHomeDrawn, outdatedHomes } from "./store/homes.js";
import { schoolOf } from "./store/schools.js";
import { type Db, dataVersion } from "./store/sql/database.js";
import { explainDatabaseError } from "./store/sql/errors.js";
import { withinDeadline } from "./store/sql/patience.js";
import { retryAfterInvite, syncPerson } from "./sync-from-slack.js";

/** The installation this process serves, from auth.test. */
export interface Installation {
  workspaceId: WorkspaceId;
  token: string;
  botId: string;
  botUserId: string;
}

interface AppDeps {
  db: Db;
  log: Log;
  now: () => Date;
  installation: Installation;
  clients: SlackClients;
  receiver: Receiver;
  work: InFlight;
  /** The command's name in this workspace, for requests that don't say it. */
  command: string;
  /** Where files wait until they are sent. */
  filesFolder: string;
}

/** Slack waits 3 seconds for an ack. This much of it may pass before the database gives up on another process's lock. */
const BEFORE_ACK_MS = 2400;

/** A person who opened their Home within this time may still be looking at it. */
const HOME_OPEN_MS = 60 * 60 * 1000;
const MAX_HOMES = 30;

const MINUTE_MS = 60 * 1000;

/** In every time zone a day begins on a quarter of an hour of UTC. */
const DAYS_BEGIN_EVERY_MS = 15 * 60 * 1000;

/** `refresh` redraws what people may be looking at, if it has changed. It never throws. */
export function createApp(deps: AppDeps): { app: App; files: FileJobs; refresh(): Promise<void> } {
  const { db, log, now, installation, clients, work } = deps;
  const { workspaceId, token: botToken, botId, botUserId } = installation;
  const options = {
    receiver: deps.receiver,
    logger: createSlackLogger(log),
    // With the workspace's own id: Bolt would look up the one in the payload among the properties of an object.
    authorize: async () => ({ botToken, botId, botUserId, teamId: workspaceId }),
    convoStore: false as const,
  };
  const app = new FrontDoorApp(options, log);
  const turns = createTurns();
  app.use(async ({ next }) => {
    turns.arrived();
    await next();
  });
  const logError = createErrorLog(log);
  const directory = createDirectory(clients.lookup, workspaceId);
  const contextOf = createContextOf({ db, directory, workspaceId, now, posts, readFile: clients.readFile });
  const { command } = deps;
  let invitations = 0;
  const homes = createHomes({
    client: clients.viewer,
    contextOf: (userId) => contextOf(toRequest({ workspaceId, userId, command, key: "home" })),
    compose: composeHome,
    isFirst: ({ user }) => user.homeOpenedAt === undefined,
    onOpened: homeOpened,
    onDrawn: (id, ctx) => markHomeDrawn(db, workspaceId, { id, person: ctx?.user }),
    // Homes also change with the day ("today", units that were planned for it), with the hour of the next posts, and when
    // Bookend is invited to a channel.
    version: async () => `${await dataVersion(db)} ${invitations} ${Math.floor(now().getTime() / DAYS_BEGIN_EVERY_MS)}`,
    turn: turns.next,
    viewers: async () => {
      const since = new Date(now().getTime() - HOME_OPEN_MS);
      const viewers = await homeViewers(db, workspaceId, { since, max: MAX_HOMES });
      return [...new Set([...(await outdatedHomes(db, workspaceId, MAX_HOMES)), ...viewers])];
    },
    logError,
  });
  const charts = createCharts({ refusals: chartRefusalsOf(db, workspaceId, "messages"), now, logError });
  const whisperCharts = createCharts({ refusals: chartRefusalsOf(db, workspaceId, "whispers"), now, logError });
  const files = createFiles({ ...deps, workspaceId, charts, folder: deps.filesFolder, track: work.track });
  const questions = createQuestions({
    questions: questionList,
    source: async () => {
      const school = await schoolOf(db, workspaceId);
      if (!school) return undefined;
      const staff = () => orIfUnavailable(directory.members(), undefined);
      const membersIfKnown = (channel: string) => orIfUnavailable(directory.membersOf(channel), "unknown" as const);
      const ctx: PostCtx = { db, school, now: now(), command, posts, staff, membersIfKnown };
      return { ctx, book: askedQuestionsOf(db, school) };
    },
    client: clients.poster,
    charts,
    now,
    // Once a minute it's time to try what Slack couldn't redraw.
    version: async () => `${await dataVersion(db)} ${Math.floor(now().getTime() / MINUTE_MS)}`,
    turn: turns.next,
    logError,
  });
  // In this order, because a redrawn question is written down, and that would redraw the Homes a second time.
  const refresh = () => questions.refresh().then(homes.refresh);
  registerFeatures(app, {
    subcommands,
    forms,
    buttons,
    messageShortcuts,
    firstInHelp,
    ...clients,
    questions,
    ...{ charts, whisperCharts, files },
    contextOf,
    beforeAck: (work) => withinDeadline(BEFORE_ACK_MS, work),
    command,
    answers: createAnswerQueue(),
    turn: turns.next,
    onAnswered: refresh,
    explain: explainDatabaseError,
    logError,
    logRequest: (fields) => log.info(fields, "request"),
    track: work.track,
  });
  const sync = { db, directory, workspaceId, now };
  const personChanged = async (...change: Parameters<typeof syncPerson>) => {
    if (await syncPerson(...change)) await refresh();
  };
  registerEvents(app, {
    workspaceId,
    botUserId,
    // Slack sends one for each person when a directory changes, so a school may get hundreds at once.
    onPerson: (person) => work.track(turns.next().then(() => personChanged(sync, person))),
    onInvited: (channel) =>
      work.track(
        retryAfterInvite(sync, channel).then(() => {
          invitations += 1;
          return refresh();
        }),
      ),
    onHomeOpened: (userId) => work.track(homes.opened(userId)),
  });
  // Errors that no listener caught. Bolt has already answered Slack.
  app.error(async (error) => logError({ during: "listener" }, error.original ?? error));
  return { app, files, refresh };
}
