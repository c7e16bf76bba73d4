// How librarians and admins see the open roadblocks that were shared with them, and what solved others.
import { z } from "zod";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { Roadblock } from "../../store/roadblocks.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { sharedWithWords } from "../sharing/readers-view.js";
import { toHelpButton } from "../sharing/reflection-as-read-view.js";
import { categoryName, categoryNames } from "./category-view.js";

const ROADBLOCKS_PER_PAGE = 10;
/** Characters of each text, so that ten roadblocks fit in a message. The reflection has all of it. */
const MAX_SHOWN = 500;

export const openRoadblocksLink = defineLink("open-roadblocks", z.object({ page: z.int().min(0) }));

const byCategory = (a: Roadblock, b: Roadblock) =>
  categoryNames.indexOf(categoryName(a)) - categoryNames.indexOf(categoryName(b));

const byState = (a: Roadblock, b: Roadblock) => Number(a.state === "solved") - Number(b.state === "solved");

function toRow(ctx: Ctx, roadblock: Roadblock): Block[] {
  const { explain, solution, sharedSolution } = roadblock;
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const day = formatDay(schoolDayAt(roadblock.namedAt, ctx.tz), at);
  const said = [
    paragraph(bold(roadblock.personName), ` · ${categoryName(roadblock)} · ${day}`),
    quote(clip(explain, MAX_SHOWN)),
  ];
  if (roadblock.state === "solved")
    return [...said, paragraph(bold("Solved: "), clip(sharedSolution ?? "", MAX_SHOWN))];
  return [
    ...said,
    ...(solution ? [paragraph(bold("Idea: "), clip(solution, MAX_SHOWN))] : []),
    ...(roadblock.person === ctx.user.id ? [] : [buttons(toHelpButton(roadblock))]),
  ];
}

/** Open ones first, category by category; then what solved others. Within a category, in the order given. */
export function toOpenRoadblocks(
  ctx: Ctx,
  shared: readonly Roadblock[],
  asked: { page: number; isComplete: boolean },
): Message {
  const sorted = [...shared].sort((a, b) => byState(a, b) || byCategory(a, b));
  const { shown, ...page } = pageOf(sorted, { size: ROADBLOCKS_PER_PAGE, page: asked.page });
  const paging = pageButtons({
    ...page,
    toButton: (to, look) => toButton(openRoadblocksLink, { page: to }, look),
    previous: "Back",
    next: "More",
  });
  return toMessage(
    heading("Open roadblocks"),
    ...(sorted.some(({ state }) => state === "open") ? [] : [paragraph("None are open.")]),
    ...shown.flatMap((roadblock) => toRow(ctx, roadblock)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote(sharedWithWords(asked)),
  );
}
