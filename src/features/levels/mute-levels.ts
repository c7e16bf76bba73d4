// Stops the level questions for one person, or starts them again.
import { defineButton } from "../../slack/define/button.js";
import { saved, whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { mutePerson } from "../../store/people.js";
import type { Ctx } from "../context.js";
import { muteLink } from "./level-links.js";

export const muteLevels = defineButton({
  link: muteLink,
  run: async (ctx: Ctx, { mute }) => {
    await mutePerson(ctx.db, ctx.school.workspaceId, { id: ctx.user.id, muted: mute });
    const words = mute
      ? "I won't ask you about levels anymore. You can turn this back on in Home."
      : "I'll ask you about levels again.";
    return saved(() => whisper(toMessage(paragraph(words)), { title: "Questions about levels" }));
  },
});
