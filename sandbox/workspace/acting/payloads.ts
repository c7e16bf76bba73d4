// The payloads Slack sends when somebody does something: https://docs.slack.dev/reference/interaction-payloads
import { type StateValues, toState } from "../block-kit/elements.js";
import type { Channel, Person } from "../directory.js";
import { type Json, type JsonObject, toJson } from "../json.js";
import type { Message } from "../messages.js";
import type { State } from "../state.js";
import type { OpenView } from "../views.js";
import { toSlackMessage } from "../web-api/serialize.js";
import { toView } from "./view-payload.js";

/** Who acts, and where. */
export interface ActorContext {
  state: State;
  person: Person;
}

const CHANNEL_NAMES: Record<Channel["kind"], string | undefined> = {
  public: undefined,
  private: "privategroup",
  im: "directmessage",
};

export const channelNameInPayload = (channel: Channel): string => CHANNEL_NAMES[channel.kind] ?? channel.name;

function toUser({ person }: ActorContext): JsonObject {
  return { id: person.id, username: person.name, name: person.name, team_id: person.teamId };
}

/** Where a modal is used by somebody of another organization, `team` is theirs: view.app_installed_team_id is the app's. */
function toCommonFields(scene: ActorContext, teamId = scene.state.settings.teamId): JsonObject {
  return { ...toShortcutFields(scene, teamId), api_app_id: scene.state.settings.appId };
}

/** Shortcuts do not say which app they are of. */
function toShortcutFields(scene: ActorContext, teamId = scene.state.settings.teamId): JsonObject {
  const { settings } = scene.state;
  const domain = teamId === settings.teamId ? settings.teamDomain : "another-school";
  return {
    team: { id: teamId, domain },
    user: toUser(scene),
    token: "sandbox-verification-token",
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function issueResponseUrl({ state, person }: ActorContext, channelId: string, original?: Message): string {
  const key = state.responseUrls.issue({ userId: person.id, channelId, original });
  return `${state.origin}/response/${key}`;
}

export interface TypedCommand {
  command: string;
  text: string;
  channel: Channel;
}

export function toCommand(scene: ActorContext, { command, text, channel }: TypedCommand): JsonObject {
  const { settings, triggers } = scene.state;
  return {
    token: "sandbox-verification-token",
    team_id: settings.teamId,
    team_domain: settings.teamDomain,
    channel_id: channel.id,
    channel_name: channelNameInPayload(channel),
    user_id: scene.person.id,
    user_name: scene.person.name,
    command,
    text,
    api_app_id: settings.appId,
    is_enterprise_install: "false",
    response_url: issueResponseUrl(scene, channel.id),
    trigger_id: triggers.issue({ userId: scene.person.id, channelId: channel.id }),
  };
}

export function toShortcut(scene: ActorContext, callbackId: string): JsonObject {
  return {
    type: "shortcut",
    ...toShortcutFields(scene),
    action_ts: scene.state.sequence.ts(),
    callback_id: callbackId,
    trigger_id: scene.state.triggers.issue({ userId: scene.person.id }),
  };
}

export function toMessageShortcut(scene: ActorContext, callbackId: string, message: Message): JsonObject {
  const channel = scene.state.directory.channelOrThrow(message.channel);
  return {
    type: "message_action",
    ...toShortcutFields(scene),
    channel: { id: channel.id, name: channelNameInPayload(channel) },
    action_ts: scene.state.sequence.ts(),
    callback_id: callbackId,
    trigger_id: scene.state.triggers.issue({ userId: scene.person.id, channelId: channel.id }),
    response_url: issueResponseUrl(scene, channel.id, scene.state.messages.find(message.channel, message.ts)),
    message_ts: message.ts,
    message: toSlackMessage(scene.state, message),
  };
}

function toMessageOrigin(scene: ActorContext, message: Message): JsonObject {
  const channel = scene.state.directory.channelOrThrow(message.channel);
  const isEphemeral = message.visibleTo !== undefined;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channelNameInPayload(channel) },
    // Slack keeps no whisper, so it cannot send one back.
    ...(isEphemeral ? {} : { message: toSlackMessage(scene.state, message) }),
  };
}

function toViewOrigin(scene: ActorContext, open: OpenView): JsonObject {
  return {
    ...toCommonFields(scene, scene.person.teamId),
    container: { type: "view", view_id: open.id },
    view: toView(scene.state, open),
  };
}

export function toViewActions(scene: ActorContext, open: OpenView, action: JsonObject): JsonObject {
  const viewId = open.view.type === "modal" ? open.id : undefined;
  return {
    type: "block_actions",
    ...toViewOrigin(scene, open),
    trigger_id: scene.state.triggers.issue({ userId: scene.person.id, viewId }),
    actions: [{ ...action, action_ts: scene.state.sequence.ts() }],
  };
}

export function toMessageActions(scene: ActorContext, message: Message, action: JsonObject): JsonObject {
  const { state, person } = scene;
  const kept: StateValues = state.messages.selectionsOf(person.id, message);
  const original = state.messages.find(message.channel, message.ts) ?? findWhisper(state, message);
  return {
    type: "block_actions",
    ...toCommonFields(scene),
    ...toMessageOrigin(scene, message),
    state: { values: toJson(toState(toJson(message.blocks) as Json[], kept)) },
    trigger_id: state.triggers.issue({ userId: person.id, channelId: message.channel }),
    response_url: issueResponseUrl(scene, message.channel, original),
    actions: [{ ...action, action_ts: state.sequence.ts() }],
  };
}

const findWhisper = (state: State, message: Message) =>
  state.messages.whispersTo(message.visibleTo ?? "", message.channel).find((whisper) => whisper.ts === message.ts);

/** Selects that ask for it give the app an address to answer in the channel chosen. */
function responseUrlsOf(scene: ActorContext, open: OpenView): JsonObject[] {
  const blocks = toJson(open.view.blocks) as JsonObject[];
  return blocks.flatMap((block) => {
    const element = block.element as JsonObject | undefined;
    if (element?.response_url_enabled !== true) return [];
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const chosen = open.state[blockId]?.[actionId];
    const channelId = chosen?.selected_conversation ?? chosen?.selected_channel;
    if (typeof channelId !== "string") return [];
    return [
      { block_id: blockId, action_id: actionId, channel_id: channelId, response_url: issueResponseUrl(scene, channelId) },
    ];
  });
}

export function toSubmission(scene: ActorContext, open: OpenView): JsonObject {
  const { container: _, ...place } = toViewOrigin(scene, open);
  const triggerId = scene.state.triggers.issue({ userId: scene.person.id, viewId: open.id });
  return { type: "view_submission", ...place, trigger_id: triggerId, response_urls: responseUrlsOf(scene, open) };
}

export function toClosed(scene: ActorContext, open: OpenView, isCleared: boolean): JsonObject {
  const { container: _, ...place } = toViewOrigin(scene, open);
  return { type: "view_closed", ...place, is_cleared: isCleared };
}

export interface SuggestionRequest {
  blockId: string;
  actionId: string;
  text: string;
}

export function toSuggestion(scene: ActorContext, target: Message | OpenView, { blockId, actionId, text }: SuggestionRequest): JsonObject {
  const place =
    "channel" in target ? { ...toCommonFields(scene), ...toMessageOrigin(scene, target) } : toViewOrigin(scene, target);
  return { type: "block_suggestion", ...place, action_id: actionId, block_id: blockId, value: text };
}
