// A modal or Home as a person sees it now: a copy that later changes don't touch.
import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import type { StateValues } from "../block-kit/elements.js";
import type { Json } from "../json.js";
import { type OpenView, plainValues } from "../views.js";

export interface VisibleView {
  id: string;
  hash: string;
  /** Empty for a Home. */
  title: string;
  callbackId: string;
  blocks: KnownBlock[];
  view: ModalView | HomeView;
  state: StateValues;
  /** What is typed and chosen, by block_id: texts, dates, ids, option values. */
  values: Record<string, Json>;
  /** The app's error messages, by block_id. */
  errors: Record<string, string>;
  /** What Slack shows when the app gave no valid answer. */
  failure: string | undefined;
}

export function toVisibleView(open: OpenView): VisibleView {
  const { id, hash, view, state, errors, failure } = structuredClone(open);
  return {
    id,
    hash,
    title: view.type === "modal" ? view.title.text : "",
    callbackId: view.callback_id ?? "",
    blocks: view.blocks as KnownBlock[],
    view,
    state,
    values: plainValues(open),
    errors,
    failure,
  };
}
