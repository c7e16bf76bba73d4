// The HTTP server: health checks, and in HTTP mode Slack's requests.
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Logger } from "@slack/bolt";
import { onceAMinute } from "./once-a-minute.js";

/**
 * Seconds: https://docs.slack.dev/authentication/verifying-requests-from-slack. Bolt refuses older requests, but not
 * newer ones.
 */
const CLOCK_TOLERANCE = 5 * 60;

/**
 * Half of the 1,024 files that Linux lets a process open if nobody says otherwise. The rest is for the database and for
 * calls to Slack. Slack itself needs a few dozen at most.
 */
const MAX_CONNECTIONS = 512;

/** Milliseconds between checks for connections that are too slow. Node's default is 30 seconds. */
const CHECK_MS = 5000;

/** Milliseconds. Load balancers keep idle connections for 60 seconds. Node closes them after 5, which resets requests. */
const KEEP_ALIVE_MS = 75_000;

/** Where Slack sends everything, as the manifest says. */
const SLACK_PATH = "/slack/events";

export interface Health {
  /** What is wrong, by part of Bookend, and what else to say; `problems` is empty when all is well. */
  read(): Promise<{ problems: Record<string, string>; notes: Record<string, string | number> }>;
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}

function isFromTheFuture(request: IncomingMessage): boolean {
  const stamp = Number(request.headers["x-slack-request-timestamp"]);
  return stamp > Date.now() / 1000 + CLOCK_TOLERANCE;
}

async function answerReady(response: ServerResponse, health: Health): Promise<void> {
  const { problems, notes } = await health.read();
  const ready = Object.keys(problems).length === 0;
  sendJson(response, ready ? 200 : 503, { ready, ...problems, ...notes });
}

/**
 * `slackListener()` returns the listener for Slack's requests. While it returns "not-yet", Slack gets a 503. If it
 * returns "never", as in Socket Mode, Slack gets a 404.
 */
export function createHttpServer(
  health: Health,
  logger: Logger,
  slackListener: () => RequestListener | "not-yet" | "never",
): Server {
  const noteFuture = onceAMinute(() =>
    logger.warn("Refused a request dated more than 5 minutes ahead. Is this machine's clock right?"),
  );
  const server = createServer({ connectionsCheckingInterval: CHECK_MS }, (request, response) => {
    const path = (request.url ?? "").split("?")[0];
    if (request.method === "GET" && path === "/healthz") return sendJson(response, 200, { alive: true });
    if (request.method === "GET" && path === "/readyz") return void answerReady(response, health);
    if (path !== SLACK_PATH || request.method !== "POST") return sendJson(response, 404, { error: "not found" });
    const listener = slackListener();
    if (listener === "never") return sendJson(response, 404, { error: "this Bookend runs in Socket Mode" });
    if (listener === "not-yet") return sendJson(response, 503, { error: "starting" });
    if (isFromTheFuture(request)) {
      noteFuture();
      return sendJson(response, 401, { error: "the request is dated in the future" });
    }
    listener(request, response);
  });
  // Milliseconds. Ends connections that never finish sending their headers or body.
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  if (slackListener() !== "never") server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  server.on(
    "drop",
    onceAMinute(() => logger.warn(`Refused a connection: ${MAX_CONNECTIONS} are open already`)),
  );
  // Without a listener, an error of the open port would end the process.
  server.once("listening", () => server.on("error", (error) => logger.error("The HTTP server has a problem", error)));
  return server;
}

/** Starts listening and returns the port. Rejects when the port is in use. */
export function listen(server: Server, port: number, host?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Stops listening without waiting for idle connections. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
