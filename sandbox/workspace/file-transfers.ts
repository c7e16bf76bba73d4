// The bytes of files over HTTP: the app downloads what people uploaded, and uploads what it shares with them.
import type { IncomingMessage } from "node:http";
import { type IncomingCall, toCall, toTextReply } from "./http-reply.js";
import type { State } from "./state.js";
import { kindOfToken } from "./web-api/dispatch.js";
import { download } from "./web-api/files.js";

/** The download of a file. The journal keeps which one, not what is in it. */
function toDownload(state: State, id: string, { headers }: IncomingMessage): IncomingCall {
  const token = kindOfToken(state, /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1]);
  const answer = () => {
    const { status, contentType, body } = download(state, id, headers);
    return { status, body, headers: { "content-type": contentType }, recorded: `${body.length} bytes` };
  };
  return {
    target: "file_download",
    call: toCall(state, { method: "file_download", args: { file: id }, token }),
    answer,
  };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The upload of a file to the address that files.getUploadURLExternal gave, which takes it once, in its full length. */
async function toUpload(state: State, ticket: string, request: IncomingMessage): Promise<IncomingCall> {
  const bytes = await readBytes(request);
  const answer = () => {
    const problem = state.uploads.receive(ticket, bytes);
    if (problem) state.journal.refuse("file_upload", problem);
    return problem ? toTextReply(problem, 400) : toTextReply(`OK - ${bytes.length}`, 200);
  };
  const args = { ticket, length: bytes.length };
  return { target: "file_upload", call: toCall(state, { method: "file_upload", args, token: "none" }), answer };
}

/** Undefined for any other request. */
export function readTransfer(
  state: State,
  pathname: string,
  request: IncomingMessage,
): IncomingCall | Promise<IncomingCall> | undefined {
  const [, file] = /^\/files\/T\w+-(F\w+)\//.exec(pathname) ?? [];
  if (file && request.method === "GET") return toDownload(state, file, request);
  const [, ticket] = /^\/upload\/v1\/(\w+)$/.exec(pathname) ?? [];
  if (ticket && request.method === "POST") return toUpload(state, ticket, request);
  return undefined;
}
