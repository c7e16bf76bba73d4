// A modal or Home as somebody looks at it: a picture of this moment that later changes leave alone.
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
  /** What is typed and chosen, by block_id: texts, dates, ids, the values of options. */
  values: Record<string, Json>;
  /** Under each field what the app said is wrong with it. */
  errors: Record<string, string>;
  /** What Slack shows when the app did not answer, or answered badly. */
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
