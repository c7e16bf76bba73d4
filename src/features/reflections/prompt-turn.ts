// Which sheet a prompt is about, and how the ledger names a prompt.
import { sheetOf, sheets } from "../../content/index.js";
import type { Sheet } from "../../domain/reflection.js";
import { type Month, monthIn } from "../../domain/time/month.js";
import { sheetInTurn } from "../../domain/time/prompt-schedule.js";
import type { SentPost } from "../../store/posts.js";
import type { PromptSettings, School } from "../../store/schools.js";

export const REFLECTION_PROMPT = "reflection-prompt";

/** One prompt goes to several channels, and each has its own row in the ledger. */
export const periodOf = (month: Month, channel: string): string => `${month}/${channel}`;

/** The sheet whose turn it is, among those the school chose; undefined when all of those are gone. */
export function sheetFor({ sheets: chosen }: PromptSettings, month: Month): Sheet | undefined {
  const rotated = sheets.map(({ key }) => key).filter((key) => chosen.length === 0 || chosen.includes(key));
  const key = sheetInTurn(month, rotated);
  return key === undefined ? undefined : sheetOf(key);
}

/** The sheet of a prompt that was posted. Older ledger rows don't name it: they were about the sheet whose turn it was. */
export function sheetOfPrompt(
  { prompts }: School,
  { period, about }: Pick<SentPost, "period" | "about">,
): Sheet | undefined {
  return about === undefined ? sheetFor(prompts, monthIn(period)) : sheetOf(about);
}
