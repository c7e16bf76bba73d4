// Uploads a file and shares it in one conversation: https://docs.slack.dev/messaging/working-with-files#upload
import { createReadStream } from "node:fs";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { isFileAddress } from "./files.js";
import { retryAfterMsOf, slackErrorOf, wasNeverSent, wasRejected } from "./slack-error.js";

/** Slack takes no bigger file: https://slack.com/help/articles/201330736 */
export const MAX_UPLOAD_BYTES = 1024 * 1024 * 1024;

/** An upload that makes no headway for this long has failed. */
const STALLED_MS = 30_000;

/** Longer than this nobody waits for Slack's rate limit. */
const MAX_ASKED_MS = 60_000;

/** How often a step is tried, and how long to wait before the second and the third time, unless Slack asks for more. */
const WAITS_MS = [500, 2000];

/**
 * Why there is no file: the app lacks the scope files:write, the workspace or its plan doesn't take this file, it is too
 * big, Slack limits the rate for longer than is worth waiting for, or Slack doesn't answer. `unconfirmed`: it may be there.
 */
export type UploadProblem =
  | "no_scope"
  | "not_allowed"
  | "too_big"
  | "ratelimited"
  | "no_answer"
  | "unconfirmed"
  | "refused";

export class UploadFailed extends Error {
  override name = "UploadFailed";
  readonly problem: UploadProblem;

  constructor(problem: UploadProblem, options: { cause?: unknown } = {}) {
    super(`The file didn't arrive in Slack: ${problem}`, options);
    this.problem = problem;
  }
}

export interface FileToUpload {
  name: string;
  title: string;
  /** mrkdwn that goes with it. */
  comment: string;
  /** The id of the conversation. Slack refuses a person's id here. */
  channel: string;
  size: number;
  content: { path: string } | { bytes: Uint8Array };
  /** Called when all is uploaded and it is shared next. From then on the signal stops nothing. */
  onShare(): void;
}

/** Throws UploadFailed, or the signal's reason if it was stopped. */
export type UploadFile = (file: FileToUpload, signal: AbortSignal) => Promise<void>;

const PROBLEMS: Record<string, UploadProblem> = {
  missing_scope: "no_scope",
  file_upload_size_restricted: "too_big",
  file_uploads_disabled: "not_allowed",
  file_uploads_except_images_disabled: "not_allowed",
  file_type_not_allowed: "not_allowed",
  posting_to_channel_denied: "not_allowed",
  restricted_action: "not_allowed",
  ekm_access_denied: "not_allowed",
  storage_limit_reached: "not_allowed",
};

function toFailed(error: unknown): UploadFailed {
  if (error instanceof UploadFailed) return error;
  if (retryAfterMsOf(error) !== undefined) return new UploadFailed("ratelimited", { cause: error });
  const known = PROBLEMS[slackErrorOf(error) ?? ""];
  return new UploadFailed(known ?? (wasRejected(error) ? "refused" : "no_answer"), { cause: error });
}

/** How long to wait before trying again; undefined when that is pointless. */
function waitAfter(error: unknown, tries: number): number | undefined {
  const wait = WAITS_MS[tries];
  const asked = retryAfterMsOf(error) ?? 0;
  if (wait === undefined || asked > MAX_ASKED_MS) return undefined;
  if (asked === 0 && !["no_answer", "ratelimited"].includes(toFailed(error).problem)) return undefined;
  return Math.max(wait, asked);
}

/** Does a step, again if Slack limits the rate or didn't answer. `mayRepeat`: is it harmless to do it twice? */
async function persist<T>(
  step: () => Promise<T>,
  { signal, mayRepeat }: { signal: AbortSignal; mayRepeat(error: unknown): boolean },
): Promise<T> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    try {
      return await step();
    } catch (error) {
      signal.throwIfAborted();
      const wait = mayRepeat(error) ? waitAfter(error, tries) : undefined;
      if (wait === undefined) throw error;
      await sleep(wait, undefined, { signal });
    }
  }
}

/** Sends the bytes. Node's own client: it sends the length that Slack was told, and follows no redirects. */
async function postBytes(url: URL, { size, content }: FileToUpload, signal: AbortSignal): Promise<void> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const headers = { "content-type": "application/octet-stream", "content-length": size };
  const sent = request(url, { method: "POST", headers, signal });
  sent.setTimeout(STALLED_MS, () => sent.destroy(new Error("The upload stalled.")));
  const answered = new Promise<number>((resolve, reject) => {
    sent.once("error", reject);
    sent.once("response", (response) => {
      response.resume();
      response.once("error", reject);
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
  });
  const source = "path" in content ? createReadStream(content.path) : Readable.from([Buffer.from(content.bytes)]);
  const [status] = await Promise.all([answered, pipeline(source, sent)]);
  if (status !== 200)
    throw new UploadFailed("no_answer", { cause: new Error(`The upload was answered with ${status}.`) });
}

/** `viewer` gives up at once on a rate limit, and `poster` never repeats a call: sharing a file twice shows it twice. */
export function createUploadFile(deps: { viewer: WebClient; poster: WebClient; apiUrl: string }): UploadFile {
  const { viewer, poster, apiUrl } = deps;

  /** Until it is shared, nobody sees an upload, so it may be begun again. */
  async function upload(file: FileToUpload, signal: AbortSignal): Promise<string> {
    const { upload_url: address = "", file_id: id } = await viewer.files.getUploadURLExternal({
      filename: file.name,
      length: file.size,
    });
    // What a school writes goes to Slack and nowhere else.
    if (!id || !isFileAddress(address, apiUrl)) {
      throw new UploadFailed("refused", { cause: new Error("The address for the upload isn't Slack's.") });
    }
    await postBytes(new URL(address), file, signal);
    return id;
  }

  async function share(id: string, { title, comment, channel }: FileToUpload): Promise<void> {
    try {
      await poster.files.completeUploadExternal({
        files: [{ id, title }],
        channel_id: channel,
        initial_comment: comment,
      });
    } catch (error) {
      const isOpen = retryAfterMsOf(error) === undefined && !wasRejected(error) && !wasNeverSent(error);
      throw isOpen ? new UploadFailed("unconfirmed", { cause: error }) : error;
    }
  }

  return async (file, signal) => {
    if (file.size > MAX_UPLOAD_BYTES) throw new UploadFailed("too_big");
    try {
      const id = await persist(() => upload(file, signal), { signal, mayRepeat: () => true });
      file.onShare();
      await persist(() => share(id, file), { signal, mayRepeat: (error) => !(error instanceof UploadFailed) });
    } catch (error) {
      signal.throwIfAborted();
      throw toFailed(error);
    }
  };
}
