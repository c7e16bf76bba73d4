// How librarians and admins see the open roadblocks that were shared with them.
import { z } from "zod";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
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
import { categoryName, categoryNames } from "./category-view.js";

const ROADBLOCKS_PER_PAGE = 10;
/** Characters of each text, so that ten roadblocks fit in a message. The reflection has all of it. */
const MAX_SHOWN = 500;

export const openRoadblocksLink = defineLink("open-roadblocks", z.object({ page: z.int().min(0) }));

const byCategory = (a: Roadblock, b: Roadblock) =>
  categoryNames.indexOf(categoryName(a)) - categoryNames.indexOf(categoryName(b));

/** Category by category; within one, in the order given. */
export function toOpenRoadblocks(
  ctx: Ctx,
  open: readonly Roadblock[],
  asked: { page: number; isComplete: boolean },
): Message {
  const { shown, ...page } = pageOf([...open].sort(byCategory), { size: ROADBLOCKS_PER_PAGE, page: asked.page });
  const paging = pageButtons({
    ...page,
    toButton: (to, look) => toButton(openRoadblocksLink, { page: to }, look),
    previous: "Back",
    next: "More",
  });
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  return toMessage(
    heading("Open roadblocks"),
    ...(shown.length === 0 ? [paragraph("None are open.")] : []),
    ...shown.flatMap((roadblock) => [
      paragraph(
        bold(categoryName(roadblock)),
        ` · ${roadblock.personName} · ${formatDay(schoolDayAt(roadblock.namedAt, ctx.tz), at)}`,
      ),
      quote(clip(roadblock.explain, MAX_SHOWN)),
      ...(roadblock.solution ? [paragraph("Idea: ", clip(roadblock.solution, MAX_SHOWN))] : []),
    ]),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote(sharedWithWords(asked)),
  );
}
