// What an error of a Slack call means: certainly not done, maybe done, or pointless to try again.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";

/**
 * Slack's own name for what went wrong, such as `not_in_channel`; undefined when Slack didn't answer. Ignores anything
 * but a name: when a proxy answers instead of Slack, its HTML page arrives in the same field.
 */
export function slackErrorOf(error: unknown): string | undefined {
  const name = (error as { data?: { error?: unknown } } | undefined)?.data?.error;
  return typeof name === "string" && /^\w{1,80}$/.test(name) ? name : undefined;
}

/** Slack failed partway, so the request may have been done. */
const SERVER_ERRORS = ["internal_error", "fatal_error", "service_unavailable"];

/** Did Slack refuse the request, so certainly nothing was done? */
export function wasRejected(error: unknown): boolean {
  const name = slackErrorOf(error);
  return name !== undefined && !SERVER_ERRORS.includes(name);
}

/** Slack may answer differently next time. */
const TRANSIENT = ["request_timeout", "ratelimited"];

/** Did Slack refuse the request, and would it refuse it again? */
export const isPermanentError = (error: unknown): boolean =>
  wasRejected(error) && !TRANSIENT.includes(slackErrorOf(error) ?? "");

const CONTENT_REFUSALS = ["msg_blocks_too_long", "msg_too_long", "invalid_blocks", "invalid_blocks_format", "no_text"];

/** Is what Slack refuses in the message itself, so a smaller or plainer one may be accepted? */
export const isContentRefusal = (reason: string): boolean => CONTENT_REFUSALS.includes(reason);

/**
 * Refusals that end without anything being done here: someone invites Bookend, unarchives a channel or allows apps to post,
 * and Slack doesn't say so. Or Slack is at fault.
 */
const MAY_PASS = [...TRANSIENT, "channel_not_found", "not_in_channel", "is_archived"];

/** Is it worth sending the same message again later, though Slack refused it? */
export const mayPass = (reason: string): boolean =>
  MAY_PASS.includes(reason) || reason.startsWith("restricted_action") || isTokenInvalid(reason);

/** The message exists, but this workspace no longer lets it be edited. */
export const NOT_EDITABLE: readonly string[] = ["cant_update_message", "edit_window_closed"];

const INVALID_TOKEN = ["token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed"];

/** Does Slack no longer accept our token? Then every call fails until an admin fixes it, alerts in Slack included. */
export const isTokenInvalid = (reason: string): boolean => INVALID_TOKEN.includes(reason);

/**
 * How long Slack asks us to wait, in milliseconds; undefined when it doesn't ask. A minute for a 429 without a
 * Retry-After header, for which web-api throws a bare error.
 */
export function retryAfterMsOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  return error instanceof Error && error.message.startsWith("Retry header") ? 60_000 : undefined;
}

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** Was Slack unreachable, so no part of the request left this machine? */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof WebAPIRequestError)) return false;
  for (let cause: unknown = error.original; cause instanceof Error; cause = cause.cause) {
    if (UNREACHABLE.includes((cause as { code?: string }).code ?? "")) return true;
  }
  return false;
}

/** Our own name for an error that Slack didn't name: `unreadable_answer`, `http_503`, `timeout` or `no_answer`. */
export function unansweredReasonOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return "unreadable_answer";
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof WebAPIRequestError && error.original.name === "TimeoutError" ? "timeout" : "no_answer";
}
