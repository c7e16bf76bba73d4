// What every Web API method is: what it needs, and what it does to the workspace.
import type { Json, JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";

export interface Method {
  /** The scope its token needs, where one is enough for all it does. */
  scope?: string;
  /** Bot unless said otherwise; "any" also without a token. */
  token?: "app" | "any";
  required?: readonly string[];
  run(state: State, args: JsonObject): JsonObject;
}

export function requireScope(state: State, needed: string): void {
  const { scopes } = state.settings;
  if (scopes.includes(needed)) return;
  throw new SlackError("missing_scope", { needed, provided: scopes.join(",") }, true);
}

/** A form carries true as "true" or "1". */
export function isTrue(value: Json | undefined): boolean {
  return value === true || value === "true" || value === "1" || value === 1;
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
