// Judges this machine's clock by Slack's: whether it is right enough to post by, and who has to hear that it isn't.
import type { Log } from "./log.js";
import type { SlackTime } from "./slack/api/slack-time.js";

const MINUTE_MS = 60_000;
/** From here on, people are told. */
const OFF_MS = MINUTE_MS;
/** From here on, nothing is posted on schedule. */
const FAR_OFF_MS = 10 * MINUTE_MS;
/** A clock counts as right again below this, so that one that is off by a minute isn't right and wrong by turns. */
const RIGHT_MS = MINUTE_MS / 2;

/** A clock that is wrong. */
export interface ClockOff {
  /** Milliseconds ahead of Slack's clock; negative when it is behind. */
  aheadMs: number;
  /** By so much that nothing is posted on schedule. */
  isFar: boolean;
}

interface WatchDeps {
  slackTime: SlackTime;
  /** Any call to Slack that can be repeated. May throw. */
  askSlack(): Promise<unknown>;
  log: Pick<Log, "warn" | "info">;
  /** Tells the admins, unless they know. False if that has to be tried again. Never throws. */
  tell(off: ClockOff): Promise<boolean>;
}

export interface ClockWatch {
  /** Whether posts may go out by this machine's clock. If it seems wrong, Slack is asked first. Never throws. */
  mayPost(): Promise<boolean>;
  /** What the last call of mayPost found; undefined while the clock is right, or Slack doesn't say the time. */
  found(): ClockOff | undefined;
}

interface Measure {
  /** Undefined when Slack doesn't say the time. */
  aheadMs: number | undefined;
  /** False when the clock seems wrong, and Slack doesn't answer. */
  isSure: boolean;
}

async function measure({ slackTime, askSlack }: WatchDeps): Promise<Measure> {
  const aheadMs = slackTime.aheadMs();
  if (aheadMs === undefined || Math.abs(aheadMs) <= OFF_MS) return { aheadMs, isSure: true };
  // Perhaps the machine only slept.
  const before = slackTime.readings();
  const isAnswered = await askSlack().then(
    () => true,
    () => false,
  );
  // A refusal is an answer, too, if it says the time.
  if (slackTime.readings() > before) return { aheadMs: slackTime.aheadMs(), isSure: true };
  return isAnswered ? { aheadMs: undefined, isSure: true } : { aheadMs, isSure: false };
}

const isFar = (aheadMs = 0) => Math.abs(aheadMs) > FAR_OFF_MS;

export function createClockWatch(deps: WatchDeps): ClockWatch {
  const { log, tell } = deps;
  let off: ClockOff | undefined;
  /** The worst that was said in this episode. */
  let logged: "right" | "off" | "far" = "right";
  let told = false;
  const judge = (aheadMs: number | undefined): void => {
    const limit = off ? RIGHT_MS : OFF_MS;
    off = aheadMs !== undefined && Math.abs(aheadMs) > limit ? { aheadMs, isFar: isFar(aheadMs) } : undefined;
    const found = off ? (off.isFar ? "far" : "off") : "right";
    if (found === logged) return;
    // Getting better within an episode is no news.
    if (logged === "far" && found === "off") return;
    const fields = { secondsAhead: Math.round((aheadMs ?? 0) / 1000) };
    if (off) log.warn({ ...fields, posts: !off.isFar }, "this machine's clock is not Slack's");
    else log.info(fields, "this machine's clock is right again");
    logged = found;
    told = false;
  };
  return {
    async mayPost() {
      const { aheadMs, isSure } = await measure(deps);
      if (!isSure) return !isFar(aheadMs);
      judge(aheadMs);
      if (off && !told) told = await tell(off);
      return !off?.isFar;
    },
    found: () => off,
  };
}
