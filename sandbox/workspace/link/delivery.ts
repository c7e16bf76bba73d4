// Sends a request to the app (over an open socket, else to its address) and records the exchange.
import { performance } from "node:perf_hooks";
import type { JsonObject } from "../json.js";
import type { State } from "../state.js";
import type { AppResponse, Exchange, RequestKind, Retry, SentRequest } from "./exchange.js";
import { post, toBody, toHeaders } from "./http.js";
import { toSignedHeaders } from "./signing.js";
import type { Sockets } from "./sockets.js";

export interface DeliveryOptions extends Retry {
  /** Seconds since 1970; signed as given. */
  timestamp?: number;
  signature?: string;
  signingSecret?: string;
  /** Sends the same request twice at once. */
  twice?: boolean;
  /** Sent instead of the payload: signed over HTTP, as the JSON of the payload over a socket. */
  body?: string;
  headers?: Record<string, string>;
}

const ENVELOPE_TYPES: Record<RequestKind, string> = {
  command: "slash_commands",
  interaction: "interactive",
  event: "events_api",
};
const EXPECTS_PAYLOAD = new Set(["view_submission", "block_suggestion"]);

export class Delivery {
  /** Where an app on HTTP listens. */
  url: string | undefined;
  readonly #state: State;
  readonly #sockets: Sockets;

  constructor(state: State, sockets: Sockets) {
    this.#state = state;
    this.#sockets = sockets;
  }

  get isConnected(): boolean {
    return this.#sockets.count > 0 || this.url !== undefined;
  }

  /** The request as it would be sent now. */
  prepare(kind: RequestKind, payload: JsonObject, options: DeliveryOptions = {}): SentRequest {
    if (this.#sockets.count > 0) return this.#toEnvelope(kind, payload, options);
    const body = options.body ?? toBody(kind, payload);
    const signing = {
      signingSecret: options.signingSecret ?? this.#state.settings.signingSecret,
      timestamp: options.timestamp ?? Math.floor(this.#state.realNow() / 1000),
      signature: options.signature,
    };
    const headers = { ...toHeaders(kind, options), ...toSignedHeaders(body, signing), ...options.headers };
    return { kind, payload, url: this.url, headers, body, envelopeId: undefined };
  }

  #toEnvelope(kind: RequestKind, payload: JsonObject, retry: DeliveryOptions): SentRequest {
    const envelopeId = `00000000-0000-4000-8000-${String(this.#state.sequence.count("envelope")).padStart(12, "0")}`;
    const envelope = {
      envelope_id: envelopeId,
      payload: retry.body === undefined ? payload : JSON.parse(retry.body),
      type: ENVELOPE_TYPES[kind],
      accepts_response_payload: kind === "command" || EXPECTS_PAYLOAD.has(String(payload.type)),
      ...(kind === "event" ? { retry_attempt: retry.retryNum ?? 0, retry_reason: retry.retryReason ?? "" } : {}),
    };
    return { kind, payload, url: undefined, headers: {}, body: JSON.stringify(envelope), envelopeId };
  }

  async deliver(kind: RequestKind, payload: JsonObject, options: DeliveryOptions = {}): Promise<Exchange> {
    const request = this.prepare(kind, payload, options);
    const again = options.twice ? this.send(request) : undefined;
    const exchange = await this.send(request);
    await again;
    return exchange;
  }

  async send(request: SentRequest): Promise<Exchange> {
    const { journal } = this.#state;
    const finish = journal.begin(`${request.kind} ${String(request.payload.type ?? request.payload.command ?? "")}`);
    const started = performance.now();
    try {
      const answer = await this.#transmit(request);
      const exchange = this.#toExchange(request, answer, { ms: performance.now() - started });
      journal.exchanges.push(exchange);
      this.#checkAck(exchange);
      return exchange;
    } finally {
      finish();
      journal.changed();
    }
  }

  /** Slack ignores the body of most acks, so an app that sends one expects something that won't happen. */
  #checkAck({ request, ack, status }: Exchange): void {
    const type = String(request.payload.type);
    if (status !== 200 || !ack || request.kind === "command") return;
    if (EXPECTS_PAYLOAD.has(type) || type === "url_verification") return;
    this.#state.journal.refuse(`ack of ${type}`, "ignored_body", [JSON.stringify(ack).slice(0, 200)]);
  }

  #transmit(request: SentRequest): Promise<AppResponse> {
    const { ackDeadlineMs: deadlineMs } = this.#state.settings;
    const { envelopeId, url, headers, body } = request;
    if (envelopeId !== undefined) return this.#sockets.send({ id: envelopeId, text: body }, deadlineMs);
    if (url === undefined) throw new Error("No app is connected: give its address to sendTo, or let it open a socket.");
    return post({ url, headers, body, deadlineMs });
  }

  #toExchange(
    request: SentRequest,
    answer: AppResponse,
    more: Pick<Exchange, "ms"> & Partial<Pick<Exchange, "refused">>,
  ): Exchange {
    return {
      request,
      at: this.#state.now(),
      ...answer,
      refused: undefined,
      ...more,
      repeat: (retry) => this.send(this.#toRetry(request, retry)),
    };
  }

  /** Nothing was sent: the person's client refused. */
  refused(request: SentRequest, refused: Record<string, string>): Exchange {
    return this.#toExchange(
      request,
      { status: 0, ack: undefined, timedOut: false, failure: undefined },
      { ms: 0, refused },
    );
  }

  #toRetry(request: SentRequest, retry: Retry | undefined): SentRequest {
    if (!retry) return request;
    if (request.envelopeId === undefined)
      return { ...request, headers: { ...request.headers, ...toHeaders(request.kind, retry) } };
    const envelope = {
      ...JSON.parse(request.body),
      retry_attempt: retry.retryNum ?? 0,
      retry_reason: retry.retryReason ?? "",
    };
    return { ...request, body: JSON.stringify(envelope) };
  }
}
