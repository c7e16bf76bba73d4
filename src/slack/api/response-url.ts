// Answers to a response_url, the address Slack sends along with a command or a click. Only Slack's own addresses are
// called: anyone who could forge one would read the answer, and aim our requests at this machine's own network.
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Logger } from "@slack/bolt";
import { isContentRefusal, slackErrorOf } from "./slack-error.js";

/** Slack, and Slack for US government agencies: https://api.slack-gov.com/gov-slack/about */
const SLACK_ORIGINS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];

/** Slack's answer is `ok`. A proxy's may be a page of any length. */
const MAX_ANSWER_BYTES = 512;

/**
 * Sends a message, as JSON, to a response_url. False when it failed or may have failed. Throws only when Slack refuses
 * what is in the message, with Slack's name for that where its other clients have it.
 */
export type Respond = (responseUrl: string, body: object) => Promise<boolean>;

/** How long to wait for the whole answer, in milliseconds. */
const TIMEOUT_MS = 5000;

/** The start of the answer, as text. Reading it to its end lets the connection be used again. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Slack's name for why it refused what is in the message; undefined if it accepted it, or failed in another way. */
const refusalIn = (answer: string) => answer.match(/\w+/g)?.find(isContentRefusal);

/**
 * Did Slack answer, and not a proxy with a page of its own? Once Slack has said 200, a lost body changes nothing. Throws
 * Slack's refusal of what is in the message.
 */
async function isAccepted(response: IncomingMessage): Promise<boolean> {
  const text = await readStart(response).catch(() => "");
  if (/^\s*</.test(text)) return false;
  const refusal = refusalIn(text);
  if (refusal) throw Object.assign(new Error("Slack refused the message"), { data: { error: refusal } });
  const { statusCode = 0 } = response;
  return statusCode >= 200 && statusCode < 300 && !/"ok":\s*false/.test(text);
}

/** Node's own client, which follows no redirects: nobody has checked where they lead. Costs a sixth of fetch's CPU. */
function createPost(): (url: URL, body: string) => Promise<boolean> {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  return (url, body) =>
    new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const options = { method: "POST", headers };
      const sent =
        url.protocol === "https:"
          ? requestHttps(url, { ...options, agent: agents.https })
          : requestHttp(url, { ...options, agent: agents.http });
      const timer = setTimeout(() => sent.destroy(new Error("There was no answer in time.")), TIMEOUT_MS);
      sent.once("close", () => clearTimeout(timer));
      sent.once("error", reject);
      sent.once("response", (response) => resolve(isAccepted(response)));
      sent.end(body);
    });
}

/** Is it an address of Slack's, or of the Slack API at `apiUrl`, which is another one in tests? */
export function isSlackAddress(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && [...SLACK_ORIGINS, new URL(apiUrl).origin].includes(new URL(url).origin);
}

export function createRespond({ apiUrl, logger }: { apiUrl: string; logger: Logger }): Respond {
  const post = createPost();
  return async (responseUrl, body) => {
    if (!isSlackAddress(responseUrl, apiUrl)) {
      logger.warn("A response_url isn't Slack's, so it wasn't called");
      return false;
    }
    try {
      return await post(new URL(responseUrl), JSON.stringify(body));
    } catch (error) {
      if (isContentRefusal(slackErrorOf(error) ?? "")) throw error;
      return false;
    }
  };
}
