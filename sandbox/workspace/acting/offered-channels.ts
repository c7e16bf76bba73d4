// Which conversations a menu offers a person: https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
import type { Channel, Directory } from "../directory.js";
import { type JsonObject, listAt, objectAt } from "../json.js";

export interface ChannelChooser {
  directory: Directory;
  personId: string;
}

/** Whether people from other organizations are in it (Slack Connect). */
function isShared({ directory }: ChannelChooser, { members }: Channel): boolean {
  return [...members].some((id) => directory.people.get(id)?.isStranger);
}

function matchesFilter(chooser: ChannelChooser, channel: Channel, filter: JsonObject): boolean {
  const kinds = listAt(filter, "include");
  if (kinds.length > 0 && !kinds.includes(channel.kind)) return false;
  if (filter.exclude_bot_users === true && channel.kind === "im") return false;
  return !(filter.exclude_external_shared_channels === true && isShared(chooser, channel));
}

export function isOffered(chooser: ChannelChooser, element: JsonObject, channel: Channel): boolean {
  if (channel.isArchived) return false;
  if (channel.kind !== "public" && !channel.members.has(chooser.personId)) return false;
  if (String(element.type).endsWith("channels_select")) return channel.kind === "public";
  return matchesFilter(chooser, channel, objectAt(element, "filter") ?? {});
}

/** The conversation the person came from, for menus that ask to start with it and offer it. */
export function toDefaultConversation(chooser: ChannelChooser, channelId: string | undefined) {
  const channel = chooser.directory.channels.get(channelId ?? "");
  return (element: JsonObject): string | undefined =>
    element.default_to_current_conversation === true && channel && isOffered(chooser, element, channel)
      ? channel.id
      : undefined;
}
