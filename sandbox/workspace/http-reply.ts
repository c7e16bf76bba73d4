// A request to the server that plays slack.com, and what it answers.
import type { Call } from "./journal.js";
import type { Json, JsonObject } from "./json.js";
import type { State } from "./state.js";

export interface HttpReply {
  status: number;
  body: string | Buffer;
  headers: Record<string, string>;
  /** What the journal records as the answer. */
  recorded: Json;
}

export interface IncomingCall {
  target: string;
  call: Call;
  answer: () => HttpReply;
}

export const toJsonReply = (body: JsonObject, status = 200, headers: Record<string, string> = {}): HttpReply => ({
  status,
  body: JSON.stringify(body),
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  recorded: body,
});

export const toTextReply = (body: string, status: number, contentType = "text/plain"): HttpReply => ({
  status,
  body,
  headers: { "content-type": contentType },
  recorded: body,
});

/** A call that has no answer yet. */
export const toCall = (state: State, call: Pick<Call, "method" | "args" | "token"> & Partial<Call>): Call => ({
  answers: undefined,
  at: state.now(),
  ms: undefined,
  response: undefined,
  status: undefined,
  fault: undefined,
  ...call,
});
