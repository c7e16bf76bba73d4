// Socket Mode without a gap: when Slack announces the end of a connection, the next one is opened first. If a connection
// ends without notice, Bookend keeps trying, however long Slack is down.
import { setTimeout as sleep } from "node:timers/promises";
import type { App, Logger, Receiver } from "@slack/bolt";
import { retryWithBackoff } from "../api/retry.js";
import { isPermanentError } from "../api/slack-error.js";
import { type Connection, type ConnectionEvents, openConnection } from "./socket-connection.js";

/** The shortest time between two attempts. Without it, connections that close right away would be a busy loop. */
const PAUSE_MS = 500;

/** Slack closes a connection about 10 seconds after its warning. After this time we close it ourselves. */
const LEAVE_MS = 15_000;

/** Why Slack ends a connection that it wants replaced. The other reasons speak against another one. */
const REFRESH = ["warning", "refresh_requested"];

export interface SocketMode {
  receiver: Receiver;
  isConnected(): boolean;
  /** Resolves once connected. From then on it reconnects by itself. Throws Slack's error when Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface SocketModeOptions {
  appToken: string;
  apiUrl: string;
  logger: Logger;
}

/** Sends an ack over its own connection, or over another one if that has ended: an envelope's id is unique. */
function sendAck(text: string, ways: Iterable<Connection>): void {
  for (const way of ways) if (way.send(text)) return;
  throw new Error("The connection to Slack ended before the ack.");
}

export function createSocketMode(options: SocketModeOptions): SocketMode {
  const { logger } = options;
  let app: App | undefined;
  let stopped = false;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  /** Those that Slack has greeted. */
  const open = new Set<Connection>();
  /** Those of them that Slack is about to close. */
  const leaving = new Map<Connection, NodeJS.Timeout>();

  const events: ConnectionEvents = {
    opened: (connection) => void open.add(connection),
    announced(connection, reason) {
      if (!REFRESH.includes(reason)) return void connection.close();
      // Slack may still send over it, and closes it itself.
      leaving.set(connection, setTimeout(() => void connection.close(), LEAVE_MS).unref());
      void keepConnected();
    },
    async received(connection, { payload, toAck }) {
      const ack = async (response: unknown) => sendAck(toAck(response), [connection, ...open]);
      try {
        await app?.processEvent({ body: payload as object, ack });
      } catch (error) {
        logger.error("An envelope couldn't be handled or acked", error);
      }
    },
    closed(connection) {
      open.delete(connection);
      clearTimeout(leaving.get(connection));
      leaving.delete(connection);
      void keepConnected();
    },
  };

  const connect = async () => {
    if (stopped) throw new Error("stopped");
    attemptedAt = performance.now();
    const connection = await openConnection(options, events);
    // If it was stopped in the meantime, nothing else would close this connection.
    if (stopped) await connection.close();
  };
  const isStaying = () => open.size > leaving.size;
  let connecting = false;
  async function keepConnected(): Promise<void> {
    if (connecting || stopped || isStaying()) return;
    connecting = true;
    await sleep(Math.max(0, attemptedAt + PAUSE_MS - performance.now()));
    await retryWithBackoff(connect, () => stopped).catch(() => {});
    connecting = false;
    // The new connection may have ended already.
    return keepConnected();
  }
  return {
    receiver: {
      init: (bolt) => {
        app = bolt;
      },
      start: async () => {},
      stop: async () => {},
    },
    isConnected: () => open.size > 0,
    start: () =>
      retryWithBackoff(connect, isPermanentError, {
        onFirstFailure: () => logger.warn("Socket Mode is not connected yet; Bookend is trying again"),
      }),
    async stop() {
      stopped = true;
      for (const timer of leaving.values()) clearTimeout(timer);
      await Promise.all([...open].map((connection) => connection.close()));
    },
  };
}
