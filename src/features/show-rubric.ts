// Shows the rubric: what collaborative planning is, and the four levels of partnership.
import { collaborativePlanning, rubric } from "../content/rubric.js";
import { formatLevel, LEVELS } from "../domain/level.js";
import { bold, heading, italic, line, small, toMessage } from "../slack/blocks.js";
import { whisper } from "../slack/reply.js";
import { defineSubcommand } from "../slack/subcommand.js";
import type { Ctx } from "./context.js";

export const showRubric = defineSubcommand({
  word: "rubric",
  summary: "what collaborative planning is, and the four levels of partnership",
  button: "The four levels",
  run: async (_ctx: Ctx) =>
    whisper(
      toMessage(
        heading("Levels of instructional partnership"),
        line(bold("Collaborative planning. "), collaborativePlanning),
        ...LEVELS.map((level) =>
          line(bold(formatLevel(level)), `. ${rubric[level].meaning} `, italic(rubric[level].test)),
        ),
        small("Only you see this."),
      ),
    ),
});
