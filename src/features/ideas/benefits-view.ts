// The list of who benefits from partnership, for one group of people.
import { type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { type Block, bold, bullets, paragraph } from "../../slack/message/blocks.js";

export function toBenefitsBlocks(who: Benefiting, heading: string): Block[] {
  return [paragraph(bold(heading)), bullets(benefitsList[who].items.map((item) => [item]))];
}
