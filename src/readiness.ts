// Whether Bookend can work now: the answer of /readyz, and the check before it starts.
import type { ClockOff } from "./clock-watch.js";
import { clockDifference } from "./domain/time/clock-difference.js";
import type { SocketMode } from "./slack/serve/socket-mode.js";
import { backupState } from "./store/backup/backup-nights.js";
import { type Db, isDamaged, writeHeartbeat } from "./store/sql/database.js";
import { DatabaseError, explainDatabaseError, FileLostError } from "./store/sql/errors.js";
import type { LastTick } from "./ticks.js";

/** Checks at start that the database accepts writes, before people lose what they save. Throws DatabaseError. */
export async function checkWrite(db: Db, now: Date): Promise<void> {
  try {
    await writeHeartbeat(db, now);
  } catch (error) {
    const why = explainDatabaseError(error) ?? "it doesn't accept writes";
    throw new DatabaseError(`Bookend can't write to its database: ${why}. Check who owns the file and its folder.`, {
      cause: error,
    });
  }
}

/** Callers that ask while `find` is running, or within `ms` milliseconds of its result, share it. */
export function cachedFor<T>(ms: number, find: () => Promise<T>): () => Promise<T> {
  let found: { result: Promise<T>; until: number } | undefined;
  return () => {
    if (found && performance.now() < found.until) return found.result;
    const current = { result: find(), until: Number.POSITIVE_INFINITY };
    found = current;
    const keep = (time: number) => {
      current.until = performance.now() + time;
    };
    current.result.then(
      () => keep(ms),
      () => keep(0),
    );
    return current.result;
  };
}

/** By part: `database`, `slack`, `schedule`, `clock`. */
type Sentences = Record<string, string>;

export interface Readiness {
  /** What keeps Bookend from working now; empty when all is well. */
  problems: Sentences;
  /** What else there is to know. */
  notes: Record<string, string | number>;
}

interface ReadinessState {
  db: Db;
  now: () => Date;
  socket: SocketMode | undefined;
  started: boolean;
  /** Undefined before the first. */
  lastTick: LastTick | undefined;
  /** Undefined when this machine's clock is right, or nobody knows. */
  clockOff: ClockOff | undefined;
}

/** Ticks come once a minute. Several may take longer, when Slack answers slowly. */
const MAX_TICK_AGE_MS = 3 * 60 * 1000;

const inMinutes = (ms: number) => `${Math.floor(ms / 60_000)} minutes`;

async function problemOf(db: Db, now: Date): Promise<string | undefined> {
  try {
    await writeHeartbeat(db, now);
    return (await isDamaged(db)) ? "the database file is damaged; restore the last backup" : undefined;
  } catch (error) {
    if (error instanceof FileLostError) return error.message;
    return explainDatabaseError(error) ?? "the database doesn't accept writes";
  }
}

function slackProblemOf({ started, socket }: ReadinessState): string | undefined {
  if (!started) return "not connected to Slack yet";
  return socket && !socket.isConnected() ? "the connection to Slack is down; Bookend is reconnecting" : undefined;
}

/** Both, because the machine's clock may have been set since. */
const toTickNotes = ({ endedAt, agoMs }: LastTick): Readiness["notes"] =>
  endedAt ? { lastTick: endedAt.toISOString(), secondsSinceTick: Math.round(agoMs / 1000) } : {};

/** Failed backups keep nobody from working, so they are no problem here. Nothing when the database says nothing. */
async function toBackupNotes(db: Db): Promise<Readiness["notes"]> {
  try {
    const { madeAt, failure } = await backupState(db);
    return {
      ...(madeAt ? { lastBackup: madeAt.toISOString() } : {}),
      ...(failure ? { backup: `the last nightly backup failed: ${failure}` } : {}),
    };
  } catch {
    return {};
  }
}

/** Whether Bookend can work now, and when it last looked for what is due. Never throws. */
export async function readReadiness(state: ReadinessState): Promise<Readiness> {
  const { db, now, lastTick, clockOff } = state;
  const clock = clockOff && `this machine's clock is ${clockDifference(clockOff.aheadMs)} Slack's`;
  const problems = {
    database: await problemOf(db, now()),
    slack: slackProblemOf(state),
    schedule:
      lastTick && lastTick.agoMs > MAX_TICK_AGE_MS
        ? `no check for what is due has finished for ${inMinutes(lastTick.agoMs)}`
        : undefined,
    clock: clockOff?.isFar ? `${clock}, so nothing is posted on schedule` : undefined,
  };
  const found = Object.entries(problems).filter((problem): problem is [string, string] => problem[1] !== undefined);
  return {
    problems: Object.fromEntries(found),
    notes: {
      ...(clock && !clockOff.isFar ? { clock } : {}),
      ...(lastTick ? toTickNotes(lastTick) : {}),
      ...(await toBackupNotes(db)),
    },
  };
}
