// Finds out what the librarian or admin who asks may read: Slack says which channels they are in.
import type { Reader } from "../../store/readers.js";
import { isAnySharedInChannel } from "../../store/reflection-list.js";
import type { Ctx } from "../context.js";

export interface FoundReader extends Reader {
  /** False when Slack didn't say which channels they are in. Then they read less, never more. */
  isComplete: boolean;
}

/** `lately`: an answer of Slack from the last minute will do. */
export async function findReader(ctx: Ctx, asked: { lately: boolean }): Promise<FoundReader> {
  if (!(await isAnySharedInChannel(ctx.db, ctx.school))) return { channels: [], isComplete: true };
  const channels = await ctx.channelsOfUser(asked);
  return { channels: channels ?? [], isComplete: channels !== undefined };
}
