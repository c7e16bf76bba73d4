// Socket Mode that survives an outage: it keeps trying to connect, however long Slack is down.
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, SocketModeReceiver } from "@slack/bolt";
import { retryWithBackoff } from "../api/retry.js";
import { isPermanentError } from "../api/slack-error.js";

/** How long one attempt may take: getting the address, opening the socket and Slack's hello together. */
const ATTEMPT_MS = 20_000;

/** The pause before each reconnection. Without it, connections that close right away would be a busy loop. */
const PAUSE_MS = 500;

/** How long to wait for Slack to close its end. */
const CLOSE_MS = 500;

export interface SocketMode {
  receiver: SocketModeReceiver;
  isConnected(): boolean;
  /** Resolves once connected. From then on it reconnects by itself. Throws Slack's error when Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createSocketMode(options: { appToken: string; apiUrl: string; logger: Logger }): SocketMode {
  const { appToken, apiUrl, logger } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // The client's own reconnecting has three faults: Slack's refusal is unhandled and ends the process, it gets stuck
    // when a second attempt fails differently from the first, and even a routine refresh takes 5 seconds.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, timeout: 10_000, retryConfig: { retries: 0 } } },
  });
  const { client } = receiver;
  let connected = false;
  let stopped = false;
  const connect = async () => {
    if (stopped) throw new Error("stopped");
    const giveUp = setTimeout(() => void client.disconnect(), ATTEMPT_MS);
    try {
      await client.start();
    } finally {
      clearTimeout(giveUp);
    }
    // If it was stopped in the meantime, nothing else would close this connection.
    if (stopped) await client.disconnect();
  };
  const reconnect = async () => {
    await sleep(PAUSE_MS);
    await retryWithBackoff(connect, () => stopped).catch(() => {});
  };
  client.on("connected", () => {
    connected = true;
  });
  client.on("disconnected", () => {
    const wasConnected = connected;
    connected = false;
    if (wasConnected && !stopped) void reconnect();
  });
  return {
    receiver,
    isConnected: () => connected,
    start: () =>
      retryWithBackoff(connect, isPermanentError, () =>
        logger.warn("Socket Mode is not connected yet; Bookend is trying again"),
      ),
    async stop() {
      stopped = true;
      await Promise.race([client.disconnect(), sleep(CLOSE_MS)]);
    },
  };
}
