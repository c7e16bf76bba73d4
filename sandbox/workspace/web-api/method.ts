// What a Web API method is: what it requires, and what it does to the workspace.
import type { Json, JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";

export interface Method {
  /** The scope its token needs, if one scope covers everything it does. */
  scope?: string;
  /** A bot token by default; "any" also allows no token. */
  token?: "app" | "any";
  required?: readonly string[];
  run(state: State, args: JsonObject): JsonObject;
}

export function requireScope(state: State, needed: string): void {
  const { scopes, optionalScopes } = state.settings;
  if (scopes.includes(needed)) return;
  const isMistake = !optionalScopes.includes(needed);
  throw new SlackError("missing_scope", { needed, provided: scopes.join(",") }, isMistake);
}

/** In a form body, true is "true" or "1". */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === "true" || value === "1" || value === 1;
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
