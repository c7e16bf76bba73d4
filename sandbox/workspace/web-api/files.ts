// Web API: files that the app reads or shares. And the file itself, which is served to the app's token alone.
import type { IncomingHttpHeaders } from "node:http";
import { type JsonObject, objectsAt } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { endingOf, type Upload } from "../uploads.js";
import { type Method, requireScope, textOf } from "./method.js";
import { postableChannel } from "./visibility.js";

const SCOPE = "files:read";

/** A file as it is in the state of a form and in the answers of the Web API. */
export function toFile(state: State, { id, name, title, bytes, userId }: Upload): JsonObject {
  const { teamId } = state.settings;
  const address = `${state.origin}/files/${teamId}-${id}`;
  return {
    id,
    created: Math.floor(state.now().getTime() / 1000),
    name,
    title,
    mimetype: "application/octet-stream",
    filetype: endingOf(name),
    user: userId,
    user_team: teamId,
    mode: "hosted",
    is_external: false,
    is_public: false,
    size: bytes.length,
    url_private: `${address}/${encodeURIComponent(name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(name)}`,
    permalink: `https://${state.settings.teamDomain}.slack.com/files/${userId}/${id}/${encodeURIComponent(name)}`,
  };
}

const WRITE = "files:write";

/** https://slack.com/help/articles/201330736 */
const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;

const invalid = (message: string) =>
  new SlackError("invalid_arguments", { response_metadata: { messages: [`[ERROR] ${message}`] } }, true);

function getUploadUrl(state: State, args: JsonObject): JsonObject {
  const length = Number(textOf(args.length));
  if (!Number.isInteger(length) || length <= 0) throw invalid("must be greater than 0 [json-pointer:/length]");
  if (length > MAX_UPLOAD_BYTES) throw new SlackError("file_upload_size_restricted");
  const { botUserId: userId } = state.settings;
  const { id, ticket } = state.uploads.expect({ name: textOf(args.filename) ?? "", length, userId });
  return { upload_url: `${state.origin}/upload/v1/${ticket}`, file_id: id };
}

/** Slack refuses a person's id here: https://github.com/slackapi/bolt-js/issues/2115 */
function sharedIn(state: State, args: JsonObject): string | undefined {
  const id = textOf(args.channel_id);
  if (id === undefined) return undefined;
  if (!/^[CGDZ][A-Z0-9]{8,}$/.test(id)) {
    throw invalid("input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]");
  }
  return postableChannel(state, id).id;
}

/** Without a channel, only the app sees the files. */
function completeUpload(state: State, args: JsonObject): JsonObject {
  const asked = objectsAt(args, "files");
  if (asked.length === 0) throw invalid("must provide at least one file [json-pointer:/files]");
  const channel = sharedIn(state, args);
  const uploads = asked.map(({ id, title }) => state.uploads.complete(textOf(id) ?? "", textOf(title)));
  if (channel) {
    const { botUserId: user, botId } = state.settings;
    const files = uploads.map(({ id }) => id);
    state.messages.post({ channel, user, botId, text: textOf(args.initial_comment) ?? "", blocks: [], files });
  }
  return { files: uploads.map((upload) => toFile(state, upload)) };
}

export const files: Record<string, Method> = {
  "files.info": {
    scope: SCOPE,
    required: ["file"],
    run: (state, args) => ({ file: toFile(state, state.uploads.there(textOf(args.file) ?? "")) }),
  },
  "files.getUploadURLExternal": { scope: WRITE, required: ["filename", "length"], run: getUploadUrl },
  "files.completeUploadExternal": { scope: WRITE, required: ["files"], run: completeUpload },
};

/** Slack shows no form with a file to an app without the scope. */
export function checkMayAskForFile(state: State, view: JsonObject): void {
  if (JSON.stringify(view).includes('"type":"file_input"')) requireScope(state, SCOPE);
}

export interface Download {
  status: number;
  contentType: string;
  body: Buffer | string;
}

const SIGN_IN = "<!DOCTYPE html><html><head><title>Sign in to Slack</title></head><body>Sign in</body></html>";

/** The file at `/files/T…-F…/download/name`. Without a token that may read it, Slack answers 200 with a page to sign in. */
export function download(state: State, id: string, { authorization = "" }: IncomingHttpHeaders): Download {
  const mayRead =
    authorization === `Bearer ${state.settings.botToken}` &&
    !state.tokenRevoked &&
    state.settings.scopes.includes(SCOPE);
  if (!mayRead) return { status: 200, contentType: "text/html; charset=utf-8", body: SIGN_IN };
  try {
    const { bytes } = state.uploads.there(id);
    return { status: 200, contentType: "application/octet-stream", body: Buffer.from(bytes) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 404, contentType: "text/plain", body: "not found" };
  }
}
