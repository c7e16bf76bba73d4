// The HTTP server that plays slack.com: the Web API, response_urls, and socket upgrades, with the planned faults.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { textLength } from "./block-kit/tables-and-charts.js";
import type { Fault } from "./faults.js";
import { readTransfer } from "./file-transfers.js";
import { type HttpReply, type IncomingCall, toCall, toJsonReply, toTextReply } from "./http-reply.js";
import { type JsonObject, objectsAt, readJson } from "./json.js";
import type { Sockets } from "./link/sockets.js";
import type { State } from "./state.js";
import { answerCall, kindOfToken, readCall } from "./web-api/dispatch.js";
import { answerResponse } from "./web-api/respond.js";

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

const PAGE = "<!DOCTYPE html><html><head><title>Slack</title></head><body>We are making some changes.</body></html>";

/** Does the fault concern this content? */
function isRefused({ moreThan, types = [] }: Extract<Fault, { kind: "refusedContent" }>, args: JsonObject): boolean {
  const blocks = objectsAt(args, "blocks");
  return (
    textLength(blocks) > (moreThan ?? Number.POSITIVE_INFINITY) || blocks.some(({ type }) => types.includes(`${type}`))
  );
}

/** What a fault answers instead of the method; undefined when the method answers. */
function replyOf(fault: Fault | undefined, { target, call }: IncomingCall): HttpReply | undefined {
  switch (fault?.kind) {
    case "ratelimited":
      return toJsonReply({ ok: false, error: "ratelimited" }, 429, { "retry-after": String(fault.retryAfter) });
    case "status":
      return toTextReply("something went wrong", fault.status);
    case "html":
      return toTextReply(PAGE, 200, "text/html; charset=utf-8");
    case "error":
      return toJsonReply({ ok: false, error: fault.error });
    case "answer":
      return toJsonReply(fault.answer);
    case "refusedContent":
      if (!isRefused(fault, call.args)) return undefined;
      return target === "response_url" ? toTextReply(fault.error, 400) : toJsonReply({ ok: false, error: fault.error });
    default:
      return undefined;
  }
}

async function receive(state: State, request: IncomingMessage): Promise<IncomingCall | undefined> {
  const url = new URL(request.url ?? "/", state.origin);
  const transfer = readTransfer(state, url.pathname, request);
  if (transfer) return transfer;
  const [, area, name = ""] = /^\/(api|response)\/([^/]+)$/.exec(url.pathname) ?? [];
  if (!area) return undefined;
  const text = request.method === "GET" ? url.search.slice(1) : await readBody(request);
  if (area === "response") {
    const args = (readJson(text) ?? {}) as JsonObject;
    const answer = () => {
      const { status, body } = answerResponse(state, name, text);
      return toTextReply(body, status);
    };
    const answers = state.responseUrls.ownerOf(name);
    return {
      target: "response_url",
      call: toCall(state, { method: "response_url", args, token: "none", answers }),
      answer,
    };
  }
  const { "content-type": contentType = "", authorization = "" } = request.headers;
  const received = readCall(name, { text, contentType, authorization });
  const token = kindOfToken(state, received.token);
  const scopes = { "x-oauth-scopes": state.settings.scopes.join(",") };
  const answer = () => toJsonReply(answerCall(state, received), 200, token === "bot" ? scopes : {});
  return { target: name, call: toCall(state, { method: name, args: received.args, token }), answer };
}

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const finish = state.journal.begin(`${request.method} ${request.url}`);
  const started = performance.now();
  try {
    const received = await receive(state, request);
    if (!received) {
      state.journal.refuse(request.url ?? "/", "no_such_address");
      send(response, state.now(), toTextReply("not found", 404));
      return;
    }
    const { call, target } = received;
    state.journal.calls.push(call);
    const fault = state.faults.take(target);
    call.fault = fault?.kind;
    if (fault?.kind === "hang") return;
    if (fault?.kind === "reset") {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "slow") await sleep(fault.ms);
    const reply = replyOf(fault, received) ?? received.answer();
    call.response = reply.recorded;
    call.status = reply.status;
    call.ms = performance.now() - started;
    if (fault?.kind === "lostReply") request.socket.destroy();
    else send(response, state.now(), reply);
  } finally {
    finish();
    state.journal.changed();
  }
}

/** The Date header says what time it is in the workspace. */
function send(response: ServerResponse, at: Date, { status, headers, body }: HttpReply): void {
  const date = at.toUTCString();
  response.writeHead(status, { ...headers, date, "content-length": Buffer.byteLength(body) }).end(body);
}

/** A bug in the workspace itself must not look like a planned fault. */
function fail(state: State, response: ServerResponse, error: unknown): void {
  state.journal.refuse("workspace", "bug", [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  if (!response.headersSent) send(response, state.now(), toTextReply("The sandbox workspace broke.", 500));
}

export async function listen(state: State, sockets: Sockets, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handle(state, request, response).catch((error) => fail(state, response, error));
  });
  server.on("upgrade", (request, connection, head) => sockets.upgrade(request, connection, head));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.openSocket = () => sockets.ticketUrl();
  return server;
}
