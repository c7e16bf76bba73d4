// What was shared with librarians and admins: reflections, and the open roadblocks by their kind.

import { z } from "zod";
import { sheets } from "../../content/index.js";
import { type ChoiceQuestion, FEWEST_FOR_FIGURES, tally } from "../../domain/reflection.js";
import { managesLibrary } from "../../domain/role.js";
import { DAY_MS } from "../../domain/time/duration.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton, defineLink, toButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/define/replies.js";
import {
  type Block,
  bold,
  buttons,
  clip,
  footnote,
  heading,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import { lastPageOf, pageOf, turnButtons } from "../../slack/message/paging.js";
import { pageOfShared, REFLECTIONS_PER_PAGE, sharedAnswers, sharedReflection } from "../../store/reflection-list.js";
import { type Roadblock, sharedRoadblocks } from "../../store/roadblocks.js";
import type { Reflection } from "../../store/saved-reflection.js";
import type { Ctx } from "../context.js";
import { kindOf, roadblockKinds } from "../roadblocks/return-roadblock-view.js";
import { openRoadblocksLink, sharedLink } from "./read-reflections-view.js";
import { sheetOf, toReflectionPages } from "./reflect-view.js";

const YEAR_MS = 365 * DAY_MS;
const ROADBLOCKS_PER_PAGE = 10;
/** Of each text in a list, so that ten roadblocks fit in a message; the reflection has it whole. */
const MAX_SHOWN = 500;

const ReadValue = z.object({ reflection: z.string(), page: z.int().min(0).default(0) });

export const readReflectionLink = defineLink("read-reflection", ReadValue);

function refuseUnlessReader({ user }: Ctx): void {
  if (!managesLibrary(user)) throw new Refusal("Only librarians and admins read what was shared with them.");
}

function toRow(ctx: Ctx, { id, sheet, person, createdAt }: Reflection): Block[] {
  const day = formatDay(schoolDayAt(createdAt, ctx.tz), {
    today: schoolDayAt(ctx.now, ctx.tz),
    locale: ctx.user.locale,
  });
  const title = sheetOf(sheet)?.name ?? sheet;
  return [
    paragraph(bold(person.name), ` · ${title} · ${day}`),
    buttons(toButton(readReflectionLink, { reflection: id }, { text: "Read", suffix: id.slice(0, 8) })),
  ];
}

/** The last year's choices of those who shared, from three people on. */
async function toFigures(ctx: Ctx): Promise<Block[]> {
  const since = new Date(ctx.now.getTime() - YEAR_MS);
  const pieces: Block[] = [];
  for (const sheet of sheets) {
    const asked = sheet.questions.filter((question): question is ChoiceQuestion => question.kind === "choice");
    const [first] = asked;
    if (!first) continue;
    const answers = await sharedAnswers(ctx.db, ctx.school, {
      sheet: sheet.key,
      questions: asked.map(({ key }) => key),
      since,
    });
    const counts = tally(first, answers).map(({ text, count }) => `${text}: ${count}`);
    if (counts.length > 0) pieces.push(paragraph(bold(`${sheet.name}. `), counts.join(" · ")));
  }
  return pieces;
}

async function toShared(ctx: Ctx, asked: number): Promise<Message> {
  const { reflections, total } = await pageOfShared(ctx.db, ctx.school, asked);
  if (reflections.length === 0 && asked > 0) return toShared(ctx, 0);
  const turn = turnButtons({
    page: asked,
    last: lastPageOf(total, REFLECTIONS_PER_PAGE),
    toButton: (page, look) => toButton(sharedLink, { page }, look),
  });
  return toMessage(
    heading("Reflections shared with you"),
    ...(total === 0 ? [paragraph("None yet.")] : await toFigures(ctx)),
    ...reflections.flatMap((reflection) => toRow(ctx, reflection)),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
    footnote(`Librarians and admins see this. Figures are of those who shared, from ${FEWEST_FOR_FIGURES} people on.`),
  );
}

export const listShared = defineButton({
  link: sharedLink,
  run: async (ctx: Ctx, { page }) => {
    refuseUnlessReader(ctx);
    return replace(await toShared(ctx, page));
  },
});

export const readReflection = defineButton({
  link: readReflectionLink,
  run: async (ctx: Ctx, { reflection: id, page }) => {
    refuseUnlessReader(ctx);
    const found = await sharedReflection(ctx.db, ctx.school, id);
    const sheet = found && sheetOf(found.sheet);
    if (!found || !sheet) throw new Refusal("This reflection is no longer shared with you.");
    const { answers, person } = found;
    const pages = toReflectionPages(sheet, { answers, name: person.name });
    const isLast = page >= pages.length - 1;
    return whisper(
      toMessage(
        ...(pages[page] ?? [paragraph("There is no more to read.")]),
        isLast
          ? undefined
          : buttons(toButton(readReflectionLink, { reflection: id, page: page + 1 }, { text: "Read on" })),
        footnote("Shared with librarians and admins. Only you see this message."),
      ),
    );
  },
});

function toRoadblockList(ctx: Ctx, { all, page: asked }: { all: readonly Roadblock[]; page: number }): Message {
  const placeOf = (roadblock: Roadblock) => roadblockKinds.indexOf(kindOf(roadblock));
  const sorted = [...all].sort((a, b) => placeOf(a) - placeOf(b));
  const { shown, ...at } = pageOf(sorted, { size: ROADBLOCKS_PER_PAGE, asked });
  const toPage = (page: number, look: { text: string; suffix: string }) => toButton(openRoadblocksLink, { page }, look);
  const turn = turnButtons({ ...at, toButton: toPage, back: "Back", on: "More" });
  const day = (at: Date) => formatDay(schoolDayAt(at, ctx.tz), { locale: ctx.user.locale });
  return toMessage(
    heading("Open roadblocks shared with you"),
    ...(shown.length === 0 ? [paragraph("None are open.")] : []),
    ...shown.flatMap((roadblock) => [
      paragraph(bold(kindOf(roadblock)), ` · ${roadblock.personName} · ${day(roadblock.namedAt)}`),
      quote(clip(roadblock.explain, MAX_SHOWN)),
      ...(roadblock.solution ? [paragraph("Idea: ", clip(roadblock.solution, MAX_SHOWN))] : []),
    ]),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
    footnote("Librarians and admins see this."),
  );
}

export const listRoadblocks = defineButton({
  link: openRoadblocksLink,
  run: async (ctx: Ctx, { page }) => {
    refuseUnlessReader(ctx);
    return replace(toRoadblockList(ctx, { all: await sharedRoadblocks(ctx.db, ctx.school), page }));
  },
});
