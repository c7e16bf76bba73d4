// Keeps other pages out: a page elsewhere must not act here, even where its name was made to lead to this machine.
import type { IncomingMessage } from "node:http";

const HOSTS = ["127.0.0.1", "localhost"];

/** Why the request is not answered; undefined when it is. */
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
