// Whether Bookend can work now: the answer of /readyz, and the check before it starts.
import type { SocketMode } from "./slack/serve/socket-mode.js";
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

/** By part: `database`, `slack`, `schedule`. */
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

/** Whether Bookend can work now, and when it last looked for what is due. Never throws. */
export async function readReadiness({ db, now, socket, started, lastTick }: ReadinessState): Promise<Readiness> {
  const problems: Sentences = {};
  const database = await problemOf(db, now());
  if (database) problems.database = database;
  if (!started) problems.slack = "not connected to Slack yet";
  else if (socket && !socket.isConnected()) problems.slack = "the connection to Slack is down; Bookend is reconnecting";
  if (lastTick && lastTick.agoMs > MAX_TICK_AGE_MS) {
    problems.schedule = `no check for what is due has finished for ${inMinutes(lastTick.agoMs)}`;
  }
  return { problems, notes: lastTick?.endedAt ? toNotes(lastTick.endedAt, lastTick.agoMs) : {} };
}

/** Both, because the machine's clock may have been set since. */
const toNotes = (endedAt: Date, agoMs: number) => ({
  lastTick: endedAt.toISOString(),
  secondsSinceTick: Math.round(agoMs / 1000),
});
