// Answers to a response_url, the address Slack sends along with a command or a click. Only Slack's own addresses are
// called: anyone who could forge one would read the answer, and aim our requests at this machine's own network.
import type { Logger } from "@slack/bolt";

/** Slack, and Slack for US government agencies: https://api.slack-gov.com/gov-slack/about */
const SLACK_ORIGINS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];

/** Slack's answer is `ok`. A proxy's may be a page of any length. */
const MAX_ANSWER_BYTES = 512;

/** Sends a message, as JSON, to a response_url. False when it failed or may have failed. Never throws. */
export type Respond = (responseUrl: string, body: object) => Promise<boolean>;

/** The start of the answer, as text. Reading it to its end lets the connection be used again. */
async function readStart({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Did Slack answer, and not a proxy with a page of its own? Once Slack has said 200, a lost body changes nothing. */
async function isAccepted(response: Response): Promise<boolean> {
  const text = await readStart(response).catch(() => "");
  return response.ok && !/^\s*</.test(text);
}

/** Is it an address of Slack's, or of the Slack API at `apiUrl`, which is another one in tests? */
export function isSlackAddress(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && [...SLACK_ORIGINS, new URL(apiUrl).origin].includes(new URL(url).origin);
}

export function createRespond({ apiUrl, logger }: { apiUrl: string; logger: Logger }): Respond {
  return async (responseUrl, body) => {
    if (!isSlackAddress(responseUrl, apiUrl)) {
      logger.warn("A response_url isn't Slack's, so it wasn't called");
      return false;
    }
    try {
      const response = await fetch(responseUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        // A redirect would lead to an address nobody checked.
        redirect: "manual",
        signal: AbortSignal.timeout(5000),
      });
      return await isAccepted(response);
    } catch {
      return false;
    }
  };
}
