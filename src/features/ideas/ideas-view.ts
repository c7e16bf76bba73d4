// How ideas look: the topics to pick from, the lists of benefits, and hints for each category of roadblock.
import { z } from "zod";
import { BENEFITING, type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { HINTS_HEADING, type HintedCategory, roadblockHints } from "../../content/roadblock-hints.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bullets,
  buttons,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { clip } from "../../text/clip.js";
import { toBenefitsBlocks } from "./benefits-view.js";

export const Topic = z.enum(["benefits", "culture", "scheduling", "administration"]);
export type Topic = z.output<typeof Topic>;

/** `keeps`: the message that it's on stays, and the ideas are shown below it. */
export const ideasLink = defineLink(
  "ideas",
  z.object({ topic: Topic, who: z.enum(BENEFITING).optional(), keeps: z.boolean().optional() }),
);

export const topicTitle = (topic: Topic) => (topic === "benefits" ? "Who benefits" : roadblockHints[topic].title);

function toTopicButtons(current?: Topic): Block {
  const others = Topic.options.filter((topic) => topic !== current);
  return buttons(...others.map((topic) => toButton(ideasLink, { topic }, { text: topicTitle(topic), suffix: topic })));
}

function toBenefits(who: Benefiting): Message {
  const others = BENEFITING.filter((other) => other !== who);
  return toMessage(
    heading(topicTitle("benefits")),
    ...toBenefitsBlocks(who, { heading: `How ${who} benefit` }),
    buttons(
      ...others.map((other) =>
        toButton(ideasLink, { topic: "benefits", who: other }, { text: benefitsList[other].title, suffix: other }),
      ),
    ),
    toTopicButtons("benefits"),
  );
}

function toHints(category: HintedCategory): Message {
  const { title, background, items } = roadblockHints[category];
  return toMessage(
    heading(title),
    paragraph(background),
    paragraph(HINTS_HEADING),
    bullets(items.map((item) => [item])),
    toTopicButtons(category),
  );
}

export const toIdeas = ({ topic, who = "teachers" }: { topic: Topic; who?: Benefiting | undefined }): Message =>
  topic === "benefits" ? toBenefits(who) : toHints(topic);

/** `unknown` is what was typed instead of a topic; empty if nothing was. */
export function toTopicPicker(unknown: string): Message {
  return toMessage(
    unknown === "" ? heading("Ideas") : paragraph(`I don't have ideas about "${clip(unknown, 40)}". Pick a topic:`),
    paragraph("Read who benefits from partnership, or find ways around roadblocks."),
    toTopicButtons(),
  );
}
