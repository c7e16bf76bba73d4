// People, conversations, and messages as Slack's responses and payloads show them.
import type { Channel, Person } from "../directory.js";
import { type JsonObject, toJson } from "../json.js";
import type { Message } from "../messages.js";
import type { State } from "../state.js";
import { clientMessageId, toRichText } from "./rich-text.js";

/** Making one takes longer than everything else about a person. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** Seconds east of Greenwich. */
function offsetOf(timeZone: string, now: Date): number {
  const format =
    offsetFormats.get(timeZone) ?? new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  offsetFormats.set(timeZone, format);
  const offset = format.formatToParts(now).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(offset) ?? [];
  return (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 * (sign === "-" ? -1 : 1);
}

export function toUser(state: State, person: Person, withLocale = false): JsonObject {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.isDeleted,
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetOf(person.tz, state.now()),
    profile: {
      real_name: person.realName,
      display_name: person.name,
      real_name_normalized: person.realName,
      display_name_normalized: person.name,
      team: person.teamId,
      ...(state.settings.scopes.includes("users:read.email") && !person.isBot ? { email: person.email } : {}),
    },
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: false,
    is_restricted: person.isGuest || person.isUltraGuest,
    is_ultra_restricted: person.isUltraGuest,
    is_bot: person.isBot,
    is_app_user: false,
    ...(person.isStranger ? { is_stranger: true } : {}),
    ...(person.teams
      ? { enterprise_user: { id: person.id, enterprise_id: "E0000000001", teams: [...person.teams] } }
      : {}),
    updated: person.updated,
    ...(withLocale ? { locale: person.locale } : {}),
  };
}

export function toConversation(state: State, channel: Channel): JsonObject {
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    context_team_id: state.settings.teamId,
  };
  if (channel.kind === "im")
    return { ...common, is_im: true, user: channel.with, is_user_deleted: false, is_org_shared: false };
  const isShared = [...channel.members].some((id) => state.directory.people.get(id)?.isStranger);
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === "private",
    is_general: false,
    is_shared: isShared,
    is_ext_shared: isShared,
    is_org_shared: false,
    is_member: state.directory.hasBot(channel),
    creator: state.settings.botUserId,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    num_members: channel.members.size,
  };
}

/** The fields that link a reply to its parent and a parent to its thread; none without a thread. */
function toThread({ messages, settings }: State, message: Message): JsonObject {
  const { channel, ts, threadTs } = message;
  if (threadTs) return { thread_ts: threadTs, parent_user_id: messages.find(channel, threadTs)?.user };
  const replies = messages.repliesTo(channel, ts);
  if (replies.length === 0) return {};
  const writers = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: writers.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: writers,
    is_locked: false,
    subscribed: [message.user, ...writers].includes(settings.botUserId),
  };
}

/** Without `withMetadata`, Slack leaves out the metadata's payload. */
export function toSlackMessage(state: State, message: Message, withMetadata = false): JsonObject {
  const { settings } = state;
  const byApp = { bot_id: settings.botId, app_id: settings.appId, bot_profile: toBotProfile(state) };
  const byPerson = { client_msg_id: clientMessageId(message), blocks: [toRichText(message)] };
  const metadata = withMetadata ? message.metadata : { event_type: message.metadata?.event_type };
  return toJson({
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: settings.teamId,
    ...(message.botId ? byApp : byPerson),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => ({ id })), upload: true } : {}),
    ...toThread(state, message),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.metadata ? { metadata } : {}),
  }) as JsonObject;
}

function toBotProfile(state: State): JsonObject {
  const { botId, appId, teamId } = state.settings;
  return {
    id: botId,
    app_id: appId,
    name: "Bookend",
    deleted: false,
    updated: 1_700_000_000,
    team_id: teamId,
    icons: {},
  };
}
