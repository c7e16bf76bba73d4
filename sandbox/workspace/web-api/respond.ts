// What an app sends to a response_url: a new message or whisper, or a change to the one that was clicked.
import { isObject, type JsonObject, readJson } from "../json.js";
import type { Message } from "../messages.js";
import type { ResponseTarget } from "../response-urls.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { toAppMessage } from "./chat.js";
import { textOf } from "./method.js";

export interface HttpResult {
  status: number;
  body: string;
}

/** Shows it where the interaction happened. The body of a command's ack is shown the same way. */
export function showResponse(state: State, target: ResponseTarget, body: JsonObject): void {
  const { original } = target;
  if (body.delete_original === true) {
    if (original) original.deleted = true;
    return;
  }
  const draft = toAppMessage(state, body);
  if (body.replace_original === true && original && !original.deleted) {
    replace(state, original, draft);
    return;
  }
  const visibleTo = body.response_type === "in_channel" ? undefined : target.userId;
  state.messages.post({ ...draft, channel: target.channelId, threadTs: textOf(body.thread_ts), visibleTo });
}

function replace(state: State, original: Message, { text, blocks }: Pick<Message, "text" | "blocks">): void {
  const edited = original.visibleTo ? undefined : { user: state.settings.botUserId, ts: state.sequence.ts() };
  state.messages.change(original, { text, blocks, edited });
}

export function answerResponse(state: State, key: string, text: string): HttpResult {
  try {
    const body = readJson(text);
    if (!isObject(body)) throw new SlackError("invalid_payload", {}, true);
    showResponse(state, state.responseUrls.use(key), body);
    return { status: 200, body: "ok" };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const isGone = ["no_service", "expired_url", "used_url"].includes(error.error);
    const messages = Array.isArray(error.details.errors) ? error.details.errors.map(String) : [];
    if (error.isProblem) state.journal.refuse("response_url", error.error, messages);
    return { status: isGone ? 404 : 400, body: error.error };
  }
}
