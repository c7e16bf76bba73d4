// What the buttons around level ratings carry.
import { z } from "zod";
import { MAX_UNITS_PER_QUESTION } from "../../domain/agreement.js";
import { UnitFields } from "../../domain/unit.js";
import { defineLink } from "../../slack/define/button.js";

/** All units of the message, so that it can be redrawn. Hints only: each click looks them up again. */
const QuestionValue = z.object({ unit: z.string(), all: z.array(z.string()).max(MAX_UNITS_PER_QUESTION) });

/** With the level the person saw, so that nobody agrees to a different one. */
export const agreeLink = defineLink("agree-level", QuestionValue.extend({ level: UnitFields.shape.level.optional() }));
/** Opens the form to choose another level. */
export const differLink = defineLink("differ-level", QuestionValue);
/** Shows all questions this person has not answered. */
export const openLevelsLink = defineLink("agree-open", z.object({}));
/** `all`: it was clicked on a question about these units, which is shown again. */
export const muteLink = defineLink(
  "mute-levels",
  z.object({ mute: z.boolean(), all: QuestionValue.shape.all.optional() }),
);
