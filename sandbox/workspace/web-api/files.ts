// Web API: files. And the file itself, which is served to the app's token alone.
import type { IncomingHttpHeaders } from "node:http";
import type { JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import { endingOf, type Upload } from "../uploads.js";
import { type Method, requireScope, textOf } from "./method.js";

const SCOPE = "files:read";

/** A file as it is in the state of a form and in the answers of the Web API. */
export function toFile(state: State, { id, name, bytes, userId }: Upload): JsonObject {
  const { teamId } = state.settings;
  const address = `${state.origin}/files/${teamId}-${id}`;
  return {
    id,
    created: Math.floor(state.now().getTime() / 1000),
    name,
    title: name,
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

export const files: Record<string, Method> = {
  "files.info": {
    scope: SCOPE,
    required: ["file"],
    run: (state, args) => ({ file: toFile(state, state.uploads.there(textOf(args.file) ?? "")) }),
  },
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
