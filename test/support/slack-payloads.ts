// Payloads that Slack really sent, recorded by Slack's own test suites, and how to send them to a school.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { RequestKind } from "../../sandbox/workspace/link/exchange.js";
import { STAFF, TESS } from "./school.js";

const FOLDER = join(import.meta.dirname, "..", "fixtures", "slack-payloads");

export interface NamedPayload {
  name: string;
  payload: JsonObject;
}

/** What Slack says about a socket itself. It has no payload. */
const ABOUT_SOCKETS = ["hello", "disconnect"];

/** Every recorded payload. The envelopes of Socket Mode are opened. */
export function recordedPayloads(): NamedPayload[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json") && !ABOUT_SOCKETS.includes(file.replace(".json", "")))
    .flatMap((file) => {
      const recorded = JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as JsonObject[];
      return recorded.map((one, index) => ({
        name: `${file.replace(".json", "")} ${index + 1}`,
        payload: file.startsWith("socket-") ? (one.payload as JsonObject) : one,
      }));
    });
}

/** The address to which Slack sends a payload in its own form: a command, an interaction or an event. */
export function kindOf(payload: JsonObject): RequestKind {
  if (payload.command !== undefined) return "command";
  const isEvent = ["event_callback", "url_verification", "app_rate_limited"].includes(String(payload.type));
  return isEvent || payload.event !== undefined ? "event" : "interaction";
}

const isId = (value: unknown) => typeof value === "string";

/** The same payload as it would come from Tess, in #all-staff of this workspace. */
export function asTess(payload: JsonObject, at: { teamId: string; responseUrl: string }): JsonObject {
  const visit = (value: unknown, key: string, parent: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => visit(one, key, parent));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name, key)]));
    }
    if (!isId(value)) return value;
    if (/team_id$/.test(key) || (key === "id" && parent === "team")) return at.teamId;
    if (key === "user_id" || key === "user" || (key === "id" && parent === "user")) return TESS;
    if (key === "channel_id" || key === "channel" || (key === "id" && parent === "channel")) return STAFF;
    return key === "response_url" ? at.responseUrl : value;
  };
  return visit(payload, "", "") as JsonObject;
}
