// Lets a client wait for Slack's rate limit only as long as the answer still helps anybody.
import type { FetchFunction } from "@slack/web-api";

/** Seconds. A proxy may ask for a day, and while a client waits, all its calls wait. */
const LONGEST_WAIT = 30;

/** A 429 whose wait is too long, as one that names no time, on which the client gives up at once. */
export function withShortWaits(fetchFunction: FetchFunction = fetch): FetchFunction {
  return async (url, init) => {
    const response = await fetchFunction(url, init);
    const wait = Number(response.headers.get("retry-after") ?? 0);
    return response.status === 429 && wait > LONGEST_WAIT ? new Response(null, { status: 429 }) : response;
  };
}
