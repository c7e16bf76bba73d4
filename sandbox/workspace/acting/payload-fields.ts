// The fields that payloads share: who acts, in which workspace, and on which message or view.
import type { Channel, Person } from "../directory.js";
import type { JsonObject } from "../json.js";
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

/** For a person from another organization, a modal's `team` is theirs; view.app_installed_team_id is the app's. */
export function toCommonFields(context: ActorContext, teamId = context.state.settings.teamId): JsonObject {
  return { ...toShortcutFields(context, teamId), api_app_id: context.state.settings.appId };
}

/** Shortcut payloads don't name the app. */
export function toShortcutFields(context: ActorContext, teamId = context.state.settings.teamId): JsonObject {
  const { settings } = context.state;
  const domain = teamId === settings.teamId ? settings.teamDomain : "another-school";
  return {
    team: { id: teamId, domain },
    user: toUser(context),
    token: "sandbox-verification-token",
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function issueResponseUrl({ state, person }: ActorContext, channelId: string, original?: Message): string {
  const key = state.responseUrls.issue({ userId: person.id, channelId, original });
  return `${state.origin}/response/${key}`;
}

export function toMessageOrigin(context: ActorContext, message: Message): JsonObject {
  const channel = context.state.directory.channelOrThrow(message.channel);
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
    // Slack doesn't store whispers, so it can't send one back.
    ...(isEphemeral ? {} : { message: toSlackMessage(context.state, message) }),
  };
}

export function toViewOrigin(context: ActorContext, open: OpenView): JsonObject {
  return {
    ...toCommonFields(context, context.person.teamId),
    container: { type: "view", view_id: open.id },
    view: toView(context.state, open),
  };
}
