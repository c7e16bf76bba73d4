// Web API: people.
import { SlackError } from "../slack-error.js";
import { isTrue, type Method, textOf } from "./method.js";
import { pageOf } from "./paging.js";
import { toConversation, toUser } from "./serialize.js";
import { readableKinds } from "./visibility.js";

export const people: Record<string, Method> = {
  "users.info": {
    scope: "users:read",
    required: ["user"],
    run(state, args) {
      const person = state.directory.people.get(textOf(args.user) ?? "");
      if (!person) throw new SlackError("user_not_found");
      return { user: toUser(state, person, isTrue(args.include_locale)) };
    },
  },
  "users.list": {
    scope: "users:read",
    run(state, args) {
      const { items, response_metadata } = pageOf([...state.directory.people.values()], args, 1000);
      const members = items.map((person) => toUser(state, person, isTrue(args.include_locale)));
      return { members, cache_ts: Math.floor(state.now().getTime() / 1000), response_metadata };
    },
  },
  "users.conversations": {
    run(state, args) {
      const userId = textOf(args.user) ?? state.settings.botUserId;
      const isKnown = userId === state.settings.botUserId || state.directory.people.has(userId);
      if (!isKnown) throw new SlackError("user_not_found");
      const kinds = readableKinds(state, textOf(args.types));
      const joined = [...state.directory.channels.values()].filter(
        (channel) =>
          kinds.has(channel.kind) &&
          channel.members.has(userId) &&
          state.directory.isVisible(channel) &&
          !(isTrue(args.exclude_archived) && channel.isArchived),
      );
      const { items, response_metadata } = pageOf(joined, args);
      return { channels: items.map((channel) => toConversation(state, channel)), response_metadata };
    },
  },
};
