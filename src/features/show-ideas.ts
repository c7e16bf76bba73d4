// Ideas: who benefits from partnership, and what a wise library media specialist does about each kind of roadblock.
import { z } from "zod";
import { BENEFITING, type Benefiting, benefitsList } from "../content/benefits-list.js";
import { administration, culture, type Hints, scheduling } from "../content/roadblock-hints.js";
import { bullets, buttons, heading, line, type Message, small, toMessage } from "../slack/blocks.js";
import { defineButton, defineLink, toButton } from "../slack/button.js";
import { replace, whisper } from "../slack/reply.js";
import { defineSubcommand } from "../slack/subcommand.js";
import type { Ctx } from "./context.js";
import { toBenefitsPieces } from "./reflect-view.js";

const HINTS: Record<string, Hints> = { culture, scheduling, administration };
const TOPICS = ["benefits", ...Object.keys(HINTS)];

const Topic = z.object({ topic: z.string(), who: z.enum(BENEFITING).optional() });
type Topic = z.output<typeof Topic>;

export const ideasLink = defineLink("ideas", Topic);

const TITLES: Record<string, string> = {
  benefits: "Who benefits",
  ...Object.fromEntries(Object.entries(HINTS).map(([topic, { title }]) => [topic, title])),
};

function toTopicButtons(current: string | undefined) {
  const others = TOPICS.filter((topic) => topic !== current);
  return buttons(
    ...others.map((topic) => toButton(ideasLink, { topic }, { text: TITLES[topic] ?? topic, part: topic })),
  );
}

function toBenefits(who: Benefiting): Message {
  const others = BENEFITING.filter((other) => other !== who);
  return toMessage(
    heading("Who benefits from working together"),
    ...toBenefitsPieces(who),
    buttons(
      ...others.map((other) =>
        toButton(ideasLink, { topic: "benefits", who: other }, { text: benefitsList[other].title, part: other }),
      ),
    ),
    toTopicButtons("benefits"),
    small("Only you see this."),
  );
}

function toIdeas({ topic, who = "teachers" }: Topic): Message {
  if (topic === "benefits") return toBenefits(who);
  const hints = HINTS[topic];
  if (!hints) {
    return toMessage(
      heading("Ideas"),
      line("Who benefits from partnership, and what helps when something stands in its way."),
      toTopicButtons(undefined),
      small("Only you see this."),
    );
  }
  return toMessage(
    heading(hints.title),
    line(hints.background),
    line("A wise library media specialist will…"),
    bullets(hints.items.map((item) => [item])),
    toTopicButtons(topic),
    small("Only you see this."),
  );
}

export const showIdeas = defineSubcommand({
  word: "ideas",
  usage: `[${TOPICS.join("|")}]`,
  summary: "who benefits from partnership, and what helps against roadblocks",
  button: "Ideas",
  run: async (_ctx: Ctx, typed) => whisper(toIdeas({ topic: typed.trim().toLowerCase() })),
});

export const turnToIdeas = defineButton({
  link: ideasLink,
  run: async (_ctx: Ctx, value) => replace(toIdeas(value)),
});
