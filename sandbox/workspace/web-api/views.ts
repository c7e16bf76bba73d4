// Web API: opening, pushing, updating, and publishing views.

import { toDefaultConversation } from "../acting/offered-channels.js";
import { toView } from "../acting/view-payload.js";
import { checkView } from "../block-kit/check.js";
import { SlackError } from "../slack-error.js";
import { checkMayAskForFile } from "./files.js";
import { type Method, textOf } from "./method.js";

export const views: Record<string, Method> = {
  "views.open": {
    required: ["trigger_id", "view"],
    run(state, args) {
      const view = checkView(args.view, "modal");
      checkMayAskForFile(state, view);
      const { userId, channelId } = state.triggers.exchange(textOf(args.trigger_id) ?? "");
      const current = toDefaultConversation({ directory: state.directory, personId: userId }, channelId);
      return { view: toView(state, state.views.open(userId, view, current)) };
    },
  },
  "views.push": {
    required: ["trigger_id", "view"],
    run(state, args) {
      const view = checkView(args.view, "modal");
      checkMayAskForFile(state, view);
      const { userId, viewId } = state.triggers.exchange(textOf(args.trigger_id) ?? "");
      const isOpen = state.views.stackOf(userId).some((open) => open.id === viewId);
      if (!isOpen) throw new SlackError("not_found", {}, true);
      return { view: toView(state, state.views.push(userId, view)) };
    },
  },
  "views.update": {
    required: ["view"],
    run(state, args) {
      const open = state.views.find({ id: textOf(args.view_id), externalId: textOf(args.external_id) });
      const view = checkView(args.view, open?.view.type ?? "modal");
      checkMayAskForFile(state, view);
      if (!open) throw new SlackError("not_found");
      state.views.checkHash(open, textOf(args.hash));
      return { view: toView(state, state.views.update(open, view)) };
    },
  },
  "views.publish": {
    required: ["user_id", "view"],
    run(state, args) {
      if (!state.settings.homeTab) throw new SlackError("not_enabled", {}, true);
      const view = checkView(args.view, "home");
      checkMayAskForFile(state, view);
      const userId = textOf(args.user_id) ?? "";
      if (!state.directory.people.has(userId)) {
        throw new SlackError("invalid_arguments", { response_metadata: { messages: ["invalid `user_id`"] } }, true);
      }
      state.views.checkHash(state.views.homeOf(userId), textOf(args.hash));
      return { view: toView(state, state.views.publish(userId, view)) };
    },
  },
};
