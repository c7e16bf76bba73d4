// The list of who benefits from partnership, for one group of people: all of it, or its first few.
import { type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { type Block, bold, bullets, paragraph } from "../../slack/message/blocks.js";

/** `most`: how many of them are shown; all by default. */
export function toBenefitsBlocks(who: Benefiting, { heading, most }: { heading: string; most?: number }): Block[] {
  const items = benefitsList[who].items.slice(0, most);
  return [paragraph(bold(heading)), bullets(items.map((item) => [item]))];
}
