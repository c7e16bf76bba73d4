// Reads where a plan's copy for people outside begins: who may be named, who wasn't asked, which copies there are.
import { managesLibrary } from "../../domain/role.js";
import { type Reply, replace } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { publicationsOf } from "../../store/plan-publications.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { toPublishStart } from "./publish-view.js";
import { type NamedPerson, readNames } from "./read-copy.js";

export const PUBLISH_TITLE = "Publish a plan";

/** People in this Slack who weren't asked yet. The person who asks answers for themselves. */
export async function whomToAsk(ctx: Ctx, names: readonly NamedPerson[]): Promise<NamedPerson[]> {
  const open = names.filter(({ person: { id }, answer }) => id !== undefined && id !== ctx.user.id && !answer);
  const known = await ctx.people(open.flatMap(({ person }) => person.id ?? []));
  const members = new Set<string>(known.filter(({ standing }) => standing === "member").map(({ id }) => id));
  return open.filter(({ person: { id } }) => id !== undefined && members.has(id));
}

export async function readPublishStart(ctx: Ctx, plan: Plan): Promise<Message> {
  const names = await readNames(ctx, plan);
  const prepared = {
    ...{ plan, names },
    toAsk: await whomToAsk(ctx, names),
    copies: await publicationsOf(ctx.db, ctx.school, plan.id),
    isLibrarian: managesLibrary(ctx.user),
  };
  return toPublishStart(prepared, ctx);
}

/** In place of what the person sees. */
export const showPublishStart = async (ctx: Ctx, plan: Plan): Promise<Reply> =>
  replace(await readPublishStart(ctx, plan), { title: PUBLISH_TITLE });
