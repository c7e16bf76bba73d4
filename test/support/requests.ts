// Requests to a running Bookend that Slack would not send, and some it would.
import { request } from "node:http";
import { sign } from "../../sandbox/workspace/link/signing.js";

export interface Sent {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface Got {
  status: number;
  body: string;
}

export function sendTo(port: number, sent: Sent): Promise<Got> {
  const { method = "POST", path = "/slack/events", body = "", headers = {} } = sent;
  return new Promise((resolve, reject) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const outgoing = request({
      port,
      host: "127.0.0.1",
      method,
      path,
      agent: false,
      headers: { ...length, ...headers },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    outgoing.end(body);
  });
}

export const nowInSeconds = () => Math.floor(Date.now() / 1000);

/** A request with Slack's seal on whatever is in it. */
export function seal(secret: string, body: string, timestamp = nowInSeconds()): Sent {
  return {
    body,
    headers: {
      "content-type": body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(timestamp),
      "x-slack-signature": sign(body, { signingSecret: secret, timestamp }),
    },
  };
}

/** What /healthz or /readyz says. */
export async function look(port: number, path: "/healthz" | "/readyz"): Promise<[number, Record<string, unknown>]> {
  const { status, body } = await sendTo(port, { method: "GET", path });
  return [status, JSON.parse(body)];
}
