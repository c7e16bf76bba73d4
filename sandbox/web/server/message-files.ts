// The files in a person's messages: what the page shows of them, and their bytes when the visitor downloads one.
import type { ServerResponse } from "node:http";
import type { Actor } from "../../workspace/acting/actor.js";
import type { FileView } from "../contract.js";
import { SAFE_HEADERS, sendText } from "./page-files.js";

/** Undefined for a file this person doesn't see. */
function fileOf(actor: Actor, id: string) {
  try {
    return actor.download(id);
  } catch {
    return undefined;
  }
}

export function toFileViews(actor: Actor, ids: readonly string[]): FileView[] {
  return ids.flatMap((id) => {
    const file = fileOf(actor, id);
    return file ? [{ id, name: file.name, title: file.title, size: file.bytes.length }] : [];
  });
}

/** Always as a download: a browser must not run what is in it. */
export function sendShared(response: ServerResponse, actor: Actor, id: string): void {
  const file = fileOf(actor, id);
  if (!file) {
    sendText(response, 404, "There is no such file in this person's messages.");
    return;
  }
  response.writeHead(200, {
    ...SAFE_HEADERS,
    "content-type": "application/octet-stream",
    "content-length": file.bytes.length,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", "%27")}`,
  });
  response.end(file.bytes);
}
