// React keys that survive a redraw, so that the focused element keeps the focus. A block without its own id is known
// by its position among blocks of its type.
import { isGeneratedId } from "../../../workspace/block-kit/identify.js";

interface KeyedItem {
  type: string;
  /** The block_id or action_id. */
  id: string | undefined;
}

export function keysOf(all: readonly KeyedItem[]): string[] {
  const counts = new Map<string, number>();
  return all.map(({ type, id }) => {
    if (id !== undefined && !isGeneratedId(id)) return id;
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return `${type} ${count}`;
  });
}
