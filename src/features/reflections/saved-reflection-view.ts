// What the writer of a reflection reads once it is saved: who can read it, what goes with it, and what happens next.
import { BENEFITING } from "../../content/benefits-list.js";
import { ideasForShortestAnswer, type Sheet } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Ctx } from "../context.js";
import { toBenefitsBlocks } from "../ideas/benefits-view.js";
import { checkBackWords } from "../roadblocks/check-back-promise-view.js";
import { toDeleteReflection } from "./own-reflections-view.js";
import { editReflectionLink } from "./sheet-form-view.js";
import { type TaxonomyComparison, toTaxonomyBlocks } from "./taxonomy-view.js";

export interface Saved {
  sheet: Sheet;
  reflection: Reflection;
  readers: readonly Inline[];
  comparison: TaxonomyComparison | undefined;
}

export function toSaved({ school }: Ctx, { sheet, reflection, readers, comparison }: Saved): Message {
  return toMessage(
    paragraph(bold(`Saved: ${sheet.title}. `), ...readers),
    ...(comparison ? toTaxonomyBlocks(comparison) : []),
    ...toMoreBenefits(sheet, reflection),
    sheet.checksBack ? paragraph(checkBackWords(school)) : undefined,
    buttons(
      toButton(editReflectionLink, { reflection: reflection.id }, { text: "Edit" }),
      toDeleteReflection(reflection),
    ),
  );
}

/** More of what the writer had least to say about. */
function toMoreBenefits(sheet: Sheet, { answers }: Reflection): Block[] {
  const who = BENEFITING.find((key) => key === ideasForShortestAnswer(sheet, answers));
  return who ? toBenefitsBlocks(who, `More ways ${who} benefit:`) : [];
}
