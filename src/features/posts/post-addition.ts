// What changed in a post that Slack no longer lets Bookend edit: an answer in its thread for each change.
import type { LedgerRow } from "../../domain/post-ledger.js";
import { NOT_EDITABLE } from "../../slack/api/slack-error.js";
import type { DuePost, Post, PostProblem } from "../../slack/define/post.js";
import type { Message } from "../../slack/message/blocks.js";
import { postRows } from "../../store/post-ledger.js";
import type { PostCtx } from "../context.js";

interface Changed {
  /** The period of the post. */
  period: string;
  /** The version that the post and its additions so far tell of; undefined if that is unknown. */
  from: string | undefined;
}

interface Addition {
  name: string;
  /** The name of the post that it follows. */
  of: string;
  /** The first period that is still followed. Older posts aren't updated either. */
  since(ctx: PostCtx): string;
  versions(ctx: PostCtx, periods: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether people see the same in both versions. */
  isSame(from: string | undefined, to: string | undefined, period: string): boolean;
  compose(ctx: PostCtx, changed: Changed): Promise<Message>;
  /** The periods are those of the post. */
  problem(ctx: PostCtx, problem: PostProblem): Message | undefined;
}

/** A post may change more than once: `2026-10/1` is the first addition to October's. */
const toPeriod = (of: string, number: number) => `${of}/${number}`;
const numberIn = (period: string) => Number(period.slice(period.indexOf("/") + 1));
const postIn = (period: string) => period.slice(0, period.indexOf("/"));

/** A post that can't be edited, with its additions in their order. */
interface LockedPost {
  period: string;
  row: LedgerRow;
  additions: (readonly [period: string, row: LedgerRow])[];
}

async function lockedPosts({ db, school }: PostCtx, { name, of }: Addition, since: string): Promise<LockedPost[]> {
  const posts = await postRows(db, school, { name: of, since, reasons: NOT_EDITABLE });
  if (posts.size === 0) return [];
  const additions = [...(await postRows(db, school, { name, since }))];
  return [...posts]
    .filter(([, { state }]) => state === "sent")
    .map(([period, row]) => ({
      ...{ period, row },
      additions: additions
        .filter(([addition]) => postIn(addition) === period)
        .sort(([a], [b]) => numberIn(a) - numberIn(b)),
    }));
}

/** The version that the post and its additions before this one tell of. */
const versionBefore = ({ row, additions }: LockedPost, number: number) =>
  additions.find(([period]) => numberIn(period) === number - 1)?.[1].about ?? row.version;

/** The number of the addition that is due: one that isn't out yet, or a new one if the post has changed since. */
function numberDue({ isSame }: Addition, post: LockedPost, version: string | undefined): number | undefined {
  const [period, last] = post.additions.at(-1) ?? [];
  const number = period ? numberIn(period) : 0;
  if (last && last.state !== "sent" && last.state !== "unsure") return number;
  return isSame(versionBefore(post, number + 1), version, post.period) ? undefined : number + 1;
}

export function additionTo(addition: Addition): Post<PostCtx> {
  const { name, since, versions, compose, problem } = addition;
  return {
    name,

    async due(ctx: PostCtx): Promise<DuePost[]> {
      const locked = await lockedPosts(ctx, addition, since(ctx));
      const periods = locked.map(({ period }) => period);
      const known = periods.length > 0 ? await versions(ctx, periods) : new Map<string, string>();
      return locked.flatMap((post) => {
        const { period, row } = post;
        const number = numberDue(addition, post, known.get(period));
        if (number === undefined || !row.messageTs) return [];
        return [{ period: toPeriod(period, number), dueAt: ctx.now, channel: row.channel, threadTs: row.messageTs }];
      });
    },

    async upcoming() {
      return [];
    },

    async about(ctx, period) {
      return (await versions(ctx, [postIn(period)])).get(postIn(period));
    },

    async compose(ctx, { period }) {
      const locked = (await lockedPosts(ctx, addition, since(ctx))).find((one) => one.period === postIn(period));
      // If it isn't certain what the post shows, we tell what changed since it was first posted.
      const from = locked && (versionBefore(locked, numberIn(period)) || locked.row.firstVersion);
      return compose(ctx, { period: postIn(period), from });
    },

    problem: (ctx, found) => problem(ctx, { ...found, periods: found.periods.map(postIn) }),
  };
}
