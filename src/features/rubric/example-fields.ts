// The fields of the form in which an example is added: a logged unit, or the person's own words.
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { suggestion } from "../../slack/define/choice-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { titlesOf } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "../levels/level-field.js";

const MAX_EXAMPLE_LENGTH = 300;

export const exampleFields = {
  level: levelChoice({ label: "Level of partnership" }),
  unit: suggestion({
    label: "Logged unit",
    hint: "Or write your own example below.",
    optional: true,
    schema: optionalText(singleLineText(150, {})),
    acceptsNew: false,
    placeholder: "Type part of its name",
    suggestions: (ctx: Ctx) => titlesOf(ctx.db, ctx.school, ctx.now),
  }),
  text: text({
    label: "Example",
    hint: `What did it look like? ${NO_STUDENT_NAMES}`,
    optional: true,
    schema: optionalText(singleLineText(MAX_EXAMPLE_LENGTH, {})),
    max: MAX_EXAMPLE_LENGTH,
    multiline: true,
  }),
};
