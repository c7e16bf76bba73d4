// Checks what Slack says: whether it accepts the tokens, which scopes they have, and what time it is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { clockDifference } from "../../domain/time/clock-difference.js";
import type { Env } from "../../env.js";
import { createClients, createSlackLogger, type SlackClients } from "../../slack/api/clients.js";
import { isPermanentError } from "../../slack/api/slack-error.js";
import type { SlackTime } from "../../slack/api/slack-time.js";
import { toAppTokenError, toTokenError } from "../../start-error.js";
import { programFolder } from "../../store/sql/examine.js";
import { fine, note, type Result, toMend, unknown } from "./finding.js";

const QUIET = createSlackLogger({ warn() {}, error() {} });

/** The names in a list of the manifest, which is ours: `- name` below `bot:`. */
export function scopesIn(manifest: string, list: "bot" | "bot_optional"): string[] {
  const lines = manifest.split("\n");
  const begin = lines.findIndex((line) => line.trim() === `${list}:`);
  const indent = lines[begin]?.search(/\S/) ?? 0;
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => /^\s*\w+:/.test(line) && line.search(/\S/) <= indent);
  return rest.slice(0, end === -1 ? undefined : end).flatMap((line) => /^\s*- ([\w:.]+)/.exec(line)?.[1] ?? []);
}

const INSTALL = "Paste manifest.yml at api.slack.com/apps under App Manifest, and install the app again.";

/** `scopes`: what Slack says the app has; undefined when it doesn't say. */
export function checkScopes(scopes: readonly string[] | undefined): Result[] {
  if (!scopes) return [unknown("Slack didn't say which scopes the app has.")];
  const manifest = readFileSync(join(programFolder(), "manifest.yml"), "utf8");
  const [all, optional] = [scopesIn(manifest, "bot"), scopesIn(manifest, "bot_optional")];
  const missing = all.filter((scope) => !scopes.includes(scope));
  const required = missing.filter((scope) => !optional.includes(scope));
  const declined = missing.filter((scope) => optional.includes(scope));
  const extra = scopes.filter((scope) => !all.includes(scope));
  return [
    required.length > 0
      ? toMend(
          `The app is installed without ${required.join(", ")}.`,
          "Slack refuses everything that needs it (missing_scope).",
          INSTALL,
        )
      : fine("The app has every scope it needs."),
    ...(declined.length > 0
      ? [
          note(
            `The app is installed without the optional ${declined.join(", ")}.`,
            "manifest.yml says above each what it is for.",
            `If you want it: ${INSTALL}`,
          ),
        ]
      : []),
    ...(extra.length > 0
      ? [
          note(
            `The app has scopes that Bookend doesn't use: ${extra.join(", ")}.`,
            "Every scope is a question of trust.",
            `To drop them: ${INSTALL}`,
          ),
        ]
      : []),
  ];
}

function checkClock(slackTime: SlackTime): Result {
  const ahead = slackTime.aheadMs();
  if (ahead === undefined) return unknown("Slack didn't say what time it is.");
  const minutes = Math.abs(ahead) / 60_000;
  if (minutes <= 1) return fine("This machine's clock is Slack's.");
  const effect =
    minutes > 10 ? "Nothing is posted on schedule, and no backup is made." : "Posts go out too early or too late.";
  return toMend(
    `This machine's clock is ${clockDifference(ahead)} Slack's.`,
    effect,
    "Let the machine keep its own time (timedatectl set-ntp true).",
  );
}

const NETWORK = "Slack can't be reached from here. Check the network, SLACK_API_URL and any web filter.";

/** What came of a call: a result to show, and whether Slack accepted the token. */
function toTokenResult(error: unknown, why: string, words: string): Result {
  if (!isPermanentError(error)) return unknown(NETWORK);
  const [what = words, ...mend] = words.split(/(?<=\.) /);
  return toMend(what, why, mend.join(" ") || INSTALL);
}

async function checkAppToken(env: Env): Promise<Result[]> {
  if (!env.SLACK_APP_TOKEN) return [fine("Slack calls Bookend over HTTP; SLACK_SIGNING_SECRET is set.")];
  const { lookup } = createClients({ token: env.SLACK_APP_TOKEN, apiUrl: env.SLACK_API_URL, logger: QUIET });
  try {
    await lookup.apps.connections.open();
    return [fine("Slack accepts SLACK_APP_TOKEN.")];
  } catch (error) {
    return [toTokenResult(error, "Without it, no command and no click arrives.", toAppTokenError(error).message)];
  }
}

export interface SlackCheck {
  results: Result[];
  /** Undefined when Slack didn't accept the token, or can't be reached. */
  clients: SlackClients | undefined;
  workspaceId: string | undefined;
}

export async function checkSlack(env: Env, slackTime: SlackTime): Promise<SlackCheck> {
  const clients = createClients({
    ...{ token: env.SLACK_BOT_TOKEN, apiUrl: env.SLACK_API_URL, logger: QUIET },
    fetch: slackTime.fetch,
  });
  try {
    const answer = await clients.lookup.auth.test();
    const results = [
      fine(`Slack accepts SLACK_BOT_TOKEN, in the workspace ${answer.team ?? answer.team_id}.`),
      ...(await checkAppToken(env)),
      ...checkScopes(answer.response_metadata?.scopes),
      checkClock(slackTime),
    ];
    return { results, clients, workspaceId: answer.team_id };
  } catch (error) {
    const result = toTokenResult(error, "Without it, nothing works.", toTokenError(error).message);
    return { results: [result], clients: undefined, workspaceId: undefined };
  }
}
