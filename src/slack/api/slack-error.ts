// What Slack's errors mean: certainly not done, perhaps done, or nothing that asking again would change.
import { WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";

/**
 * Slack's own name for what went wrong, such as `not_in_channel`; undefined when Slack did not answer. (What a proxy
 * answers in its place, a page of HTML, arrives in the same field.)
 */
export function slackErrorOf(error: unknown): string | undefined {
  const name = (error as { data?: { error?: unknown } } | undefined)?.data?.error;
  return typeof name === "string" && /^\w{1,80}$/.test(name) ? name : undefined;
}

/** What Slack says when it broke half-way. */
const SERVER_ERRORS = ["internal_error", "fatal_error", "service_unavailable"];

/** Did Slack say no, so that nothing was done? Otherwise it may have been. */
export function wasRejected(error: unknown): boolean {
  const name = slackErrorOf(error);
  return name !== undefined && !SERVER_ERRORS.includes(name);
}

/** What is answered otherwise when it is asked again. */
const TRANSIENT = ["request_timeout", "ratelimited"];

/** Did Slack say no, and will say so again? */
export const isPermanentError = (error: unknown): boolean =>
  wasRejected(error) && !TRANSIENT.includes(slackErrorOf(error) ?? "");

/** The message stands there, and this workspace does not let it be edited any more. */
export const NOT_EDITABLE: readonly string[] = ["cant_update_message", "edit_window_closed"];

const INVALID_TOKEN = ["token_revoked", "token_expired", "account_inactive", "invalid_auth", "not_authed"];

/** Does Slack not take our token any more? Then it answers everything so until somebody mends it, and nobody can be told there. */
export const isTokenInvalid = (reason: string): boolean => INVALID_TOKEN.includes(reason);

/** How long Slack asks to wait, in milliseconds; undefined when it does not. Without its Retry-After web-api throws a bare error. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  return error instanceof Error && error.message.startsWith("Retry header") ? 60_000 : undefined;
}

const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

/** Was there no way to Slack at all, so that nothing of the request left this machine? */
export function wasNeverSent(error: unknown): boolean {
  if (!(error instanceof WebAPIRequestError)) return false;
  for (let cause: unknown = error.original; cause instanceof Error; cause = cause.cause) {
    if (UNREACHABLE.includes((cause as { code?: string }).code ?? "")) return true;
  }
  return false;
}
