// What a hand-over would change and what it leaves open, as its preview shows it.
import { z } from "zod";
import { listNames } from "../../domain/list-in-words.js";
import { draftsOf } from "../../store/drafts.js";
import { namedLibrarians } from "../../store/handovers.js";
import { unitsToAgreeOn } from "../../store/level-opinions.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { toOpenLines } from "./handover-view.js";
import { readOpenWork } from "./read-open-work.js";

export const Planned = z.object({
  /** The ids of those who take over. */
  to: z.array(z.string()),
  stays: z.boolean(),
  /** The ids of the librarians when the preview was drawn. */
  seen: z.array(z.string()),
  /** The request that asked for the preview: it happens once, however often the form is sent. */
  key: z.string(),
  ...{ joining: z.string(), leaving: z.string(), areMany: z.boolean() },
  ...{ open: z.array(z.string()), own: z.array(z.string()) },
});
export type Planned = z.output<typeof Planned>;

/** Who stops being a librarian: the one who hands over; all of them when an admin does. Those who left Slack always do. */
export async function findLeaving(ctx: Ctx, { to, stays }: Pick<Planned, "to" | "stays">) {
  const present = await namedLibrarians(ctx.db, ctx.school.workspaceId);
  const isOwn = present.some(({ id }) => id === ctx.user.id);
  const leaves = ({ id, isHere }: (typeof present)[number]) => !isHere || (!stays && (!isOwn || id === ctx.user.id));
  return { present, leaving: present.filter((one) => leaves(one) && !to.includes(one.id)) };
}

async function readOwn({ db, school, user, now }: Ctx): Promise<string[]> {
  const [drafts, levels] = await Promise.all([
    draftsOf(db, school, user.id),
    unitsToAgreeOn(db, school, { person: user.id, now }),
  ]);
  const count = (number: number, noun: string) => (number > 0 ? [`${number} ${noun}${number === 1 ? "" : "s"}`] : []);
  return [...count(drafts.length, "draft"), ...count(levels.length, "level question")];
}

/** As much as a form carries. */
const MAX_LINE = 300;
const namesOf = (some: readonly { name: string }[]) => clip(listNames(some.map(({ name }) => name)), MAX_LINE);

/** What the preview shows. */
export async function readPlanned(ctx: Ctx, asked: Pick<Planned, "to" | "stays" | "key">): Promise<Planned> {
  const [{ present, leaving }, open, own, known] = await Promise.all([
    findLeaving(ctx, asked),
    readOpenWork(ctx),
    readOwn(ctx),
    ctx.people(asked.to),
  ]);
  return {
    ...{ ...asked, seen: present.map(({ id }) => id), own },
    open: toOpenLines(open).map((line) => clip(line, MAX_LINE)),
    ...{
      joining: namesOf(known),
      leaving: namesOf(leaving.filter(({ isHere }) => isHere)),
      areMany: leaving.length > 1,
    },
  };
}
