// How ideas look: the topics to pick from, the lists of benefits, and hints for each category of roadblock.
import { z } from "zod";
import { BENEFITING, type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { HINTS_HEADING, type HintedCategory, roadblockHints } from "../../content/roadblock-hints.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { clip } from "../../text/clip.js";

export const Topic = z.enum(["benefits", "culture", "scheduling", "administration"]);
export type Topic = z.output<typeof Topic>;

const Ideas = z.object({
  topic: Topic,
  /** For the topic "benefits". */
  who: z.enum(BENEFITING).optional(),
  page: z.int().min(0).max(20).optional(),
});
type Ideas = z.output<typeof Ideas>;

/** `keeps`: the message that it's on stays, and the ideas are shown below it. */
export const ideasLink = defineLink("ideas", Ideas.extend({ keeps: z.boolean().optional() }));

const IDEAS_PER_PAGE = 5;

export const topicTitle = (topic: Topic) => (topic === "benefits" ? "Who benefits" : roadblockHints[topic].title);

function toTopicButtons(current?: Topic): Block {
  const others = Topic.options.filter((topic) => topic !== current);
  return buttons(...others.map((topic) => toButton(ideasLink, { topic }, { text: topicTitle(topic), suffix: topic })));
}

/** A page of a list, and the buttons to the pages next to it. */
function toListBlocks(items: readonly string[], { page: asked = 0, ...at }: Ideas): Block[] {
  const { page, last, shown } = pageOf(items, { size: IDEAS_PER_PAGE, page: asked });
  if (last === 0) return [bullets(shown.map((item) => [item]))];
  const turn = pageButtons({
    ...{ page, last, previous: "Back", next: "More" },
    toButton: (to, look) => toButton(ideasLink, { ...at, page: to }, look),
  });
  const first = page * IDEAS_PER_PAGE;
  return [
    bullets(shown.map((item) => [item])),
    footnote(`${first + 1} to ${first + shown.length} of ${items.length}`),
    buttons(...turn),
  ];
}

function toBenefits(who: Benefiting, page?: number): Message {
  const others = BENEFITING.filter((other) => other !== who);
  return toMessage(
    heading(topicTitle("benefits")),
    paragraph(bold(`How ${who} benefit`)),
    ...toListBlocks(benefitsList[who].items, { topic: "benefits", who, page }),
    buttons(
      ...others.map((other) =>
        toButton(ideasLink, { topic: "benefits", who: other }, { text: benefitsList[other].title, suffix: other }),
      ),
    ),
    toTopicButtons("benefits"),
  );
}

function toHints(category: HintedCategory, page?: number): Message {
  const { title, background, items } = roadblockHints[category];
  return toMessage(
    heading(title),
    paragraph(background),
    paragraph(HINTS_HEADING),
    ...toListBlocks(items, { topic: category, page }),
    toTopicButtons(category),
  );
}

export const toIdeas = ({ topic, who = "teachers", page }: Ideas): Message =>
  topic === "benefits" ? toBenefits(who, page) : toHints(topic, page);

/** `unknown` is what was typed instead of a topic; empty if nothing was. */
export function toTopicPicker(unknown: string): Message {
  return toMessage(
    unknown === "" ? heading("Ideas") : paragraph(`I don't have ideas about "${clip(unknown, 40)}". Pick a topic:`),
    paragraph("Read who benefits from partnership, or find ways around roadblocks."),
    toTopicButtons(),
  );
}
