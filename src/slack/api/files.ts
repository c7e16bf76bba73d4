// Downloads a file that someone dropped into a form. Our token goes with the request, so only Slack's own hosts are asked.
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebClient } from "@slack/web-api";
import { slackErrorOf } from "./slack-error.js";

/** Slack, and Slack for US government agencies. */
const FILE_ORIGINS = ["https://files.slack.com", "https://files.slack-gov.com"];

/** Slack takes no bigger file in a form: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const MAX_BYTES = 10 * 1024 * 1024;

/** How long to wait for the whole file. */
const TIMEOUT_MS = 15_000;

/**
 * Why there is no file: Slack refused it (or it was deleted), the app lacks the scope files:read, it is bigger than Slack
 * takes in a form, or Slack didn't answer in time.
 */
export type FileProblem = "refused" | "no_scope" | "too_big" | "no_answer";

export class FileUnavailable extends Error {
  override name = "FileUnavailable";
  readonly problem: FileProblem;

  constructor(problem: FileProblem, options: { cause?: unknown } = {}) {
    super(`Slack's file can't be read: ${problem}`, options);
    this.problem = problem;
  }
}

/** Downloads a file by its id. Throws FileUnavailable. */
export type ReadFile = (id: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Is it an address of Slack's files, or of the Slack API at `apiUrl`, which is another one in tests? */
export function isFileAddress(url: string, apiUrl: string): boolean {
  return URL.canParse(url) && [...FILE_ORIGINS, new URL(apiUrl).origin].includes(new URL(url).origin);
}

/** Without the right to read it, Slack answers 200 with a page to sign in. */
const isPage = (response: IncomingMessage) => /^text\/html\b/i.test(response.headers["content-type"] ?? "");

/** Stops reading at the limit, instead of finding out afterwards how much it was. */
async function readBody(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers["content-length"] ?? 0) > MAX_BYTES) throw new FileUnavailable("too_big");
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new FileUnavailable("too_big");
    chunks.push(chunk);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

async function readResponse(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const { statusCode = 0 } = response;
  if (statusCode === 200 && !isPage(response)) return readBody(response);
  response.destroy();
  throw new FileUnavailable(statusCode >= 500 || statusCode === 429 ? "no_answer" : "refused");
}

/** Node's own client follows no redirects: Slack's lead to a page to sign in, and others would get our token. */
function download(url: URL, token: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent = request(url, { headers: { authorization: `Bearer ${token}` } });
    const timer = setTimeout(() => sent.destroy(new Error("The file didn't arrive in time.")), TIMEOUT_MS);
    sent.once("close", () => clearTimeout(timer));
    sent.once("error", reject);
    sent.once("response", (response) => readResponse(response).then(resolve, reject));
    sent.end();
  });
}

const REFUSALS = ["file_not_found", "file_deleted", "access_denied", "not_visible", "no_permission"];

function toProblem(error: unknown): FileUnavailable {
  if (error instanceof FileUnavailable) return error;
  const name = slackErrorOf(error) ?? "";
  if (name === "missing_scope") return new FileUnavailable("no_scope", { cause: error });
  return new FileUnavailable(REFUSALS.includes(name) ? "refused" : "no_answer", { cause: error });
}

/** `client` may ask twice, because that changes nothing. */
export function createReadFile(deps: { client: WebClient; token: string; apiUrl: string }): ReadFile {
  const { client, token, apiUrl } = deps;
  return async (id) => {
    try {
      const { file } = await client.files.info({ file: id });
      const url = file?.url_private_download ?? file?.url_private ?? "";
      if (!isFileAddress(url, apiUrl)) throw new FileUnavailable("refused", { cause: new Error("It isn't Slack's.") });
      return await download(new URL(url), token);
    } catch (error) {
      throw toProblem(error);
    }
  };
}
