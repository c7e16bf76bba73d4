// A file waits behind others and may take minutes: right before it is sent, looks up whether its reader may have all of it still.
import { managesLibrary } from "../../domain/role.js";
import { Refusal } from "../../slack/define/refusal.js";
import { plansByIds } from "../../store/plan-lists.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import type { Download } from "../downloads/download-links.js";
import { readReader } from "./download-reader.js";
import { maySeeGaps } from "./plan-tables.js";
import type { Reader } from "./who-may-export.js";

const NOT_YOURS_ANYMORE = "you can't see all of it anymore. Ask for it again to get what you can see.";

/** Plans that are read at a time. */
const PAGE = 50;

const isManager = ({ person }: Reader) => person !== undefined && managesLibrary(person);

/** `withGaps`: the plans whose areas of deficit and gaps are in the file. Throws Refusal. */
export async function lookAgain(
  ctx: Ctx,
  what: Download,
  { reader, withGaps }: { reader: Reader; withGaps: readonly Plan["id"][] },
): Promise<void> {
  const now = await readReader(ctx, what);
  if (isManager(now)) return;
  if (isManager(reader)) throw new Refusal(NOT_YOURS_ANYMORE);
  for (let from = 0; from < withGaps.length; from += PAGE) {
    const plans = await plansByIds(ctx.db, ctx.school, withGaps.slice(from, from + PAGE));
    if (plans.some((plan) => !maySeeGaps(now, plan))) throw new Refusal(NOT_YOURS_ANYMORE);
  }
}
