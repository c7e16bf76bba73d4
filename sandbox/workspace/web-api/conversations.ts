// Web API: conversations and what was said in them.
import type { JsonObject } from "../json.js";
import type { Message } from "../messages.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { isTrue, type Method, textOf } from "./method.js";
import { pageOf } from "./paging.js";
import { toConversation, toSlackMessage } from "./serialize.js";
import { readableChannel, readableKinds } from "./visibility.js";

/** https://docs.slack.dev/reference/methods/conversations.replies: the default of `limit`. */
const DEFAULT_REPLIES = 1000;

function isWithin(message: Message, args: JsonObject): boolean {
  const oldest = Number(args.oldest ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  const ts = Number(message.ts);
  return isTrue(args.inclusive) ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
}

function toPage(state: State, messages: Message[], args: JsonObject, defaultLimit?: number): JsonObject {
  const { items, hasMore, response_metadata } = pageOf(messages, args, defaultLimit);
  const withMetadata = isTrue(args.include_all_metadata);
  const drawn = items.map((message) => toSlackMessage(state, message, withMetadata));
  return { messages: drawn, has_more: hasMore, ...(hasMore ? { response_metadata } : {}) };
}

export const conversations: Record<string, Method> = {
  "conversations.info": {
    required: ["channel"],
    run(state, args) {
      const channel = toConversation(state, readableChannel(state, textOf(args.channel), "read"));
      if (!isTrue(args.include_num_members)) delete channel.num_members;
      return { channel };
    },
  },
  "conversations.list": {
    run(state, args) {
      const kinds = readableKinds(state, textOf(args.types));
      const seen = [...state.directory.channels.values()].filter(
        (channel) =>
          kinds.has(channel.kind) &&
          state.directory.isVisible(channel) &&
          !(isTrue(args.exclude_archived) && channel.isArchived),
      );
      const { items, response_metadata } = pageOf(seen, args);
      return { channels: items.map((channel) => toConversation(state, channel)), response_metadata };
    },
  },
  "conversations.members": {
    required: ["channel"],
    run(state, args) {
      const channel = readableChannel(state, textOf(args.channel), "read");
      const { items, response_metadata } = pageOf([...channel.members], args);
      return { members: items, response_metadata };
    },
  },
  "conversations.open": {
    scope: "im:write",
    run(state, args) {
      const ids = (textOf(args.users) ?? "").split(",").filter((id) => id !== "");
      if (ids.length !== 1)
        throw new SlackError(ids.length === 0 ? "users_list_not_supplied" : "method_not_supported_for_channel_type");
      const person = state.directory.people.get(ids[0] ?? "");
      if (!person) throw new SlackError("user_not_found");
      if (person.isDeleted) throw new SlackError("user_disabled");
      if (person.isBot) throw new SlackError("cannot_dm_bot");
      const channel = state.directory.directChannel(person.id);
      return { channel: isTrue(args.return_im) ? toConversation(state, channel) : { id: channel.id } };
    },
  },
  "conversations.history": {
    required: ["channel"],
    run(state, args) {
      const channel = readableChannel(state, textOf(args.channel), "history");
      const said = state.messages
        .in(channel.id)
        .filter((message) => !message.deleted && !message.threadTs && isWithin(message, args));
      return toPage(state, said.reverse(), args);
    },
  },
  "conversations.replies": {
    required: ["channel", "ts"],
    run(state, args) {
      const channel = readableChannel(state, textOf(args.channel), "history");
      const ts = textOf(args.ts) ?? "";
      const parent = state.messages.find(channel.id, ts);
      if (!parent) throw new SlackError("thread_not_found");
      const replies = state.messages.repliesTo(channel.id, ts).filter((message) => isWithin(message, args));
      return toPage(state, [parent, ...replies], args, DEFAULT_REPLIES);
    },
  },
};
