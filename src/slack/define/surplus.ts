// What people typed and their field doesn't take, such as in a draft from a client without a limit: shown below the field.
import type { KnownBlock } from "@slack/types";
import type { z } from "zod";
import { splitText } from "../../text/clip.js";
import { bold, paragraph, quote, viewBlocks } from "../message/blocks.js";
import { type Field, type FieldValues, single } from "./field.js";

/** In all fields of a form together: a view takes 250 kB, and a character up to four bytes. */
const MAX_SURPLUS = 30_000;

const count = (text: string) => text.length.toLocaleString("en-US");

/** How the block_id of its words begins. No field has a space in its name. */
const SURPLUS = "surplus ";

function toBlocks(name: string, surplus: string, room: number): KnownBlock[] {
  const [shown, hidden] = splitText(surplus, room);
  const where = hidden === "" ? "" : `, and the last ${count(hidden)} don't fit here either`;
  const words = `The last ${count(surplus)} characters don't fit in this field${where}. Copy what you need before you save.`;
  const said = viewBlocks([paragraph(bold("Too long. "), words)]).map((block) => ({
    ...block,
    block_id: `${SURPLUS}${name}`,
  }));
  return [...said, ...viewBlocks(shown === "" ? [] : [quote(shown)])];
}

/** The blocks below each field that got more than it takes, by the field's name. */
export function toSurplusBlocks<C>(
  fields: readonly (readonly [string, Field<z.ZodType, C>])[],
  values: FieldValues,
): Map<string, KnownBlock[]> {
  const blocks = new Map<string, KnownBlock[]>();
  let room = MAX_SURPLUS;
  for (const [name, field] of fields) {
    const surplus = field.surplus?.(values[name]) ?? "";
    if (surplus === "") continue;
    blocks.set(name, toBlocks(name, surplus, room));
    room = Math.max(0, room - surplus.length);
  }
  return blocks;
}

/** Whether a form with these blocks shows some of it. */
export const showsSurplus = (blocks: readonly { block_id?: string | undefined }[]): boolean =>
  blocks.some(({ block_id }) => block_id?.startsWith(SURPLUS));

/**
 * What was typed, and what didn't fit of the fields that nobody touched since: a draft keeps both. `before` is the draft
 * so far.
 */
export function withSurplus<C>(
  fields: Record<string, Field<z.ZodType, C>>,
  typed: FieldValues,
  before: FieldValues,
): FieldValues {
  const isUntouched = ([name, field]: [string, Field<z.ZodType, C>]) => {
    const surplus = field.surplus?.(before[name]) ?? "";
    return surplus !== "" && `${single(typed[name]) ?? ""}${surplus}` === before[name];
  };
  const kept = Object.entries(fields).filter(isUntouched);
  return { ...typed, ...Object.fromEntries(kept.map(([name]) => [name, before[name]])) };
}
