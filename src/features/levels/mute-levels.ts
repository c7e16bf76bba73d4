// Stops the level questions for one person, or starts them again.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved, whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { mutePerson } from "../../store/people.js";
import type { Ctx } from "../context.js";
import { muteLink } from "./level-links.js";
import { readQuestion } from "./level-question.js";
import { MUTED, QUESTION_TITLE } from "./level-question-view.js";

export const muteLevels = defineButton({
  link: muteLink,
  run: async (ctx: Ctx, { mute, all }) => {
    const person = ctx.user.id;
    await mutePerson(ctx.db, ctx.school.workspaceId, { id: person, muted: mute });
    return saved(async () =>
      all
        ? replace(await readQuestion(ctx, { person, about: all }), { title: QUESTION_TITLE })
        : whisper(toMessage(paragraph(mute ? MUTED : "I'll ask you about levels again.")), {
            title: "Questions about levels",
          }),
    );
  },
});
