// The App Home: drawn when a person opens it, redrawn when something changes.
import type { HomeView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { isPermanentError, isTokenInvalid, slackErrorOf } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import { type Block, paragraph, viewBlocks } from "../message/blocks.js";
import { MAX_VIEW_BLOCKS } from "../message/limits.js";

export interface Visit {
  /** True until the person opens their Home a second time. */
  isFirst: boolean;
  /** True when they are opening it now, false when it is redrawn because something changed. */
  isOpening: boolean;
}

interface HomeDeps<C> {
  client: WebClient;
  contextOf(userId: string): Promise<C>;
  compose(ctx: C, visit: Visit): Promise<readonly Block[]>;
  /** Whether this person has never opened it before. */
  isFirst(ctx: C): boolean;
  /** Called once the Home is drawn for a person who opened it. */
  onOpened(ctx: C): Promise<void>;
  /** Called once the Home is drawn, or needn't be, or never can be. Without `ctx` it says that Bookend isn't for them. */
  onDrawn(userId: string, ctx: C | undefined): Promise<void>;
  /** The ids of the people whose Home may have to be drawn again. */
  viewers(): Promise<string[]>;
  /** Awaited before each Home is drawn, so what arrived in the meantime goes first. */
  turn(): Promise<void>;
  /** Stays the same as long as no Home can have changed. */
  version(): Promise<string>;
  logError(fields: object, error: unknown): void;
}

export interface Homes {
  /** Someone opened their Home. Never throws. */
  opened(userId: string): Promise<void>;
  /** Something changed: redraws the Homes that may be open. Never throws. Calls made while one waits become one. */
  refresh(): Promise<void>;
}

/** Throws when there are more blocks than Slack allows. */
export function toHome(blocks: readonly Block[]): HomeView {
  if (blocks.length > MAX_VIEW_BLOCKS) throw new Error(`A Home of ${blocks.length} blocks is too long for Slack.`);
  return { type: "home", blocks: viewBlocks(blocks) };
}

/** What a person who may not use Bookend reads. Rethrows any other error: it's a bug. */
function toRefusalHome(error: unknown): HomeView {
  if (error instanceof Refusal) return toHome([paragraph(error.message)]);
  throw error;
}

/** Runs work in order, so an older view never arrives after a newer one. `work` must not throw. */
function createQueue(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work);
    return last;
  };
}

/** With another token or none, every Home would fail. That passes. */
const isHopeless = (error: unknown) => isPermanentError(error) && !isTokenInvalid(slackErrorOf(error) ?? "");

/** Returns the function that draws one person's Home. It throws what Slack or the feature throws. */
function createDrawHome<C>(deps: HomeDeps<C>): (userId: string, isOpening: boolean) => Promise<void> {
  // The view each person sees, as JSON. A redraw that changes nothing isn't sent to Slack.
  const drawn = new Map<string, string>();
  // A first visit lasts until the person opens the Home again, however often it is redrawn in between.
  const firstVisits = new Set<string>();
  return async (userId, isOpening) => {
    let ctx: C | undefined;
    let view: HomeView;
    try {
      ctx = await deps.contextOf(userId);
      if (isOpening) firstVisits.delete(userId);
      if (isOpening && deps.isFirst(ctx)) firstVisits.add(userId);
      view = toHome(await deps.compose(ctx, { isFirst: firstVisits.has(userId), isOpening }));
    } catch (error) {
      view = toRefusalHome(error);
    }
    const text = JSON.stringify(view);
    try {
      if (isOpening || drawn.get(userId) !== text) await deps.client.views.publish({ user_id: userId, view });
    } catch (error) {
      // Slack will never draw it, for example for a person who has left.
      if (isHopeless(error)) await deps.onDrawn(userId, ctx);
      throw error;
    }
    drawn.set(userId, text);
    await deps.onDrawn(userId, ctx);
    if (isOpening && ctx) await deps.onOpened(ctx);
  };
}

export function createHomes<C>(deps: HomeDeps<C>): Homes {
  const draw = createDrawHome(deps);
  const inOrder = createQueue();
  let lastVersion: string | undefined;
  // People who opened their Home but haven't seen it, because it couldn't be drawn. viewers() doesn't know them yet.
  const waiting = new Set<string>();
  const tryToDraw = async (userId: string, isOpening: boolean) => {
    try {
      await deps.turn();
      await draw(userId, isOpening);
      waiting.delete(userId);
    } catch (error) {
      // If Slack will never accept this Home, waiting is pointless.
      if (isOpening && !isPermanentError(error)) waiting.add(userId);
      else waiting.delete(userId);
      // Makes the next refresh try again, even if nothing changes before it.
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
        ...[...waiting].map((id) => ({ id, isOpening: true })),
        ...viewers.map((id) => ({ id, isOpening: false })),
      ];
      for (const { id, isOpening } of all) await tryToDraw(id, isOpening);
    } catch (error) {
      deps.logError({ during: "home" }, error);
    }
  };

  // Opened again while it waits, it is drawn once.
  const openings = new Map<string, Promise<void>>();
  let nextRefresh: Promise<void> | undefined;
  return {
    opened(userId) {
      const opening =
        openings.get(userId) ??
        inOrder(() => {
          openings.delete(userId);
          return tryToDraw(userId, true);
        });
      openings.set(userId, opening);
      return opening;
    },
    refresh() {
      nextRefresh ??= inOrder(() => {
        nextRefresh = undefined;
        return drawAll();
      });
      return nextRefresh;
    },
  };
}
