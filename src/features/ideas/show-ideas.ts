// Ideas: who benefits from partnership, and what librarians can do about each category of roadblock.
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { ideasLink, Topic, toIdeas, toTopicPicker } from "./ideas-view.js";

/** Fewer letters than this could be the beginning of anything. */
const MIN_TYPED = 3;

export const showIdeas = defineSubcommand({
  word: "ideas",
  usage: `[${Topic.options.join("|")}]`,
  summary: "who benefits from partnership, and ways around roadblocks",
  button: "Ideas",
  run: async (_ctx: Ctx, typed) => {
    const begun = typed.toLowerCase();
    const topic = begun.length < MIN_TYPED ? undefined : Topic.options.find((option) => option.startsWith(begun));
    return whisper(topic ? toIdeas({ topic }) : toTopicPicker(typed));
  },
});

export const showIdeasTopic = defineButton({
  link: ideasLink,
  run: async (_ctx: Ctx, value) => replace(toIdeas(value)),
});
