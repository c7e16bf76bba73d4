// How the category of a roadblock reads, and the hints for it.
import { roadblocks } from "../../content/roadblocks.js";
import { type Choice, choiceOf } from "../../domain/reflection.js";
import { type Block, bullets, paragraph } from "../../slack/message/blocks.js";
import type { Roadblock } from "../../store/roadblocks.js";

type Categorized = Pick<Roadblock, "slot" | "category">;

/** Undefined when the sheet no longer has this category. */
function categoryOf({ slot, category }: Categorized): Choice | undefined {
  return choiceOf(
    roadblocks.questions.find(({ key }) => key === `category-${slot}`),
    category,
  );
}

/** A category that the sheet no longer has reads as "Other". */
export const categoryName = (roadblock: Categorized): string => categoryOf(roadblock)?.text ?? "Other";

/** In the order of the sheet. */
export const categoryNames: readonly string[] =
  roadblocks.questions.find((question) => question.kind === "choice")?.options.map(({ text }) => text) ?? [];

export function toHints(roadblock: Categorized): Block[] {
  const category = categoryOf(roadblock);
  if (!category?.hints) return [paragraph("Is there a colleague you could ask?")];
  const { heading, items } = category.hints;
  return [paragraph(`${category.text}. ${heading}`), bullets(items.map((item) => [item]))];
}
