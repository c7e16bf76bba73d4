// The HTTP server of the page: its files, the snapshot, what visitors do, and the stream of changes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { SuggestResult } from "../contract.js";
import { perform } from "./acting.js";
import { Changes } from "./changes.js";
import { ClientState } from "./client-state.js";
import { refusalReason } from "./guard.js";
import { Inspector } from "./inspector.js";
import { sendShared } from "./message-files.js";
import { SAFE_HEADERS, sendFile, sendText } from "./page-files.js";
import { BadRequestError, readAct, readClock, readFault, readSuggest } from "./requests.js";
import { lastTs, toSnapshot } from "./snapshot.js";
import { type DemoStage, NotPossibleError } from "./stage.js";
import { suggest } from "./suggesting.js";

/** A file of 10 MB in base64. */
const MAX_BODY_BYTES = 15 * 1024 * 1024;

interface ServerState {
  stage: DemoStage;
  client: ClientState;
  inspector: Inspector;
  changes: Changes;
}

interface RouteRequest {
  query: URLSearchParams;
  body: string;
}

function readPerson({ workspace }: DemoStage, id: string | null): string {
  if (!workspace.people().some((person) => person.id === id && !person.isBot)) {
    throw new BadRequestError(`You can't act as ${id ?? "no one"}: no such person.`);
  }
  return id as string;
}

const ROUTES: Record<string, (show: ServerState, asked: RouteRequest) => Promise<object>> = {
  async "GET /api/snapshot"({ stage, client, changes }, { query }) {
    const me = readPerson(stage, query.get("as"));
    const clock = await stage.clock.read();
    return toSnapshot(stage, client, { me, clock, version: changes.version });
  },
  async "GET /api/inspector"({ inspector }, { query }) {
    return inspector.after(Number(query.get("after") ?? 0) || 0);
  },
  async "POST /api/act"({ stage, client }, { body }) {
    const request = readAct(body);
    readPerson(stage, request.as);
    return perform(stage, client, request);
  },
  async "POST /api/suggest"({ stage }, { body }): Promise<SuggestResult> {
    const request = readSuggest(body);
    readPerson(stage, request.as);
    return suggest(stage, request);
  },
  async "POST /api/clock"({ stage, changes }, { body }) {
    const request = readClock(body);
    await stage.clock.move(request).finally(changes.announce);
    return { ok: true };
  },
  async "POST /api/faults"({ stage, changes }, { body }) {
    stage.faults.turn(readFault(body));
    changes.announce();
    return { ok: true };
  },
};

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new BadRequestError("The request is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { ...SAFE_HEADERS, "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}

const isForTheVisitor = (error: unknown): error is Error =>
  error instanceof BadRequestError || error instanceof NotPossibleError;

export class WebServer {
  readonly #server: Server;
  readonly #pageFolder: string;
  #port = 0;
  #state: ServerState | undefined;
  #resolveState: (show: ServerState) => void = () => {};
  /** Requests wait for this: a page left open while the demo restarts doesn't retry a stream that was refused. */
  readonly #ready = new Promise<ServerState>((resolve) => {
    this.#resolveState = resolve;
  });
  #stopListening: (() => void)[] = [];

  constructor(pageFolder: string) {
    this.#pageFolder = pageFolder;
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error) => this.#fail(response, error));
    });
  }

  /** Takes the port. Requests before `show` wait for it. Rejects when the port is in use. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === "object" && address ? address.port : port;
    return this.#port;
  }

  /** `realMs` is the real time. */
  show(stage: DemoStage, { realMs }: { realMs: number }): void {
    const changes = new Changes(realMs);
    const begun = lastTs(stage);
    const inspector = new Inspector(stage.workspace);
    const client = new ClientState(begun, changes.announce);
    this.#stopListening = [stage.workspace.onChange(inspector.collect), stage.workspace.onChange(changes.announce)];
    this.#state = { stage, client, inspector, changes };
    this.#resolveState(this.#state);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refusalReason(request, this.#port);
    if (refusal) return sendText(response, 403, refusal);
    const show = await this.#ready;
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
    const route = ROUTES[`${request.method} ${pathname}`];
    if (route) return sendJson(response, 200, await route(show, { query, body: await readBody(request) }));
    if (request.method !== "GET") return sendText(response, 404, "Not found.");
    if (pathname === "/api/changes") return show.changes.follow(response);
    if (pathname === "/api/file") {
      const me = readPerson(show.stage, query.get("as"));
      return sendShared(response, show.stage.workspace.as(me), query.get("id") ?? "");
    }
    sendFile(response, this.#pageFolder, pathname);
  }

  #fail(response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      response.destroy();
    } else if (isForTheVisitor(error)) {
      sendJson(response, 400, { ok: false, error: error.message });
    } else {
      console.error(error);
      sendJson(response, 500, { ok: false, error: "The demo itself broke. See the terminal for details." });
    }
  }

  async close(): Promise<void> {
    for (const end of this.#stopListening) end();
    this.#state?.changes.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
