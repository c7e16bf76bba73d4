// The App Home: drawn when a person opens it, and redrawn whenever something changes.
import { setImmediate } from "node:timers/promises";
import type { HomeView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { isPermanentError } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import { type Block, paragraph } from "../message/blocks.js";
import { MAX_VIEW_BLOCKS } from "../message/limits.js";

export interface Visit {
  /** The person has not opened their Home a second time yet. */
  isFirst: boolean;
  /** They are opening it now. Otherwise it is redrawn because something changed. */
  isOpened: boolean;
}

export interface HomeDeps<C> {
  client: WebClient;
  contextOf(userId: string): Promise<C>;
  compose(ctx: C, visit: Visit): Promise<readonly Block[]>;
  /** Whether this person has never opened it before. */
  isFirst(ctx: C): boolean;
  /** Called after it was drawn for a person who opened it. */
  onOpened(ctx: C): Promise<void>;
  /** The ids of the people who may be looking at it. */
  viewers(): Promise<string[]>;
  /** The same as long as no Home can have changed. */
  version(): Promise<string>;
  logError(fields: object, error: unknown): void;
}

export interface Homes {
  /** Someone opened their Home. Never throws. */
  opened(userId: string): Promise<void>;
  /** Something changed: redraws what people may be looking at. Never throws. Calls that wait together become one. */
  refresh(): Promise<void>;
}

/** Throws when there are more blocks than Slack takes. */
export function toHome(blocks: readonly Block[]): HomeView {
  if (blocks.length > MAX_VIEW_BLOCKS) throw new Error(`A Home of ${blocks.length} blocks is too long for Slack.`);
  return { type: "home", blocks: blocks.map(({ block }) => block) };
}

/** What a person who may not use Bookend reads. Any other error is a bug. */
function toRefusalHome(error: unknown): HomeView {
  if (error instanceof Refusal) return toHome([paragraph(error.message)]);
  throw error;
}

/** Runs work in order, so that an older view never arrives after a newer one. */
function createQueue(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work);
    return last;
  };
}

/** Draws one person's Home. Throws what Slack or the feature throws. */
function createDrawing<C>(deps: HomeDeps<C>): (userId: string, isOpened: boolean) => Promise<void> {
  // What each person sees. Slack is not asked to draw the same view again.
  const drawn = new Map<string, string>();
  // A first visit lasts until the next opening, however often the Home is redrawn meanwhile.
  const firstVisits = new Set<string>();
  return async (userId, isOpened) => {
    let ctx: C | undefined;
    let view: HomeView;
    try {
      ctx = await deps.contextOf(userId);
      if (isOpened) firstVisits[deps.isFirst(ctx) ? "add" : "delete"](userId);
      view = toHome(await deps.compose(ctx, { isFirst: firstVisits.has(userId), isOpened }));
    } catch (error) {
      view = toRefusalHome(error);
    }
    const text = JSON.stringify(view);
    if (isOpened || drawn.get(userId) !== text) await deps.client.views.publish({ user_id: userId, view });
    drawn.set(userId, text);
    if (isOpened && ctx) await deps.onOpened(ctx);
  };
}

export function createHomes<C>(deps: HomeDeps<C>): Homes {
  const draw = createDrawing(deps);
  const inOrder = createQueue();
  let lastVersion: string | undefined;
  // People who opened their Home and have not seen it. viewers() does not know them yet.
  const waiting = new Set<string>();
  const tryToDraw = async (userId: string, isOpened: boolean) => {
    try {
      await draw(userId, isOpened);
      waiting.delete(userId);
    } catch (error) {
      // Slack will never accept some people, so they do not wait.
      if (isOpened && !isPermanentError(error)) waiting.add(userId);
      else waiting.delete(userId);
      // The next refresh tries again, whether or not anything changes before it.
      lastVersion = undefined;
      deps.logError({ during: "home" }, error);
    }
  };
  const drawAll = async () => {
    try {
      const version = await deps.version();
      if (version === lastVersion) return;
      lastVersion = version;
      const viewers = (await deps.viewers()).filter((userId) => !waiting.has(userId));
      const all = [
        ...[...waiting].map((id) => ({ id, isOpened: true })),
        ...viewers.map((id) => ({ id, isOpened: false })),
      ];
      for (const { id, isOpened } of all) {
        await tryToDraw(id, isOpened);
        // The database answers without ever pausing. This lets requests that arrived meanwhile go first.
        await setImmediate();
      }
    } catch (error) {
      deps.logError({ during: "home" }, error);
    }
  };

  let nextRefresh: Promise<void> | undefined;
  return {
    opened: (userId) => inOrder(() => tryToDraw(userId, true)),
    refresh() {
      nextRefresh ??= inOrder(() => {
        nextRefresh = undefined;
        return drawAll();
      });
      return nextRefresh;
    },
  };
}
