// Keeps other pages out: a page from elsewhere must not act here, even if its name resolves to this machine.
import type { IncomingMessage } from "node:http";

const HOSTS = ["127.0.0.1", "localhost"];

/** Why the request is refused; undefined when it isn't. */
export function refusalReason({ method, headers }: IncomingMessage, port: number): string | undefined {
  const hosts = HOSTS.map((host) => `${host}:${port}`);
  if (!hosts.includes(headers.host ?? "")) return "This server answers only at its own address.";
  const { origin, "sec-fetch-site": site = "none" } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return "This server answers only its own page.";
  if (!["same-origin", "none"].includes(String(site)) && method !== "GET")
    return "This server answers only its own page.";
  const isJson = /^application\/json(;|$)/i.test(headers["content-type"] ?? "");
  return method === "POST" && !isJson ? "Send JSON, with content-type application/json." : undefined;
}
