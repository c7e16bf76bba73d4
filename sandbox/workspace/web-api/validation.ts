// Web API: Slack's opinion on blocks, a message or a view, without showing it to anyone.
import { checkContent, checkView } from "../block-kit/check.js";
import { isObject, type Json, type JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { Method } from "./method.js";

/** `must be shorter [json-pointer:/view/title]`: what is wrong, and where. */
const WITH_POINTER = /^(?:\[ERROR\] )?(.*) \[json-pointer:(.*)\]$/;

function errorsIn({ error, details }: SlackError): JsonObject[] {
  const metadata = details.response_metadata;
  const messages = isObject(metadata) && Array.isArray(metadata.messages) ? metadata.messages.map(String) : [error];
  return messages.map((text) => {
    const [, message = text, pointer = ""] = WITH_POINTER.exec(text) ?? [];
    return { code: error, message, pointer };
  });
}

function check(args: JsonObject): void {
  const { view, message, blocks } = args;
  if (isObject(view)) checkView(view, view.type === "home" ? "home" : "modal");
  else if (isObject(message)) checkContent({ text: "", ...message });
  else checkContent({ blocks: blocks as Json });
}

export const validation: Record<string, Method> = {
  // https://docs.slack.dev/reference/methods/blocks.validate
  "blocks.validate": {
    run(_state, args) {
      if (args.view === undefined && args.message === undefined && args.blocks === undefined) {
        throw new SlackError("invalid_arguments", {}, true);
      }
      try {
        check(args);
        return {};
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        throw new SlackError("invalid_blocks", { errors: errorsIn(error) });
      }
    },
  },
};
