// Socket Mode: the connections an app opened, the envelopes sent over them, and the acks that come back.
// https://docs.slack.dev/apis/events-api/using-socket-mode
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isObject, type JsonObject, objectAt, readJson, textAt } from "../json.js";
import type { State } from "../state.js";
import type { AppResponse } from "./exchange.js";

const PING_MS = 10_000;

/** Slack closes a connection about this long after it said so. */
const GRACE_MS = 10_000;

export interface Envelope {
  id: string;
  text: string;
}

export class Sockets {
  /** True answers every new connection with 503. */
  refusing = false;
  readonly #state: State;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #open: WebSocket[] = [];
  readonly #announced = new Map<WebSocket, NodeJS.Timeout>();
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Set<(ack: JsonObject | undefined) => void>>();
  readonly #known = new Set<string>();
  readonly #pinging: NodeJS.Timeout;
  #next = 0;

  constructor(state: State) {
    this.#state = state;
    this.#pinging = setInterval(() => {
      for (const socket of this.#open) socket.ping();
    }, PING_MS);
    this.#pinging.unref();
  }

  get count(): number {
    return this.#open.length;
  }

  ticketUrl(): string {
    const ticket = `ticket-${this.#state.sequence.count("ticket")}`;
    this.#tickets.add(ticket);
    return `${this.#state.origin.replace("http:", "ws:")}/link/?ticket=${ticket}&app_id=${this.#state.settings.appId}`;
  }

  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? "/", "http://localhost").searchParams.get("ticket") ?? "";
    if (this.refusing || !this.#tickets.delete(ticket)) {
      connection.end(`HTTP/1.1 ${this.refusing ? "503 Service Unavailable" : "403 Forbidden"}\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, connection, head, (socket) => this.#welcome(socket));
  }

  #welcome(socket: WebSocket): void {
    this.#open.push(socket);
    socket.on("message", (data) => this.#receive(String(data)));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      this.#forget(socket);
      this.#state.journal.changed();
    });
    const debugInfo = { host: "applink-sandbox", build_number: 1, approximate_connection_time: 18_060 };
    const { appId } = this.#state.settings;
    const hello = {
      type: "hello",
      num_connections: this.count,
      debug_info: debugInfo,
      connection_info: { app_id: appId },
    };
    socket.send(JSON.stringify(hello));
    socket.ping();
    this.#state.journal.changed();
  }

  #forget(socket: WebSocket): void {
    const at = this.#open.indexOf(socket);
    if (at >= 0) this.#open.splice(at, 1);
    clearTimeout(this.#announced.get(socket));
    this.#announced.delete(socket);
  }

  #receive(text: string): void {
    const ack = readJson(text);
    const id = textAt(ack, "envelope_id") ?? "";
    if (!isObject(ack) || !this.#known.has(id)) {
      this.#state.journal.refuse("socket", "unknown_envelope", [text.slice(0, 200)]);
      return;
    }
    const payload = objectAt(ack, "payload");
    const body = payload && Object.keys(payload).length > 0 ? payload : undefined;
    for (const settle of this.#waiting.get(id) ?? []) settle(body);
    this.#waiting.delete(id);
  }

  /** Sends over the next connection in turn and waits for the ack. */
  async send(envelope: Envelope, deadlineMs: number): Promise<AppResponse> {
    const nothing = { status: 0, ack: undefined, timedOut: false, failure: undefined };
    const socket = this.#open[this.#next++ % Math.max(this.#open.length, 1)];
    if (!socket) return { ...nothing, failure: "no socket is open" };
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(envelope.id) ?? new Set();
      this.#waiting.set(envelope.id, waiting);
      this.#known.add(envelope.id);
      const settle = (ack: JsonObject | undefined) => {
        clearTimeout(deadline);
        resolve({ ...nothing, status: 200, ack });
      };
      const deadline = setTimeout(() => {
        waiting.delete(settle);
        resolve({ ...nothing, timedOut: true });
      }, deadlineMs);
      waiting.add(settle);
      socket.send(envelope.text);
    });
  }

  /** Tells the app to reconnect, as Slack does every few hours. Until it closes, the connection works as before. */
  disconnect(reason = "refresh_requested"): void {
    const message = JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-sandbox" } });
    for (const socket of this.#open) {
      socket.send(message);
      this.#announced.set(socket, setTimeout(() => this.#end(socket), GRACE_MS).unref());
    }
  }

  /** Closes the connections whose end was announced, without waiting for the grace period. */
  endAnnounced(): void {
    for (const socket of this.#announced.keys()) this.#end(socket);
  }

  #end(socket: WebSocket): void {
    this.#forget(socket);
    this.#state.journal.changed();
    socket.close();
  }

  /** Breaks every connection without notice. */
  drop(): void {
    for (const socket of [...this.#open]) socket.terminate();
  }

  close(): void {
    clearInterval(this.#pinging);
    this.drop();
    this.#server.close();
  }
}
