// Requests to an app that listens on HTTP, as Slack's servers send them.
import { Agent, request } from "node:http";
import { isObject, type JsonObject, readJson } from "../json.js";
import type { AppResponse, RequestKind, Retry } from "./exchange.js";

const FORM = "application/x-www-form-urlencoded";

// A kept-alive connection would hold the app's server open when a test stops it.
const agent = new Agent({ keepAlive: false });

export function toBody(kind: RequestKind, payload: JsonObject): string {
  if (kind === "event") return JSON.stringify(payload);
  if (kind === "interaction") return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

export function toHeaders(kind: RequestKind, retry: Retry = {}): Record<string, string> {
  return {
    "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    accept: "application/json,*/*",
    "content-type": kind === "event" ? "application/json" : FORM,
    ...(retry.retryNum === undefined ? {} : { "x-slack-retry-num": String(retry.retryNum) }),
    ...(retry.retryReason === undefined ? {} : { "x-slack-retry-reason": retry.retryReason }),
  };
}

function toAck(text: string): JsonObject | undefined {
  if (text === "") return undefined;
  const body = readJson(text);
  return isObject(body) ? body : { text };
}

export interface HttpPost {
  url: string;
  headers: Record<string, string>;
  body: string;
  deadlineMs: number;
}

/** Never throws: a broken connection and a timeout are results, too. */
export function post({ url, headers, body, deadlineMs }: HttpPost): Promise<AppResponse> {
  return new Promise((resolve) => {
    const nothing = { status: 0, ack: undefined, timedOut: false, failure: undefined };
    const sent = request(url, {
      method: "POST",
      agent,
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
    });
    const deadline = setTimeout(() => {
      resolve({ ...nothing, timedOut: true });
      sent.destroy();
    }, deadlineMs);
    const finish = (answer: AppResponse) => {
      clearTimeout(deadline);
      resolve(answer);
    };
    const fail = (error: Error) =>
      finish({ ...nothing, failure: (error as NodeJS.ErrnoException).code ?? error.message });
    sent.on("error", fail);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("error", fail);
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        finish({ ...nothing, status: response.statusCode ?? 0, ack: toAck(text) });
      });
    });
    sent.end(body);
  });
}
