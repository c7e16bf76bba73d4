// Socket Mode that survives an outage: it goes on asking for a connection however long Slack is away.
import { type Logger, SocketModeReceiver } from "@slack/bolt";

/** How long to wait when Slack refuses a new connection outright (a token just revoked, a maintenance page). */
const REFUSED_WAIT_MS = 15_000;

export interface SocketMode {
  receiver: SocketModeReceiver;
  isConnected(): boolean;
}

export function createSocketMode(options: { appToken: string; apiUrl: string; logger: Logger }): SocketMode {
  const { appToken, apiUrl, logger } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: 10_000,
        retryConfig: { forever: true, minTimeout: 500, maxTimeout: 5000 },
      },
    },
  });
  const { client } = receiver;
  let connected = false;
  let everConnected = false;
  client.on("connected", () => {
    connected = true;
    everConnected = true;
  });
  for (const event of ["reconnecting", "disconnecting", "disconnected", "close"]) {
    client.on(event, () => {
      connected = false;
    });
  }
  // The client calls its own start() to reconnect and lets a rejection of it go unhandled, which ends the process.
  const start = client.start.bind(client);
  client.start = async () => {
    for (;;) {
      try {
        return await start();
      } catch (error) {
        // The very first refusal is a wrong token: whoever starts Bookend should see it at once.
        if (!everConnected) throw error;
        logger.error("Slack refuses a new connection; trying again.");
        await new Promise((resolve) => setTimeout(resolve, REFUSED_WAIT_MS).unref());
      }
    }
  };
  return { receiver, isConnected: () => connected };
}
