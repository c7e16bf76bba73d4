// Gets ready to run: asks Slack which installation the token belongs to, and makes the clients and the school's row.
import type { Installation } from "./app.js";
import { asWorkspaceId } from "./domain/ids.js";
import type { Env } from "./env.js";
import { type Log, toLogFields } from "./log.js";
import { createClients, createSlackLogger, type SlackClients } from "./slack/api/clients.js";
import { retryWithBackoff } from "./slack/api/retry.js";
import { isPermanentError } from "./slack/api/slack-error.js";
import type { SlackTime } from "./slack/api/slack-time.js";
import { StartError, toTokenError } from "./start-error.js";
import { ensureSchool } from "./store/schools.js";
import { type Db, warmUp } from "./store/sql/database.js";

type TokenOwner = Awaited<ReturnType<SlackClients["client"]["auth"]["test"]>>;

/**
 * Asks Slack which installation the token belongs to. Throws StartError for a wrong token, or when Slack can't be
 * reached.
 */
async function readInstallation(
  ask: () => Promise<TokenOwner>,
  token: string,
): Promise<Installation & { name: string }> {
  try {
    const { team_id, team, bot_id, user_id } = await ask();
    if (!team_id) throw new StartError("Slack didn't say which workspace SLACK_BOT_TOKEN belongs to.");
    return {
      workspaceId: asWorkspaceId(team_id),
      name: team ?? "",
      token,
      botId: bot_id ?? "",
      botUserId: user_id ?? "",
    };
  } catch (error) {
    throw error instanceof StartError ? error : toTokenError(error);
  }
}

interface Prepare {
  db: Db;
  log: Log;
  now: () => Date;
  slackTime: SlackTime;
  /** Tries to reach Slack for as long as it takes. */
  keepsTrying: boolean;
}

/** Makes the clients and the school's row. Throws StartError, or what the database throws. */
export async function prepare(env: Env, at: Prepare) {
  const clients = createClients({
    token: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
    logger: createSlackLogger(at.log),
    fetch: at.slackTime.fetch,
  });
  const shouldStop = (error: unknown) => !at.keepsTrying || isPermanentError(error);
  const logWaiting = (error: unknown) =>
    at.log.warn({ apiUrl: env.SLACK_API_URL, ...toLogFields(error) }, "waiting for Slack");
  const ask = () => retryWithBackoff(() => clients.client.auth.test(), shouldStop, { onFirstFailure: logWaiting });
  // Loads Prisma's engine while Slack answers.
  const [installation] = await Promise.all([readInstallation(ask, env.SLACK_BOT_TOKEN), warmUp(at.db)]);
  await ensureSchool(at.db, installation.workspaceId, {
    name: installation.name || "our school",
    timeZone: env.SCHOOL_TIMEZONE,
    adminChannel: env.ADMIN_CHANNEL,
    librarians: env.LIBRARIANS,
    now: at.now(),
  });
  return { clients, installation };
}
