// A second opinion on Slack: the emulator `emulate` as the Web API, behind a proxy that adds what it lacks. It has no
// slash commands, interactivity, response_urls or Socket Mode, so this file fakes them by hand, without the sandbox.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { freePort } from "./starting.js";

export const BOT_TOKEN = "xoxb-emulated-1";
export const APP_TOKEN = "xapp-emulated-1";
const APP = "A0BOOKEND01";

type Json = Record<string, unknown>;

interface Call {
  method: string;
  args: Json;
  answer: Json;
}

export interface EmulatedSlack {
  apiUrl: string;
  teamId: string;
  tess: string;
  lee: string;
  channel: string;
  /** What Bookend called, and what the emulator answered. */
  calls: Call[];
  ask(method: string, args?: Json): Promise<Json>;
  /** Sends an envelope over the socket Bookend opened and returns the payload of its ack. */
  overSocket(type: string, payload: Json): Promise<Json>;
}

const SCOPES = ["chat:write", "users:read", "channels:read", "channels:history", "commands"];

const SEED = {
  slack: {
    team: { name: "Lincoln School", domain: "lincoln" },
    users: [
      { name: "tess", real_name: "Tess Teacher" },
      { name: "lee", real_name: "Lee Librarian" },
    ],
    channels: [{ name: "library-admin" }],
    oauth_apps: [
      {
        ...{ client_id: "1.2", client_secret: "s", app_id: APP, name: "Bookend", redirect_uris: [], scopes: SCOPES },
        ...{ bot_name: "bookend", bot_id: "B0BOOKEND01", bot_user_id: "U0BOOKEND01" },
      },
    ],
    tokens: [{ token: BOT_TOKEN, type: "bot", user: "bookend", app_id: APP, bot_id: "B0BOOKEND01", scopes: SCOPES }],
    strict_scopes: true,
  },
};

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

const readArgs = (body: string): Json =>
  body.startsWith("{") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));

async function forward(url: string, body: string, headers: Record<string, string>): Promise<Json> {
  const response = await fetch(url, { method: "POST", body, headers });
  return (await response.json()) as Json;
}

/** The proxy in front of the emulator: forwards calls, records them, and hands out the address of a socket. */
async function startProxy(emulator: string, calls: Call[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const method = (request.url ?? "").replace("/api/", "");
    const { authorization = "", "content-type": type = "" } = request.headers;
    const { port } = server.address() as AddressInfo;
    // Missing in emulate 0.11.2.
    const isSocket = method === "apps.connections.open";
    const answer = isSocket
      ? { ok: authorization === `Bearer ${APP_TOKEN}`, url: `ws://127.0.0.1:${port}/link` }
      : await forward(`${emulator}/api/${method}`, body, { authorization, "content-type": type });
    calls.push({ method, args: readArgs(body), answer });
    // A real Date header would be another time than the test's.
    response.sendDate = false;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function createSockets(server: Server) {
  const open: WebSocket[] = [];
  const waiting = new Map<string, (payload: Json) => void>();
  const sockets = new WebSocketServer({ server, path: "/link" });
  sockets.on("connection", (socket) => {
    open.push(socket);
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: APP } }));
    socket.on("message", (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data));
      waiting.get(id)?.(payload);
    });
  });
  const send = (type: string, payload: Json) =>
    new Promise<Json>((resolve) => {
      const id = `envelope-${waiting.size + 1}`;
      waiting.set(id, resolve);
      open.at(-1)?.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
    });
  return { send, close: () => sockets.close() };
}

const idIn = (list: unknown, name: string): string =>
  String((list as { id: string; name: string }[]).find((one) => one.name === name)?.id);

export async function startEmulatedSlack(): Promise<EmulatedSlack> {
  const emulator = await createEmulator({ service: "slack", port: await freePort(), seed: SEED });
  const calls: Call[] = [];
  const server = await startProxy(emulator.url, calls);
  const sockets = createSockets(server);
  onTestFinished(async () => {
    sockets.close();
    server.closeAllConnections();
    server.close();
    await emulator.close();
  });
  const headers = { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" };
  const ask = (method: string, args: Json = {}) =>
    forward(`${emulator.url}/api/${method}`, JSON.stringify(args), headers);
  const { members } = await ask("users.list");
  const { channels } = await ask("conversations.list");
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    teamId: String((await ask("auth.test")).team_id),
    tess: idIn(members, "tess"),
    lee: idIn(members, "lee"),
    channel: idIn(channels, "library-admin"),
    calls,
    ask,
    overSocket: sockets.send,
  };
}
