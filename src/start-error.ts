// Why Bookend cannot start, in one line that says what to do.
import type { ClockOff } from "./clock-watch.js";
import { clockDifference } from "./domain/time/clock-difference.js";
import { isPermanentError, slackErrorOf } from "./slack/api/slack-error.js";

/** Bookend cannot start. The message is one line that says what to do. */
export class StartError extends Error {
  override name = "StartError";
}

const WRONG_TOKEN =
  "Slack doesn't accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token from OAuth & Permissions again.";

const TOKEN_PROBLEMS: Record<string, string> = {
  invalid_auth: WRONG_TOKEN,
  not_authed: WRONG_TOKEN,
  token_revoked: "SLACK_BOT_TOKEN was revoked. Reinstall the app and copy its new token.",
  account_inactive: "The app was removed from the workspace. Install it again and copy its new token.",
};

/** Slack didn't say whose SLACK_BOT_TOKEN is. */
export function toTokenError(error: unknown): StartError {
  if (!isPermanentError(error)) return new StartError("Can't reach Slack. Check the network and SLACK_API_URL.");
  const name = slackErrorOf(error) ?? "";
  return new StartError(TOKEN_PROBLEMS[name] ?? `Slack refused SLACK_BOT_TOKEN (${name}).`);
}

/** Slack refused SLACK_APP_TOKEN. */
export function toAppTokenError(error: unknown): StartError {
  const name = slackErrorOf(error) ?? "no answer";
  return new StartError(
    `Slack doesn't accept SLACK_APP_TOKEN (${name}). Generate one under Basic Information, App-Level Tokens, with the scope connections:write.`,
  );
}

interface ListenAddress {
  host: string | undefined;
  port: number;
}

const unknownHost = ({ host }: ListenAddress) => `HOST is ${host}, a name that this machine doesn't know.`;

const LISTEN_PROBLEMS: Record<string, (at: ListenAddress) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. Stop the other program, or set PORT to a different number.`,
  EACCES: ({ port }) => `This account can't listen on port ${port}. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST is ${host}, which isn't an address of this machine.`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};

/** The machine didn't let Bookend listen. Any error but the usual ones stays as it is. */
export function toListenError(error: unknown, at: ListenAddress): unknown {
  const words = LISTEN_PROBLEMS[(error as { code?: string }).code ?? ""];
  return words ? new StartError(words(at)) : error;
}

/** Nothing can be posted by this machine's clock. `off` is undefined when Slack didn't answer in time. */
export function toClockError(off: ClockOff | undefined): StartError {
  const difference = off ? `${clockDifference(off.aheadMs)} Slack's` : "wrong, it seems";
  return new StartError(
    `This machine's clock is ${difference}, so nothing was posted. Set the clock, or name the time with --at.`,
  );
}
