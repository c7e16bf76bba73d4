// Payloads that Slack may send and Bookend has no use for, and payloads with something missing.
import type { JsonObject } from "../../sandbox/workspace/json.js";
import { STAFF, TESS } from "./school.js";
import type { NamedPayload } from "./slack-payloads.js";

const user = { id: TESS, name: "tess" };
const channel = { id: STAFF, name: "all-staff" };
const action = { type: "button", action_id: "nobody-knows", value: "1" };
const view = { id: "V0ODD000001", type: "modal", callback_id: "nobody-knows", blocks: [], state: { values: {} } };

/** Complete, but of a type or with a name that nothing of ours takes. */
export function uselessPayloads(teamId: string): NamedPayload[] {
  const team = { id: teamId };
  const from = { team, user, trigger_id: "1.2.3" };
  const command = { team_id: teamId, user_id: TESS, channel_id: STAFF, channel_name: "all-staff", trigger_id: "4.5.6" };
  const eventOf = (event: JsonObject): JsonObject => ({
    type: "event_callback",
    team_id: teamId,
    event_id: "Ev1",
    event,
  });
  return [
    ["a form closed", { ...from, type: "view_closed", view, is_cleared: false }],
    ["a form of ours closed", { ...from, type: "view_closed", view: { ...view, callback_id: "log-unit" } }],
    ["a rate limit", { type: "app_rate_limited", team_id: teamId, minute_rate_limited: 1_518_467_820 }],
    ["an interaction of a future type", { ...from, type: "future_interaction" }],
    ["an interaction named like a property of objects", { ...from, type: "constructor" }],
    ["a dialog submitted", { ...from, channel, type: "dialog_submission", callback_id: "old", submission: {} }],
    ["a dialog cancelled", { ...from, channel, type: "dialog_cancellation", callback_id: "old" }],
    [
      "a dialog's suggestions",
      { ...from, channel, type: "dialog_suggestion", name: "field", value: "a", callback_id: "old" },
    ],
    ["a workflow step to edit", { ...from, type: "workflow_step_edit", callback_id: "old", workflow_step: {} }],
    ["a click on an unknown button", { ...from, channel, type: "block_actions", actions: [action] }],
    ["a click from where the channel is null", { ...from, channel: null, type: "block_actions", actions: [action] }],
    [
      "a change in an unknown form",
      { ...from, type: "block_actions", view, actions: [{ ...action, type: "checkboxes" }] },
    ],
    ["an unknown shortcut", { ...from, type: "shortcut", callback_id: "nobody-knows" }],
    [
      "an unknown message shortcut",
      { ...from, channel, type: "message_action", callback_id: "nobody-knows", message: { ts: "1.2" } },
    ],
    [
      "suggestions on a message",
      { ...from, channel, type: "block_suggestion", action_id: "subject", block_id: "b", value: "a" },
    ],
    ["suggestions in an unknown form", { ...from, type: "block_suggestion", view, action_id: "subject", value: "a" }],
    [
      "suggestions for an unknown field",
      { ...from, type: "block_suggestion", view: { ...view, callback_id: "log-unit" }, action_id: "x", value: "a" },
    ],
    ["an unknown form", { ...from, type: "view_submission", view }],
    ["an unknown form without a state", { ...from, type: "view_submission", view: { ...view, state: {} } }],
    ["another command", { ...command, command: "/weather", text: "94070" }],
    ["a command without a text", { ...command, command: "/unit" }],
    ["an event of a future type", eventOf({ type: "future_event", item: null, channel: null })],
    ["an event named like a property of objects", eventOf({ type: "__proto__" })],
    ["a workflow step to run", eventOf({ type: "workflow_step_execute", callback_id: "old" })],
    ["a function to run", eventOf({ type: "function_executed", inputs: {}, function_execution_id: "Fx1" })],
    ["an assistant's thread", eventOf({ type: "assistant_thread_started", assistant_thread: {} })],
    ["another person who joins a channel", eventOf({ type: "member_joined_channel", user: TESS, channel: STAFF })],
  ].map(([name, payload]) => ({ name: String(name), payload: payload as JsonObject }));
}

/** Of a type that we take, but without something that Slack always sends. */
export function brokenPayloads(teamId: string): NamedPayload[] {
  const from = { team: { id: teamId }, user, trigger_id: "1.2.3" };
  const eventOf = (event: JsonObject): JsonObject => ({ type: "event_callback", team_id: teamId, event });
  return [
    ["a click without a person", { team: from.team, channel, type: "block_actions", actions: [action] }],
    ["a click whose person is null", { ...from, user: null, channel, type: "block_actions", actions: [action] }],
    ["a click on nothing", { ...from, channel, type: "block_actions", actions: [] }],
    ["a click on null", { ...from, channel, type: "block_actions", actions: [null] }],
    ["a click on a button without an id", { ...from, channel, type: "block_actions", actions: [{ type: "button" }] }],
    ["a click without its actions", { ...from, channel, type: "block_actions" }],
    ["a form without a view", { ...from, type: "view_submission" }],
    ["a form without a name", { ...from, type: "view_submission", view: { id: "V0ODD000002" } }],
    [
      "a form with a text for a field's state",
      { ...from, type: "view_submission", view: { ...view, state: { values: { a: { a: "b" } } } } },
    ],
    ["a shortcut without a name", { ...from, type: "shortcut" }],
    ["a shortcut without a person", { type: "shortcut", team: from.team, callback_id: "log-unit" }],
    ["suggestions without what was typed", { ...from, type: "block_suggestion", view, action_id: "subject" }],
    ["a command without a person", { team_id: teamId, channel_id: STAFF, command: "/unit", trigger_id: "1.2" }],
    [
      "a command without a slash",
      { team_id: teamId, user_id: TESS, channel_id: STAFF, command: "unit", trigger_id: "1.2" },
    ],
    ["a changed person who is null", eventOf({ type: "user_change", user: null })],
    ["a Home opened by nobody", eventOf({ type: "app_home_opened", tab: "home" })],
    ["an invitation to an object", eventOf({ type: "member_joined_channel", user: TESS, channel: {} })],
    [
      "an event without a workspace",
      { type: "event_callback", event: { type: "app_home_opened", user: TESS, tab: "home" } },
    ],
  ].map(([name, payload]) => ({ name: String(name), payload: payload as JsonObject }));
}
