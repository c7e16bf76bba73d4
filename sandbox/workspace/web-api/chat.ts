// Web API: posting, whispering, changing, and deleting messages.
import type { MessageMetadata } from "@slack/types";
import { checkContent, checkMetadata } from "../block-kit/check.js";
import { withIds } from "../block-kit/identify.js";
import type { JsonObject } from "../json.js";
import type { Message } from "../messages.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { type Method, textOf } from "./method.js";
import { toSlackMessage } from "./serialize.js";
import { postableChannel, visibleChannel } from "./visibility.js";

/** An empty object removes the metadata. */
function readMetadata(args: JsonObject): MessageMetadata | undefined {
  if (args.metadata === undefined) return undefined;
  if (JSON.stringify(args.metadata) === "{}") return undefined;
  return checkMetadata(args.metadata) as unknown as MessageMetadata;
}

const TS_PATTERN = /^\d+\.\d{6}$/;

/**
 * Slack accepts the ts of a message that doesn't exist and shows the reply nowhere
 * (https://github.com/slackapi/python-slack-sdk/issues/840): here it fails, so that a test catches it.
 */
function checkThread(state: State, channelId: string, threadTs: string | undefined): string | undefined {
  if (threadTs === undefined) return undefined;
  if (!TS_PATTERN.test(threadTs)) {
    const messages = [`[ERROR] ${threadTs} is not a valid thread_ts`];
    throw new SlackError("invalid_thread_ts", { response_metadata: { messages } }, true);
  }
  const message = state.messages.find(channelId, threadTs);
  if (!message) throw new SlackError("thread_not_found");
  if (message.threadTs === undefined) return threadTs;
  // "Avoid using a reply's ts value; use its parent instead." Slack's docs don't say where it would be shown.
  state.journal.refuse("chat.postMessage", "thread_ts_of_a_reply", [`${threadTs} answers ${message.threadTs}`]);
  return message.threadTs;
}

function ownMessage(state: State, args: JsonObject, refusal: string): Message {
  const channel = visibleChannel(state, textOf(args.channel));
  const message = state.messages.find(channel.id, textOf(args.ts) ?? "");
  if (!message) throw new SlackError("message_not_found");
  if (!message.botId) throw new SlackError(refusal);
  return message;
}

const NEW_BLOCKS = ["data_visualization", "data_table"];

/** How a workspace answers that doesn't know these blocks yet. No mistake of the app's: nothing tells it so before. */
function refuseCharts(blocks: readonly JsonObject[]): void {
  const unknown = [...blocks.entries()].filter(([, { type }]) => NEW_BLOCKS.includes(`${type}`));
  if (unknown.length === 0) return;
  const errors = unknown.map(([index, { type }]) => `unsupported type: ${type} [json-pointer:/blocks/${index}/type]`);
  throw new SlackError("invalid_blocks", { errors, response_metadata: { messages: errors } });
}

/** The content of any message from the app. */
export function toAppMessage(state: State, args: JsonObject) {
  const { text, blocks } = checkContent(args);
  if (state.faults.refusesCharts) refuseCharts(blocks);
  return { text, blocks: withIds(blocks, state.sequence), user: state.settings.botUserId, botId: state.settings.botId };
}

export const chat: Record<string, Method> = {
  "chat.postMessage": {
    scope: "chat:write",
    required: ["channel"],
    run(state, args) {
      const channel = postableChannel(state, textOf(args.channel));
      const draft = toAppMessage(state, args);
      const threadTs = checkThread(state, channel.id, textOf(args.thread_ts));
      const message = state.messages.post({ ...draft, channel: channel.id, threadTs, metadata: readMetadata(args) });
      return { channel: channel.id, ts: message.ts, message: toSlackMessage(state, message, true) };
    },
  },
  "chat.postEphemeral": {
    scope: "chat:write",
    required: ["channel", "user"],
    run(state, args) {
      const channel = postableChannel(state, textOf(args.channel));
      const userId = textOf(args.user) ?? "";
      if (!channel.members.has(userId)) throw new SlackError("user_not_in_channel");
      const draft = toAppMessage(state, args);
      const threadTs = checkThread(state, channel.id, textOf(args.thread_ts));
      const whisper = state.messages.post({ ...draft, channel: channel.id, threadTs, visibleTo: userId });
      return { message_ts: whisper.ts };
    },
  },
  "chat.update": {
    scope: "chat:write",
    required: ["channel", "ts"],
    run(state, args) {
      const message = ownMessage(state, args, "cant_update_message");
      // Omitted fields stay as they were; an empty list removes the blocks.
      const content = {
        text: args.text ?? message.text,
        blocks: args.blocks ?? (message.blocks as unknown as JsonObject[]),
      };
      const { text, blocks } = toAppMessage(state, content);
      const metadata = args.metadata === undefined ? message.metadata : readMetadata(args);
      const edited = { user: state.settings.botUserId, ts: state.sequence.ts() };
      state.messages.change(message, { text, blocks, metadata, edited });
      return { channel: message.channel, ts: message.ts, text, message: toSlackMessage(state, message, true) };
    },
  },
  "chat.delete": {
    scope: "chat:write",
    required: ["channel", "ts"],
    run(state, args) {
      const message = ownMessage(state, args, "cant_delete_message");
      message.deleted = true;
      return { channel: message.channel, ts: message.ts };
    },
  },
  "reactions.add": {
    scope: "reactions:write",
    required: ["channel", "name", "timestamp"],
    run(state, args) {
      const channel = visibleChannel(state, textOf(args.channel));
      if (!state.messages.find(channel.id, textOf(args.timestamp) ?? "")) throw new SlackError("message_not_found");
      return {};
    },
  },
};
