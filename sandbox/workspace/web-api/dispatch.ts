// One call of the Web API, checked in Slack's order (method, token, scope, arguments) and then run.
import type { TokenKind } from "../journal.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { account } from "./account.js";
import { chat } from "./chat.js";
import { conversations } from "./conversations.js";
import { files } from "./files.js";
import { type Method, requireScope } from "./method.js";
import { people } from "./people.js";
import { validation } from "./validation.js";
import { views } from "./views.js";

const METHODS: Record<string, Method> = {
  ...account,
  ...chat,
  ...conversations,
  ...files,
  ...people,
  ...validation,
  ...views,
};

/** In a form body these are JSON strings. */
const JSON_ARGUMENTS = ["view", "blocks", "message", "metadata", "attachments", "files"];

/** A request to a method: a form or JSON, with the token in the header or as an argument. */
export interface CallRequest {
  method: string;
  args: JsonObject;
  token: string | undefined;
}

export function readCall(
  method: string,
  body: { text: string; contentType: string; authorization: string },
): CallRequest {
  const isJson = body.contentType.startsWith("application/json");
  const parsed = isJson ? parseJson(body.text) : Object.fromEntries(new URLSearchParams(body.text));
  const { token, ...args } = isObject(parsed) ? parsed : {};
  if (!isJson) {
    for (const name of JSON_ARGUMENTS) {
      const text = args[name];
      if (typeof text === "string") args[name] = parseJson(text) ?? text;
    }
  }
  const bearer = /^Bearer (.+)$/.exec(body.authorization)?.[1];
  return { method, args, token: bearer ?? (typeof token === "string" ? token : undefined) };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function kindOfToken(state: State, token: string | undefined): TokenKind {
  if (token === undefined || token === "") return "none";
  if (token === state.settings.botToken) return "bot";
  return token === state.settings.appToken ? "app" : "unknown";
}

function checkToken(state: State, method: Method, token: TokenKind): void {
  if (method.token === "any") return;
  if (token === "none") throw new SlackError("not_authed");
  if (token === "unknown") throw new SlackError("invalid_auth");
  if (token !== (method.token ?? "bot")) throw new SlackError("not_allowed_token_type");
  if (token === "bot" && state.tokenRevoked) throw new SlackError("token_revoked");
}

function checkArguments(method: Method, args: JsonObject): void {
  const missing = (method.required ?? []).filter((name) => args[name] === undefined || args[name] === "");
  if (missing.length === 0) return;
  const messages = missing.map((name) => `[ERROR] missing required field: ${name}`);
  throw new SlackError("invalid_arguments", { response_metadata: { messages } }, true);
}

function run(state: State, call: CallRequest): JsonObject {
  const method = METHODS[call.method];
  if (!method) throw new SlackError("unknown_method", { req_method: call.method }, true);
  checkToken(state, method, kindOfToken(state, call.token));
  if (method.scope) requireScope(state, method.scope);
  checkArguments(method, call.args);
  return { ok: true, ...method.run(state, call.args) };
}

/** Slack's messages about what is wrong, from anywhere in the answer. */
function messagesIn(details: JsonObject): string[] {
  const metadata = details.response_metadata;
  const messages = isObject(metadata) && Array.isArray(metadata.messages) ? metadata.messages : [];
  const own = details.needed === undefined ? [] : [`needed: ${String(details.needed)}`];
  return [...messages.map(String), ...own];
}

/** Returns Slack's errors as answers; throws only bugs in the workspace itself. */
export function answerCall(state: State, call: CallRequest): JsonObject {
  try {
    return run(state, call);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    if (error.isProblem) state.journal.refuse(call.method, error.error, messagesIn(error.details));
    return { ok: false, error: error.error, ...error.details };
  }
}
