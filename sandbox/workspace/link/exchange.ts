// One request to the app and what came back.
import type { JsonObject } from "../json.js";

export type RequestKind = "command" | "interaction" | "event";

export interface SentRequest {
  kind: RequestKind;
  payload: JsonObject;
  /** Undefined over a socket. */
  url: string | undefined;
  headers: Record<string, string>;
  /** The bytes sent: a form, JSON, or an envelope. */
  body: string;
  envelopeId: string | undefined;
}

export interface Retry {
  retryNum?: number;
  retryReason?: string;
}

export interface Exchange {
  request: SentRequest;
  /** When it was over. */
  at: Date;
  /** The HTTP status; 200 for an acknowledged envelope; 0 when nothing came back. */
  status: number;
  /** The body of the ack, a plain text as `{ text }`; undefined when empty. */
  ack: JsonObject | undefined;
  ms: number;
  timedOut: boolean;
  /** Why nothing came back, when the connection failed. */
  failure: string | undefined;
  /** What the person's client refused; then nothing was sent. */
  refused: Record<string, string> | undefined;
  /** Sends the very same request again, as Slack does when it saw no ack, or as whoever recorded it might. */
  repeat(retry?: Retry): Promise<Exchange>;
}

export interface AppResponse {
  status: number;
  ack: JsonObject | undefined;
  timedOut: boolean;
  failure: string | undefined;
}
