// Keys that last when blocks are drawn anew, so that what has the focus keeps it: what has no name of its own is known
// by its place among its kind.
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
