// Socket Mode that survives an outage: it keeps trying to connect, however long Slack is down.
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, SocketModeReceiver } from "@slack/bolt";
import { retryWithBackoff } from "../api/clients.js";
import { isPermanentError } from "../api/slack-error.js";

/** For the address, the socket and Slack's hello together. After this the attempt has failed. */
const ATTEMPT_MS = 20_000;

/** The pause before each new connection, so that one that closes right away does not become a busy loop. */
const PAUSE_MS = 500;

/** How long to wait for Slack to close its end. */
const GOODBYE_MS = 500;

export interface SocketMode {
  receiver: SocketModeReceiver;
  isConnected(): boolean;
  /** Resolves once connected, and stays connected from then on. Throws Slack's error when Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createSocketMode(options: { appToken: string; apiUrl: string; logger: Logger }): SocketMode {
  const { appToken, apiUrl, logger } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // The client's own reconnecting has three faults: a refusal goes unhandled and ends the process, it gets stuck when
    // a second attempt fails differently from the first, and even a routine refresh takes 5 seconds.
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
    // If it was stopped meanwhile, nothing else would close this connection.
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
      await Promise.race([client.disconnect(), sleep(GOODBYE_MS)]);
    },
  };
}
