// What time it is by Slack's clock, from the Date header of its answers, and how far this machine's clock is from it.
import type { FetchFunction } from "@slack/web-api";

/** How this machine's clock differs from Slack's. */
export interface SlackTime {
  /** Calls Slack, and reads the time in its answer. */
  fetch: FetchFunction;
  /**
   * Milliseconds that this machine's clock is ahead of Slack's; negative when it is behind, and undefined as long as Slack
   * hasn't said the time. A change of this machine's clock shows at once, without another answer. Right to a few seconds,
   * unless the machine slept since Slack's last answer: then it is ahead by as long as it slept.
   */
  aheadMs(): number | undefined;
  /** How often Slack has said the time. */
  readings(): number;
}

interface Clocks {
  now(): Date;
  /** Milliseconds that have passed, by a clock that nobody sets. It stands still while the machine sleeps. */
  elapsed(): number;
  /** Makes the calls. */
  fetch?: FetchFunction;
}

/** The header has whole seconds, so it is half a second behind on average. */
const HALF_A_SECOND = 500;

/** The time in the answer, in milliseconds; undefined if it has none, or is a page, which may come from a proxy. */
function timeIn(headers: { get(name: string): string | null }): number | undefined {
  const isPage = headers.get("content-type")?.includes("html") ?? false;
  const time = Date.parse(headers.get("date") ?? "");
  return isPage || Number.isNaN(time) ? undefined : time + HALF_A_SECOND;
}

const fetchNow: FetchFunction = (url, init) => fetch(url, init as RequestInit);

export function createSlackTime({ now, elapsed, fetch: call = fetchNow }: Clocks): SlackTime {
  let last: { slack: number; at: number } | undefined;
  let readings = 0;
  return {
    async fetch(url, init) {
      const began = elapsed();
      const answer = await call(url, init);
      const slack = timeIn(answer.headers);
      if (slack !== undefined) {
        // Slack said it somewhere between the request and now.
        last = { slack, at: (began + elapsed()) / 2 };
        readings += 1;
      }
      return answer;
    },
    aheadMs: () => last && Math.round(now().getTime() - (last.slack + elapsed() - last.at)),
    readings: () => readings,
  };
}
