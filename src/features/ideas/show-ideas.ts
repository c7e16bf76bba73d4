// Ideas: who benefits from partnership, and what librarians can do about each category of roadblock.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { ideasLink, Topic, toIdeas, topicTitle, toTopicPicker } from "./ideas-view.js";

/** Fewer letters than this could be the beginning of anything. */
const MIN_TYPED = 3;

/** As much as the picker quotes of what is no topic. */
const MAX_QUOTED = 40;
const PICK_ONE = { typed: "ideas", button: "Pick a topic" };

export const showIdeas = defineSubcommand({
  word: "ideas",
  usage: `[${Topic.options.join("|")}]`,
  summary: "who benefits, and ways past roadblocks",
  button: "Get ideas",
  run: async (_ctx: Ctx, typed) => {
    const begun = typed.toLowerCase();
    const topic = begun.length < MIN_TYPED ? undefined : Topic.options.find((option) => option.startsWith(begun));
    if (!topic && typed.length > MAX_QUOTED)
      throw new Refusal("I don't have ideas about that.", { offers: [PICK_ONE] });
    return topic
      ? whisper(toIdeas({ topic }), { title: topicTitle(topic) })
      : whisper(toTopicPicker(typed), { title: "Ideas" });
  },
});

export const showIdeasTopic = defineButton({
  link: ideasLink,
  run: async (_ctx: Ctx, value) => {
    const show = value.keeps ? whisper : replace;
    return show(toIdeas(value), { title: topicTitle(value.topic) });
  },
});
