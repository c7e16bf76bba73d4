// The first few of the ways a group of people benefits from partnership.
import { type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { type Block, bold, bullets, paragraph } from "../../slack/message/blocks.js";

/** `most`: how many of them are shown. */
export function toBenefitsBlocks(who: Benefiting, { heading, most }: { heading: string; most: number }): Block[] {
  const items = benefitsList[who].items.slice(0, most);
  return [paragraph(bold(heading)), bullets(items.map((item) => [item]))];
}
