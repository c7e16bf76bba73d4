// Ideas: who benefits from partnership, and what a wise library media specialist does about each kind of roadblock.
import { z } from "zod";
import { BENEFITING, type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { administration, culture, type Hints, scheduling } from "../../content/roadblock-hints.js";
import { defineButton, defineLink, toButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { bullets, buttons, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { toBenefitsBlocks } from "../reflections/reflect-view.js";

const Topic = z.enum(["benefits", "culture", "scheduling", "administration"]);
type Topic = z.output<typeof Topic>;

const HINTS: Record<Exclude<Topic, "benefits">, Hints> = { culture, scheduling, administration };

export const ideasLink = defineLink("ideas", z.object({ topic: Topic, who: z.enum(BENEFITING).optional() }));

const titleOf = (topic: Topic) => (topic === "benefits" ? "Who benefits" : HINTS[topic].title);

function toTopicButtons(current?: Topic) {
  const others = Topic.options.filter((topic) => topic !== current);
  return buttons(...others.map((topic) => toButton(ideasLink, { topic }, { text: titleOf(topic), suffix: topic })));
}

function toBenefits(who: Benefiting): Message {
  const others = BENEFITING.filter((other) => other !== who);
  return toMessage(
    heading("Who benefits from working together"),
    ...toBenefitsBlocks(who),
    buttons(
      ...others.map((other) =>
        toButton(ideasLink, { topic: "benefits", who: other }, { text: benefitsList[other].title, suffix: other }),
      ),
    ),
    toTopicButtons("benefits"),
    footnote("Only you see this."),
  );
}

function toPicker(unknown: string): Message {
  return toMessage(
    unknown === ""
      ? heading("Ideas")
      : paragraph(`I do not know ideas about "${unknown.slice(0, 40)}". There are these:`),
    paragraph("Who benefits from partnership, and what helps when something stands in its way."),
    toTopicButtons(),
    footnote("Only you see this."),
  );
}

function toHints(topic: Exclude<Topic, "benefits">): Message {
  const hints = HINTS[topic];
  return toMessage(
    heading(hints.title),
    paragraph(hints.background),
    paragraph("A wise library media specialist will…"),
    bullets(hints.items.map((item) => [item])),
    toTopicButtons(topic),
    footnote("Only you see this."),
  );
}

const toIdeas = ({ topic, who = "teachers" }: { topic: Topic; who?: Benefiting | undefined }): Message =>
  topic === "benefits" ? toBenefits(who) : toHints(topic);

export const showIdeas = defineSubcommand({
  word: "ideas",
  usage: `[${Topic.options.join("|")}]`,
  summary: "who benefits from partnership, and what helps against roadblocks",
  button: "Ideas",
  run: async (_ctx: Ctx, typed) => {
    const begun = typed.toLowerCase();
    const topic = begun.length < 3 ? undefined : Topic.options.find((option) => option.startsWith(begun));
    return whisper(topic ? toIdeas({ topic }) : toPicker(typed));
  },
});

export const showIdeasTopic = defineButton({
  link: ideasLink,
  run: async (_ctx: Ctx, value) => replace(toIdeas(value)),
});
