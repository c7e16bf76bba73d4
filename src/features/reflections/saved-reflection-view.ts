// What the writer of a reflection reads once it is saved: who can read it, what goes with it, and what happens next.
import { BENEFITING, type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { ideasForShortestAnswer, type Sheet } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, type Inline, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Ctx } from "../context.js";
import { toBenefitsBlocks } from "../ideas/benefits-view.js";
import { ideasLink } from "../ideas/ideas-view.js";
import { toTakeBackButton } from "../posts/take-back-view.js";
import { checkBackWords } from "../roadblocks/check-back-promise-view.js";
import { toDeleteReflection } from "./own-reflections-view.js";
import { editReflectionLink } from "./sheet-form-view.js";
import { type TaxonomyComparison, toTaxonomyBlocks } from "./taxonomy-view.js";

/** A few of them are enough to think of more. */
const BENEFITS_SHOWN = 3;

export interface Saved {
  sheet: Sheet;
  reflection: Reflection;
  /** The row of its new post, which can be taken back. */
  share: string | undefined;
  readers: readonly Inline[];
  comparison: TaxonomyComparison | undefined;
}

export function toSaved({ school }: Ctx, { sheet, reflection, share, readers, comparison }: Saved): Message {
  const who = leastDescribed(sheet, reflection);
  return toMessage(
    paragraph(bold(`Saved: ${sheet.title}. `), ...readers),
    ...(comparison ? toTaxonomyBlocks(comparison) : []),
    ...(who ? toBenefitsBlocks(who, { heading: `More ways ${who} benefit:`, most: BENEFITS_SHOWN }) : []),
    sheet.checksBack ? paragraph(checkBackWords(school)) : undefined,
    buttons(
      ...(share ? [toTakeBackButton(share)] : []),
      toButton(editReflectionLink, { reflection: reflection.id }, { text: "Edit" }),
      ...(who ? [toAllBenefits(who)] : []),
      toDeleteReflection(reflection),
    ),
  );
}

/** Whom the writer had least to say about. */
const leastDescribed = (sheet: Sheet, { answers }: Reflection): Benefiting | undefined =>
  BENEFITING.find((key) => key === ideasForShortestAnswer(sheet, answers));

const toAllBenefits = (who: Benefiting) => {
  const text = `See all ${benefitsList[who].items.length}`;
  const accessibilityLabel = `${text} ways ${who} benefit`;
  return toButton(ideasLink, { topic: "benefits", who, keeps: true }, { text, accessibilityLabel });
};
