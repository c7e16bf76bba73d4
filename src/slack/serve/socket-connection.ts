// One Socket Mode connection, from its opening to its end: what Slack says about it, and the envelopes that come over it.
// https://docs.slack.dev/apis/events-api/using-socket-mode
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, SocketModeReceiver } from "@slack/bolt";

/** How long an attempt may take: getting the address, opening the socket and Slack's hello together. */
const ATTEMPT_MS = 20_000;

/** How long to wait for Slack to close its end. */
const CLOSE_MS = 500;

/** The state of a socket that waits for the other end. */
const CLOSING = 2;

/** An envelope: its payload, and a function that takes the text of its ack. */
interface Envelope {
  payload: unknown;
  toAck(response: unknown): string;
}

export interface ConnectionEvents {
  /** Slack said hello. */
  opened(connection: Connection): void;
  /** Slack is about to close the connection, for this reason. */
  announced(connection: Connection, reason: string): void;
  received(connection: Connection, envelope: Envelope): void;
  closed(connection: Connection): void;
}

export interface Connection {
  /** False when the connection is no longer open. */
  send(text: string): boolean;
  close(): Promise<void>;
}

function readMessage(data: unknown): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse(String(data));
    return typeof message === "object" && message !== null ? (message as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const toAckOf = (id: string) => (response: unknown) =>
  JSON.stringify({ envelope_id: id, payload: typeof response === "string" ? { text: response } : (response ?? {}) });

type Client = SocketModeReceiver["client"];

function createClient({ appToken, apiUrl, logger }: ConnectionOptions): Client {
  const { client } = new SocketModeReceiver({
    appToken,
    logger,
    // The client's own reconnecting closes the old connection first, and Slack's refusal ends the process.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...{ slackApiUrl: apiUrl, timeout: 10_000, retryConfig: { retries: 0 } },
        // How long to wait is up to the caller.
        rejectRateLimitedCalls: true,
      },
    },
  });
  // The client hangs up as soon as Slack announces the end, and trips over a payload without an event.
  client.removeAllListeners("ws_message");
  return client;
}

function toConnection(client: Client): Connection {
  return {
    send(text) {
      if (!client.websocket?.isActive()) return false;
      let isSent = true;
      client.websocket.send(text, (error) => {
        isSent = !error;
      });
      return isSent;
    },
    async close() {
      await Promise.race([client.disconnect(), sleep(CLOSE_MS)]);
      // Asked a second time, the client stops waiting for Slack's end.
      if (client.websocket?.readyState === CLOSING) client.websocket.disconnect();
    },
  };
}

export interface ConnectionOptions {
  appToken: string;
  apiUrl: string;
  logger: Logger;
}

/** Opens a connection. Resolves when Slack has said hello. Throws Slack's error, or undefined when there is none. */
export async function openConnection(options: ConnectionOptions, events: ConnectionEvents): Promise<Connection> {
  const client = createClient(options);
  const connection = toConnection(client);
  client.on("ws_message", (data: unknown) => {
    const { type, reason, envelope_id: id, payload } = readMessage(data);
    if (type === "hello") client.emit("connected");
    else if (type === "disconnect") events.announced(connection, String(reason));
    else if (typeof id === "string") events.received(connection, { payload, toAck: toAckOf(id) });
  });
  client.once("connected", () => {
    events.opened(connection);
    client.once("disconnected", () => events.closed(connection));
  });
  const giveUp = setTimeout(() => void client.disconnect(), ATTEMPT_MS);
  try {
    await client.start();
  } finally {
    clearTimeout(giveUp);
  }
  return connection;
}
