// The wire between a machine and Slack: Bookend's own WebClient, with a fetch in virtual time that loses and delays.
import { type FetchFunction, WebClient } from "@slack/web-api";
import { createSlackLogger } from "../../src/slack/api/clients.js";
import { createSlackTime, type SlackTime } from "../../src/slack/api/slack-time.js";
import { drawFate, type Fate } from "./fates.js";
import type { Machine } from "./machine.js";
import type { Answer, Arguments, MessageVersion } from "./simulated-slack.js";
import type { World } from "./world.js";

const API = "http://slack.test/api/";
const logger = createSlackLogger({ warn: () => {}, error: () => {} });
const PAGE = "<!DOCTYPE html><title>Server Error</title>";

function networkError(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

function toResponse(answer: Answer, date: string): Response {
  const headers = { "content-type": "application/json; charset=utf-8", date };
  if (answer.ok || answer.retryAfter === undefined) return new Response(JSON.stringify(answer), { headers });
  return new Response("", { status: 429, headers: { ...headers, "retry-after": String(answer.retryAfter) } });
}

/** How it ends for the sender: with a response, or with an error as fetch throws it. */
function endCall({ ending }: Fate, answer: Answer | undefined, world: World): Response {
  const date = new Date(world.timeline.now).toUTCString();
  switch (ending) {
    case "timeout":
      throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
    case "reset":
      throw networkError("ECONNRESET");
    case "refused connection":
      throw networkError("ECONNREFUSED");
    case "429":
      return toResponse({ ok: false, error: "ratelimited", retryAfter: world.dice.pick([1, 30, 90, 600]) }, date);
    case "429 without a time":
      return new Response("", { status: 429, headers: { date } });
    case "503":
      return new Response(PAGE, { status: 503, headers: { date } });
    case "page":
      return new Response(PAGE, { headers: { date, "content-type": "text/html" } });
    case "internal_error":
      return toResponse({ ok: false, error: "internal_error" }, date);
    case "answer":
      return toResponse(answer ?? { ok: false, error: "internal_error" }, date);
  }
}

/** A fetch in virtual time. */
function createFetch(machine: Machine, world: World): FetchFunction {
  const { dice, slack, timeline, scenario } = world;
  return async (url, init = {}) => {
    const method = String(url).slice(API.length);
    const asked: Arguments = Object.fromEntries(new URLSearchParams(String(init.body)));
    const args = world.setup.disabled.request?.(method, asked) ?? asked;
    const isNotice = args.channel?.startsWith("U");
    // If people changed something during the tick, what its posts show may be uncertain, even to who sent them.
    const changes = isNotice || machine.knownChanges === world.changes ? world.changes : Number.NaN;
    await machine.pause(0, `slack: send ${method}`);
    const sender = { sentAt: timeline.now, changes, report: args.thread_ts ? machine.knownReport : undefined };
    const period: string | undefined = args.metadata && JSON.parse(args.metadata).event_payload?.period;
    const latency = dice.pick(scenario.latencies);
    const fate = drawFate(dice, { latency, mishaps: world.rates.mishap, isAway: slack.isIn("away") });
    let handled: { answer: Answer; changed?: MessageVersion } | undefined;
    if (fate.arrivesAfter !== undefined) {
      timeline.after(fate.arrivesAfter, () => {
        handled = slack.handle(method, args, sender);
        world.tell(
          "slack",
          () => `${method} ${args.channel ?? ""} from ${machine.name}: ${JSON.stringify(handled?.answer).slice(0, 90)}`,
        );
      });
    }
    await machine.pause(fate.endsAfter, `slack: ${isNotice ? "notice" : method} ends with ${fate.ending}`);
    const response = endCall(fate, handled?.answer, world);
    if (handled?.changed && fate.ending === "answer") machine.delivered.push({ period, version: handled.changed });
    return response;
  };
}

/** A client like the app's poster, which never retries, for one life of a machine; and the time that Slack says it is. */
export function connect(machine: Machine, world: World): { poster: WebClient; slackTime: SlackTime } {
  const clocks = { now: () => machine.wall(), elapsed: () => machine.monotonic() };
  const slackTime = createSlackTime({ ...clocks, fetch: createFetch(machine, world) });
  // The poster's timeout would run in real time, so the fates bring it about.
  const options = { slackApiUrl: API, logger, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
  return { poster: new WebClient("xoxb-simulated", { ...options, fetch: slackTime.fetch }), slackTime };
}
