// The mark that each post carries as message metadata, so Bookend can find the post in its channel.

/** The event_type that tells our metadata from other apps'. */
export const POST_EVENT = "bookend_post";

export interface PostMark {
  /** The id of the school whose ledger has the post. */
  scope: string;
  post: string;
  period: string;
  /** The ledger's id of the attempt that sent it. */
  runId: string;
}

export const toMetadata = (mark: PostMark) => ({ event_type: POST_EVENT, event_payload: { ...mark } });

interface Metadata {
  event_type?: string;
  event_payload?: object;
}

/** Whether this metadata marks the post, whichever run sent it. */
export function isMarkOf(metadata: Metadata | undefined, wanted: Omit<PostMark, "runId">): boolean {
  const mark = metadata?.event_payload as Partial<PostMark> | undefined;
  const isOurs = metadata?.event_type === POST_EVENT && mark?.scope === wanted.scope;
  return isOurs && mark.post === wanted.post && mark.period === wanted.period;
}

/** The run that sent the marked message, if its mark says so. */
export function runOf(metadata: Metadata | undefined): string | undefined {
  const { runId } = (metadata?.event_payload ?? {}) as Partial<PostMark>;
  return typeof runId === "string" ? runId : undefined;
}
