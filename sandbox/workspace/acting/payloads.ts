// The payloads Slack sends when a person acts: https://docs.slack.dev/reference/interaction-payloads
import { type StateValues, toState } from "../block-kit/elements.js";
import type { Channel } from "../directory.js";
import { type Json, type JsonObject, toJson } from "../json.js";
import type { Message } from "../messages.js";
import type { State } from "../state.js";
import type { OpenView } from "../views.js";
import { toSlackMessage } from "../web-api/serialize.js";
import {
  type ActorContext,
  channelNameInPayload,
  issueResponseUrl,
  toCommonFields,
  toMessageOrigin,
  toShortcutFields,
  toViewOrigin,
} from "./payload-fields.js";

export interface TypedCommand {
  command: string;
  text: string;
  channel: Channel;
}

export function toCommand(context: ActorContext, { command, text, channel }: TypedCommand): JsonObject {
  const { settings, triggers } = context.state;
  return {
    token: "sandbox-verification-token",
    team_id: settings.teamId,
    team_domain: settings.teamDomain,
    channel_id: channel.id,
    channel_name: channelNameInPayload(channel),
    user_id: context.person.id,
    user_name: context.person.name,
    command,
    text,
    api_app_id: settings.appId,
    is_enterprise_install: "false",
    response_url: issueResponseUrl(context, channel.id),
    trigger_id: triggers.issue({ userId: context.person.id, channelId: channel.id }),
  };
}

export function toShortcut(context: ActorContext, callbackId: string): JsonObject {
  return {
    type: "shortcut",
    ...toShortcutFields(context),
    action_ts: context.state.sequence.ts(),
    callback_id: callbackId,
    trigger_id: context.state.triggers.issue({ userId: context.person.id }),
  };
}

export function toMessageShortcut(context: ActorContext, callbackId: string, message: Message): JsonObject {
  const channel = context.state.directory.channelOrThrow(message.channel);
  return {
    type: "message_action",
    ...toShortcutFields(context),
    channel: { id: channel.id, name: channelNameInPayload(channel) },
    action_ts: context.state.sequence.ts(),
    callback_id: callbackId,
    trigger_id: context.state.triggers.issue({ userId: context.person.id, channelId: channel.id }),
    response_url: issueResponseUrl(context, channel.id, context.state.messages.find(message.channel, message.ts)),
    message_ts: message.ts,
    message: toSlackMessage(context.state, message),
  };
}

export function toViewActions(context: ActorContext, open: OpenView, action: JsonObject): JsonObject {
  const viewId = open.view.type === "modal" ? open.id : undefined;
  return {
    type: "block_actions",
    ...toViewOrigin(context, open),
    trigger_id: context.state.triggers.issue({ userId: context.person.id, viewId }),
    actions: [{ ...action, action_ts: context.state.sequence.ts() }],
  };
}

export function toMessageActions(context: ActorContext, message: Message, action: JsonObject): JsonObject {
  const { state, person } = context;
  const selections: StateValues = state.messages.selectionsOf(person.id, message);
  const original = state.messages.find(message.channel, message.ts) ?? findWhisper(state, message);
  return {
    type: "block_actions",
    ...toCommonFields(context),
    ...toMessageOrigin(context, message),
    state: { values: toJson(toState(toJson(message.blocks) as Json[], selections)) },
    trigger_id: state.triggers.issue({ userId: person.id, channelId: message.channel }),
    response_url: issueResponseUrl(context, message.channel, original),
    actions: [{ ...action, action_ts: state.sequence.ts() }],
  };
}

const findWhisper = (state: State, message: Message) =>
  state.messages.whispersTo(message.visibleTo ?? "", message.channel).find((whisper) => whisper.ts === message.ts);

/** Selects with response_url_enabled give the app an address for answering in the chosen channel. */
function responseUrlsOf(context: ActorContext, open: OpenView): JsonObject[] {
  const blocks = toJson(open.view.blocks) as JsonObject[];
  return blocks.flatMap((block) => {
    const element = block.element as JsonObject | undefined;
    if (element?.response_url_enabled !== true) return [];
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const chosen = open.state[blockId]?.[actionId];
    const channelId = chosen?.selected_conversation ?? chosen?.selected_channel;
    if (typeof channelId !== "string") return [];
    return [
      {
        block_id: blockId,
        action_id: actionId,
        channel_id: channelId,
        response_url: issueResponseUrl(context, channelId),
      },
    ];
  });
}

export function toSubmission(context: ActorContext, open: OpenView): JsonObject {
  const { container: _, ...origin } = toViewOrigin(context, open);
  const triggerId = context.state.triggers.issue({ userId: context.person.id, viewId: open.id });
  return { type: "view_submission", ...origin, trigger_id: triggerId, response_urls: responseUrlsOf(context, open) };
}

export function toClosed(context: ActorContext, open: OpenView, isCleared: boolean): JsonObject {
  const { container: _, ...origin } = toViewOrigin(context, open);
  return { type: "view_closed", ...origin, is_cleared: isCleared };
}

export interface SuggestionRequest {
  blockId: string;
  actionId: string;
  text: string;
}

export function toSuggestion(
  context: ActorContext,
  target: Message | OpenView,
  { blockId, actionId, text }: SuggestionRequest,
): JsonObject {
  const origin =
    "channel" in target
      ? { ...toCommonFields(context), ...toMessageOrigin(context, target) }
      : toViewOrigin(context, target);
  return { type: "block_suggestion", ...origin, action_id: actionId, block_id: blockId, value: text };
}
