// What Slack sends: which payloads a listener of ours takes, and the part of each that it may see.
import { z } from "zod";
import { EVENTS } from "./events.js";
import { Command, Interaction } from "./request.js";
import { View } from "./submitted-form.js";

type Fields = Record<string, unknown>;

export type Payload =
  /** A listener takes it. `body` holds what the listeners and Bolt read, and nothing else. */
  | { kind: "taken"; body: Fields }
  /** Slack held back events of this minute, because there were too many. */
  | { kind: "rate-limited" }
  /** Of a type that we take, but without something that Slack always sends. */
  | { kind: "unreadable"; type: string }
  /** Nobody here takes it. */
  | { kind: "ignored"; type: string };

const Text = z.string();
const Clicked = z.object({ type: Text, action_id: Text, value: Text.nullish() });

/** What a payload of each type must have, by each of these. The rest of it is optional. An event goes by its own type. */
const SCHEMAS: Record<string, readonly z.ZodType<Fields>[]> = {
  command: [Command],
  block_actions: [Interaction, z.object({ actions: z.array(Clicked).min(1), view: View.nullish() })],
  block_suggestion: [Interaction, z.object({ action_id: Text, value: Text, view: View.nullish() })],
  shortcut: [Interaction, z.object({ callback_id: Text })],
  message_action: [Interaction, z.object({ callback_id: Text })],
  view_submission: [Interaction, z.object({ view: View })],
  view_closed: [Interaction, z.object({ view: View })],
  ...Object.fromEntries(
    Object.entries(EVENTS).map(([type, event]) => [type, [z.object({ team_id: Text, event: z.object(event) })]]),
  ),
};

/** The keys that our listeners and Bolt read. Bolt tells types apart by keys, so an unknown key could mislead it. */
const KEYS = [
  ...["type", "trigger_id", "response_url", "enterprise", "enterprise_id", "team_id"],
  ...["command", "text", "user_id", "channel_id", "channel_name"],
  ...["team", "user", "channel", "message", "container", "view", "actions", "action_ts"],
  ...["callback_id", "action_id", "block_id", "value", "event", "event_id"],
];

/** Leaves out nulls, too. Slack sends some where Bolt expects an object or nothing. */
const withKnownKeys = (body: Fields): Fields =>
  Object.fromEntries(KEYS.flatMap((key) => (body[key] === undefined || body[key] === null ? [] : [[key, body[key]]])));

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The type by which a payload is known here; "unknown" for anything but a name, because it is logged. */
function typeOf({ command, type, event }: Fields): string {
  if (command !== undefined) return "command";
  const name = type === "event_callback" && isObject(event) ? event.type : type;
  return typeof name === "string" && /^\w{1,80}$/.test(name) ? name : "unknown";
}

/** Reads a payload that is certainly from Slack: signed, or sent over our socket. Never throws. */
export function readPayload(body: unknown): Payload {
  if (!isObject(body)) return { kind: "ignored", type: "unknown" };
  const type = typeOf(body);
  if (type === "app_rate_limited") return { kind: "rate-limited" };
  if (!Object.hasOwn(SCHEMAS, type)) return { kind: "ignored", type };
  const reads = SCHEMAS[type]?.map((schema) => schema.safeParse(body).data) ?? [];
  if (reads.includes(undefined)) return { kind: "unreadable", type };
  const known = withKnownKeys(body);
  const event = reads[0]?.event;
  return { kind: "taken", body: isObject(event) ? { ...known, event: { type, ...event } } : known };
}
