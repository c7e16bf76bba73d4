// Whether Bookend can work now: the answer of /readyz, and the check before it starts.
import type { SocketMode } from "./slack/serve/socket-mode.js";
import { type Db, writeHeartbeat } from "./store/sql/database.js";
import { DatabaseError, explainDatabaseError } from "./store/sql/errors.js";

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

/** Callers that ask while `find` is running share its result. */
export function singleFlight<T>(find: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= find().finally(() => {
      running = undefined;
    });
    return running;
  };
}

interface ReadinessState {
  db: Db;
  now: () => Date;
  socket: SocketMode | undefined;
  started: boolean;
}

/** What keeps Bookend from working now, by part (`database`, `slack`); empty when all is well. Never throws. */
export async function problemsOf({ db, now, socket, started }: ReadinessState): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  try {
    await writeHeartbeat(db, now());
  } catch (error) {
    problems.database = explainDatabaseError(error) ?? "the database doesn't accept writes";
  }
  if (!started) problems.slack = "not connected to Slack yet";
  else if (socket && !socket.isConnected()) problems.slack = "the connection to Slack is down; Bookend is reconnecting";
  return problems;
}
