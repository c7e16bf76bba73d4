// Librarians and admins read the reflections that were shared with them, and figures about them.
import { sheetOf, sheets } from "../../content/index.js";
import { type ChoiceQuestion, type Sheet, tally } from "../../domain/reflection.js";
import { DAY_MS } from "../../domain/time/duration.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/define/replies.js";
import type { Reader } from "../../store/readers.js";
import { pageOfShared, REFLECTIONS_PER_PAGE, sharedAnswers } from "../../store/reflection-list.js";
import type { Ctx } from "../context.js";
import { findReadable, refuseUnlessReader } from "./find-readable.js";
import { findReader } from "./find-reader.js";
import { readReflectionLink, type SharedPage, sharedLink, toReading, toSharedList } from "./read-reflections-view.js";

const YEAR_MS = 365 * DAY_MS;

/** Of the last year, sheet by sheet; a sheet that fewer than three people shared is left out. */
async function readFigures(ctx: Ctx, reader: Reader): Promise<SharedPage["figures"]> {
  const all = await Promise.all(
    sheets.map(async (sheet) => ({ sheet, counts: await countChoices(ctx, { sheet, reader }) })),
  );
  return all.filter(({ counts }) => counts.length > 0);
}

/** Counts the sheet's first choice, together with others that offer the same, such as the categories of roadblocks. */
async function countChoices(
  { db, school, now }: Ctx,
  { sheet, reader }: { sheet: Sheet; reader: Reader },
): Promise<ReturnType<typeof tally>> {
  const choices = sheet.questions.filter((question): question is ChoiceQuestion => question.kind === "choice");
  const [first] = choices;
  if (!first) return [];
  const questions = choices.filter(({ options }) => options === first.options).map(({ key }) => key);
  const since = new Date(now.getTime() - YEAR_MS);
  return tally(first, await sharedAnswers(db, school, { sheet: sheet.key, questions, since, reader }));
}

/** The page asked for, or the first when the list has become shorter. */
async function readPage(ctx: Ctx, asked: { page: number; reader: Reader }) {
  const { reflections, total } = await pageOfShared(ctx.db, ctx.school, asked);
  if (reflections.length === 0 && asked.page > 0) return readPage(ctx, { ...asked, page: 0 });
  return { reflections, total, page: asked.page, size: REFLECTIONS_PER_PAGE };
}

export const listShared = defineButton({
  link: sharedLink,
  run: async (ctx: Ctx, { page }) => {
    await refuseUnlessReader(ctx);
    const reader = await findReader(ctx, { lately: false });
    const [shown, figures] = await Promise.all([readPage(ctx, { page, reader }), readFigures(ctx, reader)]);
    return replace(toSharedList(ctx, { ...shown, isComplete: reader.isComplete, figures }), {
      title: "Shared reflections",
    });
  },
});

export const readReflection = defineButton({
  link: readReflectionLink,
  run: async (ctx: Ctx, { reflection: id, page }) => {
    const found = await findReadable(ctx, id);
    const sheet = found && sheetOf(found.sheet);
    if (!found || !sheet) throw new Refusal("This reflection is no longer shared with you.");
    return whisper(toReading(ctx, { sheet, reflection: found, page }), { title: "Shared reflection" });
  },
});
