// Deletes posts that their writers took back. A post counts as gone only when Slack says so.
import type { WebClient } from "@slack/web-api";
import { slackErrorOf } from "../api/slack-error.js";

interface Post {
  channel: string;
  ts: string;
}

/** What to record about a deletion that was tried. */
export interface RetractionOutcome {
  /** Slack deleted the post, or doesn't find it. */
  onGone(): Promise<void>;
  /** It may still be there. */
  onKept(): Promise<void>;
}

type DeletionResult = { kind: "gone" } | { kind: "kept"; error: unknown };

async function deletePost(client: WebClient, { channel, ts }: Post): Promise<DeletionResult> {
  try {
    await client.chat.delete({ channel, ts });
    return { kind: "gone" };
  } catch (error) {
    return slackErrorOf(error) === "message_not_found" ? { kind: "gone" } : { kind: "kept", error };
  }
}

/** Tries to delete the post once and records what is known. Deleting twice is harmless. Throws only what recording throws. */
export async function retractPost(client: WebClient, post: Post & RetractionOutcome): Promise<DeletionResult> {
  const result = await deletePost(client, post);
  await (result.kind === "gone" ? post.onGone() : post.onKept());
  return result;
}

/** Tries to delete the posts whose time has come. Never throws. While Slack doesn't answer, the rest waits. */
export async function runRetractions(deps: {
  client: WebClient;
  due(): Promise<readonly (Post & RetractionOutcome)[]>;
  logError(fields: object, error: unknown): void;
}): Promise<void> {
  try {
    for (const post of await deps.due()) {
      const result = await retractPost(deps.client, post);
      if (result.kind === "gone") continue;
      deps.logError({ during: "retraction", channel: post.channel }, result.error);
      if (slackErrorOf(result.error) === undefined) return;
    }
  } catch (error) {
    deps.logError({ during: "retraction" }, error);
  }
}
