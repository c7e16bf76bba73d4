// Socket Mode that survives an outage: it goes on asking for a connection however long Slack is away.
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, SocketModeReceiver } from "@slack/bolt";
import { retryWithBackoff } from "../api/clients.js";
import { isPermanentError } from "../api/slack-error.js";

/** For the address, the socket and Slack's hello together; after that the attempt counts as failed. */
const ATTEMPT_MS = 20_000;

/** Before each new connection, so that one that is closed at once is not opened in a hot loop. */
const PAUSE_MS = 500;

/** A peer that does not close its end is not waited for. */
const GOODBYE_MS = 500;

export interface SocketMode {
  receiver: SocketModeReceiver;
  isConnected(): boolean;
  /** Resolves once connected, and from then on keeps it so. Throws Slack's error when Slack refuses the token. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createSocketMode(options: { appToken: string; apiUrl: string; logger: Logger }): SocketMode {
  const { appToken, apiUrl, logger } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // The client's own way back lets a refusal go unhandled, which ends the process; stays stuck when a second attempt
    // fails in another way than the first; and waits 5 seconds also for a routine refresh.
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
    // Stopped while it was under way: nobody else would close it.
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
    const lost = connected;
    connected = false;
    if (lost && !stopped) void reconnect();
  });
  return {
    receiver,
    isConnected: () => connected,
    start: () =>
      retryWithBackoff(connect, isPermanentError, () =>
        logger.warn("Socket Mode is not connected yet, it is tried again"),
      ),
    async stop() {
      stopped = true;
      await Promise.race([client.disconnect(), sleep(GOODBYE_MS)]);
    },
  };
}
