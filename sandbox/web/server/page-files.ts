// Serves the built page's files, with headers that let only its own scripts run.
import { createReadStream, existsSync, readdirSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, posix, sep } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".map": "application/json",
};

export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

/** The existing files: any other name is not found, however it is spelled. */
function filesIn(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(
    files.map((entry) => posix.join("/", join(entry.parentPath, entry.name).slice(folder.length).split(sep).join("/"))),
  );
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...SAFE_HEADERS, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

export function sendFile(response: ServerResponse, folder: string, pathname: string): void {
  const files = filesIn(folder);
  const name = pathname === "/" ? "/index.html" : pathname;
  if (!files.has(name)) {
    const isMissing = name === "/index.html";
    sendText(
      response,
      isMissing ? 503 : 404,
      isMissing ? "The page isn't built yet. Run npm run build." : "Not found.",
    );
    return;
  }
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  response.writeHead(200, { ...SAFE_HEADERS, "content-type": type });
  createReadStream(join(folder, name)).pipe(response);
}
