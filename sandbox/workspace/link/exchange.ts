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
  /** When it ended. */
  at: Date;
  /** The HTTP status; 200 for an acknowledged envelope; 0 when nothing came back. */
  status: number;
  /** The body of the ack, with plain text as `{ text }`; undefined when empty. */
  ack: JsonObject | undefined;
  ms: number;
  timedOut: boolean;
  /** Why nothing came back, when the connection failed. */
  failure: string | undefined;
  /** What the person's client refused, by field; nothing was sent then. */
  refused: Record<string, string> | undefined;
  /** Sends the same request again, as Slack does without an ack, or as an attacker might who recorded it. */
  repeat(retry?: Retry): Promise<Exchange>;
}

export interface AppResponse {
  status: number;
  ack: JsonObject | undefined;
  timedOut: boolean;
  failure: string | undefined;
}
