// Gives an id to each block and element that came without one, as Slack does: a new one each time it is drawn.
import { type Json, type JsonObject, toJson } from "../json.js";
import type { Sequence } from "../sequence.js";
import { elementsIn } from "./elements.js";
import type { MessageBlock } from "./message-block.js";

/** Apps name their blocks with words, so ids of this form are Slack's. */
export const isGeneratedId = (id: string): boolean => /^[ab]\d+$/.test(id);

/** Takes blocks that passed the check. */
export function withIds(blocks: readonly Json[], sequence: Sequence): MessageBlock[] {
  const drawn = toJson(blocks) as JsonObject[];
  for (const block of drawn) block.block_id ??= `b${sequence.count("block")}`;
  for (const { element } of elementsIn(drawn)) element.action_id ??= `a${sequence.count("action")}`;
  return drawn as unknown as MessageBlock[];
}
