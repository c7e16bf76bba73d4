// Reads what is attached to a plan, for the people who may change it.
import type { Message } from "../../slack/message/blocks.js";
import { pageOf } from "../../slack/message/paging.js";
import type { Ctx } from "../context.js";
import { toAttachmentList } from "./attachments-view.js";
import { findPlanToChange } from "./find-plan.js";

const PER_PAGE = 5;

/** Five per page. `taken`: the id of what was taken out just now. Throws Refusal. */
export async function readAttachmentList(
  ctx: Ctx,
  id: string,
  { page = 0, taken }: { page?: number; taken?: string } = {},
): Promise<Message> {
  const plan = await findPlanToChange(ctx, id);
  return toAttachmentList(plan, { ...pageOf(plan.attachments, { size: PER_PAGE, page }), taken });
}
