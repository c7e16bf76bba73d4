// Raw HTTP requests to a running Bookend, including some that Slack would never send.
import { request } from "node:http";
import { sign } from "../../sandbox/workspace/link/signing.js";

export interface RawRequest {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface RawResponse {
  status: number;
  body: string;
}

export function sendRequest(port: number, raw: RawRequest): Promise<RawResponse> {
  const { method = "POST", path = "/slack/events", body = "", headers = {} } = raw;
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

/** A request with any body, signed as Slack would sign it. */
export function signRequest(secret: string, body: string, timestamp = nowInSeconds()): RawRequest {
  return {
    body,
    headers: {
      "content-type": body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(timestamp),
      "x-slack-signature": sign(body, { signingSecret: secret, timestamp }),
    },
  };
}

type HealthPath = "/healthz" | "/readyz";

/** The status and the JSON of a health check, without when the last tick was: most tests have no influence on that. */
export async function readHealth(port: number, path: HealthPath): Promise<[number, Record<string, unknown>]> {
  const [status, { lastTick: _, secondsSinceTick: __, ...rest }] = await readWholeHealth(port, path);
  return [status, rest];
}

export async function readWholeHealth(port: number, path: HealthPath): Promise<[number, Record<string, unknown>]> {
  const { status, body } = await sendRequest(port, { method: "GET", path });
  return [status, JSON.parse(body)];
}
