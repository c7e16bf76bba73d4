// The App Home: drawn for each person when they open it, and anew whenever something has changed.
import { setImmediate } from "node:timers/promises";
import type { HomeView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { isPermanentError } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import { BLOCKS_IN_A_VIEW } from "../message/limits.js";
import { type Block, paragraph } from "../message/parts.js";
import type { Request } from "../receive/request.js";

export interface Visit {
  isFirst: boolean;
  /** They open it now; otherwise it is drawn anew because something changed. */
  isOpened: boolean;
}

export interface HomeDeps<C> {
  client: WebClient;
  workspaceId: string;
  /** The name of the command, which no request says here. */
  command: string;
  contextOf(request: Request): Promise<C>;
  compose(ctx: C, visit: Visit): Promise<readonly Block[]>;
  /** Whether this person has never opened it before. */
  isFirst(ctx: C): boolean;
  /** Called when a person opens it, after it was drawn. */
  onOpened(ctx: C): Promise<void>;
  /** Those who may be looking at it. */
  viewers(): Promise<string[]>;
  /** Alike as long as no Home can have changed. */
  version(): Promise<string>;
  logError(fields: object, error: unknown): void;
}

export interface Homes {
  /** Somebody opened their Home. Never throws. */
  opened(userId: string): Promise<void>;
  /** Something changed: draws anew what somebody may be looking at. Never throws; calls that come together are one. */
  refresh(): Promise<void>;
}

/** Throws when there are more blocks than Slack takes. */
export function toHome(pieces: readonly Block[]): HomeView {
  if (pieces.length > BLOCKS_IN_A_VIEW) throw new Error(`A Home of ${pieces.length} blocks is too long for Slack.`);
  return { type: "home", blocks: pieces.map((piece) => piece.block) };
}

const toRequest = (userId: string, { workspaceId, command }: { workspaceId: string; command: string }): Request => ({
  workspaceId,
  userId,
  userTeamId: undefined,
  channel: undefined,
  command,
  key: "home",
  triggerId: undefined,
  responseUrl: undefined,
  from: undefined,
  view: undefined,
  actedAt: undefined,
});

/** Who may not use Bookend reads so; anything else is a bug. */
function refusalIn(error: unknown): HomeView {
  if (error instanceof Refusal) return toHome([paragraph(error.message)]);
  throw error;
}

export function createHomes<C>(deps: HomeDeps<C>): Homes {
  // What each person sees: Slack is not asked to draw the same again.
  const drawn = new Map<string, string>();
  // A first visit lasts until it is opened again, however often it is drawn anew.
  const first = new Set<string>();

  const draw = async (userId: string, opened: boolean) => {
    let ctx: C | undefined;
    let view: HomeView;
    try {
      ctx = await deps.contextOf(toRequest(userId, deps));
      if (opened) first[deps.isFirst(ctx) ? "add" : "delete"](userId);
      view = toHome(await deps.compose(ctx, { isFirst: first.has(userId), isOpened: opened }));
    } catch (error) {
      view = refusalIn(error);
    }
    const print = JSON.stringify(view);
    if (opened || drawn.get(userId) !== print) await deps.client.views.publish({ user_id: userId, view });
    drawn.set(userId, print);
    if (opened && ctx) await deps.onOpened(ctx);
  };
  let marked: string | undefined;
  // Who opened it and has not seen it: nobody knows yet that they are looking.
  const waiting = new Set<string>();
  const guarded = async (userId: string, opened: boolean) => {
    try {
      await draw(userId, opened);
      waiting.delete(userId);
    } catch (error) {
      // Whom Slack refuses for good is not waited for.
      if (opened && !isPermanentError(error)) waiting.add(userId);
      else waiting.delete(userId);
      // It is tried again with the next refresh, whether anything changes until then or not.
      marked = undefined;
      deps.logError({ during: "home" }, error);
    }
  };
  const drawAll = async () => {
    try {
      const mark = await deps.version();
      if (mark === marked) return;
      marked = mark;
      const viewers = (await deps.viewers()).filter((userId) => !waiting.has(userId));
      const all = [
        ...[...waiting].map((id) => ({ id, opened: true })),
        ...viewers.map((id) => ({ id, opened: false })),
      ];
      for (const { id, opened } of all) {
        await guarded(id, opened);
        // The database answers without a pause: whoever asks something meanwhile comes first.
        await setImmediate();
      }
    } catch (error) {
      deps.logError({ during: "home" }, error);
    }
  };

  // One after the other, so that an older view does not come after a newer one.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work);
    return last;
  };
  let next: Promise<void> | undefined;
  return {
    opened: (userId) => inTurn(() => guarded(userId, true)),
    refresh() {
      next ??= inTurn(() => {
        next = undefined;
        return drawAll();
      });
      return next;
    },
  };
}
