// Reads and shows the evidence folder of the person who asks. Nobody reads another's, whatever id is sent.
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, type Reply, replace } from "../../slack/define/replies.js";
import { type Block, bold, paragraph } from "../../slack/message/blocks.js";
import { type Indicator, indicatorsOf } from "../../store/evidence.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { EVIDENCE_TITLE, INDICATORS_PER_PAGE, toEvidence } from "./evidence-view.js";

/** New folders are for librarians. Someone who no longer is one still reads their own. Throws Refusal. */
function refuseUnlessTheirs({ user }: Ctx, all: readonly Indicator[]): void {
  if (user.librarian || all.length > 0) return;
  throw new Refusal("Evidence folders are for librarians, and each sees only their own.");
}

/** The whole folder, also what was deleted. Throws Refusal. */
export async function readAll(ctx: Ctx): Promise<Indicator[]> {
  const all = await indicatorsOf(ctx.db, ctx.school, ctx.user.id);
  refuseUnlessTheirs(ctx, all);
  return all;
}

export async function readFolder(ctx: Ctx): Promise<Indicator[]> {
  return (await readAll(ctx)).filter(({ deletedAt }) => deletedAt === undefined);
}

/** Throws Refusal when it isn't in their folder. */
export async function findIndicator(ctx: Ctx, id: string): Promise<Indicator> {
  const found = (await readFolder(ctx)).find((indicator) => indicator.id === id);
  if (!found) throw new Refusal("That indicator isn't in your folder anymore.");
  return found;
}

interface ShownFolder {
  page?: number | undefined;
  /** Only the indicators that have no evidence yet. */
  missing?: boolean | undefined;
  /** The page with this indicator. */
  around?: string;
  above?: readonly Block[];
}

export async function composeFolder(ctx: Ctx, { page = 0, missing = false, around, above = [] }: ShownFolder = {}) {
  const indicators = await readFolder(ctx);
  const place = indicators.findIndex(({ id }) => id === around);
  const shown = place === -1 ? page : Math.floor(place / INDICATORS_PER_PAGE);
  return toEvidence({ indicators, above, missing, page: shown });
}

export const showFolder = async (ctx: Ctx, shown: ShownFolder = {}): Promise<Reply> =>
  replace(await composeFolder(ctx, shown), { title: EVIDENCE_TITLE });

/** For a click or a form that changed nothing: it was handled before, or it was outdated. */
export async function showPresent(ctx: Ctx, around: string): Promise<Replies> {
  if (await wasSeen(ctx.db, ctx.school, ctx.key)) return [];
  const above = [
    paragraph(bold("Nothing was changed, because it has changed since. "), "Here is your folder as it is now."),
  ];
  return showFolder(ctx, { around, above });
}
