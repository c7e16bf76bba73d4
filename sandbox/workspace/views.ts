// Modals and Home tabs: the stack each person has open, and what they typed.
import { createHash } from "node:crypto";
import type { HomeView, ModalView } from "@slack/types";
import { chosenValue, type DefaultConversation, type StateValues, toState } from "./block-kit/elements.js";
import { withIds } from "./block-kit/identify.js";
import { type Json, type JsonObject, listAt, textAt, toJson } from "./json.js";
import type { Sequence } from "./sequence.js";
import { SlackError } from "./slack-error.js";

/** https://docs.slack.dev/surfaces/modals: up to 3 views in a stack. */
const MAX_STACK = 3;

export interface OpenView {
  id: string;
  userId: string;
  hash: string;
  rootId: string;
  previousId: string | undefined;
  /** As the app sent it, with an id on every block and element. */
  view: ModalView | HomeView;
  state: StateValues;
  /** The app's error messages, by block_id. */
  errors: Record<string, string>;
  /** What Slack shows when the app gave no valid answer. */
  failure: string | undefined;
}

export class ViewStore {
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  readonly #sequence: Sequence;

  constructor(sequence: Sequence) {
    this.#sequence = sequence;
  }

  /** From the bottom to the top. */
  stackOf(userId: string): OpenView[] {
    return this.#stacks.get(userId) ?? [];
  }

  homeOf(userId: string): OpenView | undefined {
    return this.#homes.get(userId);
  }

  find(key: { id?: string; externalId?: string }): OpenView | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return all.find((open) => (key.id ? open.id === key.id : open.view.external_id === key.externalId));
  }

  /** A view opened while another is open replaces it. */
  open(userId: string, view: JsonObject, current?: DefaultConversation): OpenView {
    const opened = this.#draw(userId, view, { current });
    this.#stacks.set(userId, [opened]);
    return opened;
  }

  push(userId: string, view: JsonObject): OpenView {
    const stack = this.stackOf(userId);
    if (stack.length >= MAX_STACK) throw new SlackError("push_limit_reached", {}, true);
    const pushed = { ...this.#draw(userId, view), rootId: stack[0]?.id ?? "", previousId: stack.at(-1)?.id };
    this.#stacks.set(userId, [...stack, pushed]);
    return pushed;
  }

  publish(userId: string, view: JsonObject): OpenView {
    const before = this.#homes.get(userId);
    if (before) return this.update(before, view);
    const home = this.#draw(userId, view);
    this.#homes.set(userId, home);
    return home;
  }

  update(open: OpenView, view: JsonObject): OpenView {
    const drawn = this.#draw(open.userId, view, { before: open });
    return Object.assign(open, {
      view: drawn.view,
      state: drawn.state,
      hash: drawn.hash,
      errors: {},
      failure: undefined,
    });
  }

  /** Closes the view and everything on top of it; does nothing if it is already closed. */
  close(viewId: string): void {
    for (const [userId, stack] of this.#stacks) {
      const at = stack.findIndex((open) => open.id === viewId);
      if (at >= 0) this.#stacks.set(userId, stack.slice(0, at));
    }
  }

  clear(userId: string): void {
    this.#stacks.delete(userId);
  }

  checkHash(open: OpenView | undefined, hash: string | undefined): void {
    if (open && hash !== undefined && hash !== open.hash) throw new SlackError("hash_conflict");
  }

  #draw(
    userId: string,
    view: JsonObject,
    { before, current }: { before?: OpenView; current?: DefaultConversation } = {},
  ): OpenView {
    const externalId = textAt(view, "external_id");
    const holder = externalId ? this.find({ externalId }) : undefined;
    if (holder && holder.id !== before?.id) throw new SlackError("duplicate_external_id", {}, true);
    const blocks = withIds(listAt(view, "blocks"), this.#sequence);
    const id = before?.id ?? this.#sequence.id("V");
    const drawn = { ...view, blocks } as unknown as ModalView | HomeView;
    const count = this.#sequence.count("hash");
    const hash = `${1_700_000_000 + count}.${createHash("sha256").update(`${id} ${count}`).digest("hex").slice(0, 8)}`;
    const state = toState(toJson(blocks) as Json[], before?.state, current);
    return { id, userId, hash, rootId: id, previousId: undefined, view: drawn, state, errors: {}, failure: undefined };
  }
}

/** What was typed or chosen in an element: a text, date, id, or option value, or a list of them. */
export function plainValue(value: JsonObject | undefined): Json {
  const toPlain = (chosen: Json): Json =>
    Array.isArray(chosen) ? chosen.map(toPlain) : (textAt(chosen, "value") ?? (chosen as Json));
  return toPlain(chosenValue(value));
}

/** The same by block_id; a row of elements has the value of its first. */
export function plainValues(open: OpenView): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(open.state).map(([blockId, actions]) => [blockId, plainValue(Object.values(actions)[0])]),
  );
}
