// Whether Bookend can do its work now: what /readyz says, and what is looked at before it starts.
import type { SocketMode } from "./slack/serve/socket-mode.js";
import { type Db, writeHeartbeat } from "./store/sql/database.js";
import { DatabaseError, explainDatabaseError } from "./store/sql/errors.js";

/** A database that takes no writes would refuse all that people save: better said at start. Throws DatabaseError. */
export async function checkWrite(db: Db, now: Date): Promise<void> {
  try {
    await writeHeartbeat(db, now);
  } catch (error) {
    const why = explainDatabaseError(error) ?? "it does not take writes";
    throw new DatabaseError(`Bookend cannot write to its database: ${why}. Look at who owns the file and its folder.`, {
      cause: error,
    });
  }
}

/** Whoever asks while it is being found out gets the same answer. */
export function singleFlight<T>(find: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= find().finally(() => {
      running = undefined;
    });
    return running;
  };
}

interface State {
  db: Db;
  now: () => Date;
  socket: SocketMode | undefined;
  started: boolean;
}

/** What keeps Bookend from its work now, by its part; nothing when all is well. */
export async function problemsOf({ db, now, socket, started }: State): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  try {
    await writeHeartbeat(db, now());
  } catch (error) {
    problems.database = explainDatabaseError(error) ?? "the database does not take writes";
  }
  if (!started) problems.slack = "not connected to Slack yet";
  else if (socket && !socket.isConnected()) problems.slack = "the connection to Slack is down; it is tried again";
  return problems;
}
