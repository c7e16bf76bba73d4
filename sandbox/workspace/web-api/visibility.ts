// Which conversations a token reaches, and Slack's errors for those it can't see, read, or post to.
import type { Channel } from "../directory.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { requireScope } from "./method.js";

const SCOPE_PREFIX: Record<Channel["kind"], string> = { public: "channels", private: "groups", im: "im" };
const KIND_OF_TYPE: Record<string, Channel["kind"] | undefined> = {
  public_channel: "public",
  private_channel: "private",
  im: "im",
};

/** A private channel without the bot looks as if it didn't exist. */
export function visibleChannel(state: State, id: string | undefined): Channel {
  const { channels } = state.directory;
  const channel = channels.get(id ?? "");
  if (!channel || !state.directory.isVisible(channel)) throw new SlackError("channel_not_found");
  return channel;
}

export function readableChannel(state: State, id: string | undefined, right: "read" | "history"): Channel {
  const channel = visibleChannel(state, id);
  requireScope(state, `${SCOPE_PREFIX[channel.kind]}:${right}`);
  if (right === "history" && !state.directory.hasBot(channel)) throw new SlackError("not_in_channel");
  return channel;
}

/** Finds a channel by id or name, or a person's direct channel. */
export function postableChannel(state: State, target: string | undefined): Channel {
  const { directory, settings } = state;
  const person = directory.people.get(target ?? "");
  if (person) {
    if (person.isDeleted || person.isBot) throw new SlackError("channel_not_found");
    return directory.directChannel(person.id);
  }
  const name = target?.replace(/^#/, "");
  const named = [...directory.channels.values()].find((channel) => channel.kind !== "im" && channel.name === name);
  const channel = visibleChannel(state, directory.channels.has(target ?? "") ? target : named?.id);
  if (channel.isArchived) throw new SlackError("is_archived");
  const isOpen = channel.kind === "public" && settings.scopes.includes("chat:write.public");
  if (!directory.hasBot(channel) && !isOpen) throw new SlackError("not_in_channel");
  return channel;
}

/** `types` is the argument of conversations.list; each type needs its own scope. */
export function readableKinds(state: State, types = "public_channel"): Set<Channel["kind"]> {
  const kinds = new Set<Channel["kind"]>();
  for (const type of types.split(",").map((text) => text.trim())) {
    const kind = KIND_OF_TYPE[type];
    if (type === "mpim") continue;
    if (!kind) throw new SlackError("invalid_types", {}, true);
    requireScope(state, `${SCOPE_PREFIX[kind]}:read`);
    kinds.add(kind);
  }
  return kinds;
}
