// Events as Slack wraps and sends them: https://docs.slack.dev/apis/events-api#callback-field
import type { Channel } from "../directory.js";
import type { JsonObject } from "../json.js";
import type { Message } from "../messages.js";
import type { State } from "../state.js";
import { toSlackMessage } from "../web-api/serialize.js";

export function toEventCallback(state: State, event: JsonObject, eventId = state.sequence.id("Ev")): JsonObject {
  const { teamId, appId, botUserId } = state.settings;
  return {
    token: "sandbox-verification-token",
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event: { event_ts: state.sequence.ts(), ...event },
    type: "event_callback",
    event_id: eventId,
    event_time: Math.floor(state.now().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** Slack sends an app only the events it subscribed to. */
export function isSubscribed({ settings }: State, event: string): boolean {
  return settings.events === undefined || settings.events.includes(event);
}

export function toMemberJoined(state: State, channel: Channel, inviter: string | undefined): JsonObject {
  const { teamId, botUserId } = state.settings;
  const channelType = channel.kind === "private" ? "G" : "C";
  return {
    type: "member_joined_channel",
    user: botUserId,
    channel: channel.id,
    channel_type: channelType,
    team: teamId,
    inviter,
  };
}

const CHANNEL_TYPES: Record<Channel["kind"], string> = { public: "channel", private: "group", im: "im" };

const SUBSCRIPTIONS: Record<Channel["kind"], string> = {
  public: "message.channels",
  private: "message.groups",
  im: "message.im",
};

/** Whether the app hears what people say there. */
export function hears(state: State, channel: Channel): boolean {
  return state.directory.hasBot(channel) && isSubscribed(state, SUBSCRIPTIONS[channel.kind]);
}

export function toMessageEvent(state: State, channel: Channel, message: Message): JsonObject {
  return {
    ...toSlackMessage(state, message),
    event_ts: message.ts,
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
  };
}
