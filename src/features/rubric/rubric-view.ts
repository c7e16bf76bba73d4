// How the rubric looks: the four levels with the school's own examples, and the form for another one.
import { z } from "zod";
import { rubric } from "../../content/rubric.js";
import { formatLevel, LEVELS, Level } from "../../domain/level.js";
import { looksAfterLibrary } from "../../domain/role.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { suggestion, text } from "../../slack/define/fields.js";
import { pageOf, turnButtons } from "../../slack/message/paging.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  heading,
  italic,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import type { Example } from "../../store/examples.js";
import { titlesOf } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "../levels/level-field.js";

export const addExampleLink = defineLink("add-example", z.object({}));
export const examplesLink = defineLink("examples", z.object({ level: Level, page: z.int().min(0) }));
export const removeExampleLink = defineLink("remove-example", z.object({ example: z.string(), level: Level }));

const EXAMPLES_PER_LEVEL = 3;
const EXAMPLES_PER_PAGE = 10;
export const MAX_EXAMPLE_LENGTH = 300;

export const exampleFields = {
  level: levelChoice({ label: "Level of partnership" }),
  unit: suggestion({
    label: "A logged unit",
    hint: "Or write the example yourself, below.",
    optional: true,
    schema: optionalText(singleLineText(150, {})),
    open: false,
    placeholder: "Type a part of its name",
    offered: (ctx: Ctx) => titlesOf(ctx.db, ctx.school),
  }),
  text: text({
    label: "Example",
    hint: "What did it look like? Please no student names.",
    optional: true,
    schema: optionalText(singleLineText(MAX_EXAMPLE_LENGTH, {})),
    max: MAX_EXAMPLE_LENGTH,
    lines: true,
  }),
};

const toExample = ({ text: words, addedBy }: Example) => [`${words} – ${addedBy.name}`];

function toExampleBlocks(level: Level, examples: readonly Example[]): Block[] {
  if (examples.length === 0) return [];
  const more = examples.length - EXAMPLES_PER_LEVEL;
  const all = toButton(
    examplesLink,
    { level, page: 0 },
    {
      text: more > 0 ? `All ${examples.length} examples of level ${level}` : `Examples of level ${level}`,
      suffix: String(level),
    },
  );
  return [bullets(examples.slice(0, EXAMPLES_PER_LEVEL).map(toExample)), buttons(all)];
}

/** The four levels, each with the school's newest examples. */
export function toRubricBlocks(examples: readonly Example[]): Block[] {
  return LEVELS.flatMap((level) => [
    paragraph(bold(formatLevel(level)), `. ${rubric[level].meaning} `, italic(rubric[level].test)),
    ...toExampleBlocks(
      level,
      examples.filter((example) => example.level === level),
    ),
  ]);
}

export function toExampleList(
  ctx: Ctx,
  { level, page: asked, examples }: { level: Level; page: number; examples: readonly Example[] },
): Message {
  const { shown, ...at } = pageOf(examples, { size: EXAMPLES_PER_PAGE, asked });
  const mayRemove = (example: Example) => looksAfterLibrary(ctx.user) || example.addedBy.id === ctx.user.id;
  const turn = turnButtons({ ...at, toButton: (page, look) => toButton(examplesLink, { level, page }, look) });
  return toMessage(
    heading(`Examples of level ${formatLevel(level)}`),
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.flatMap((example) => [
      paragraph(...toExample(example)),
      ...(mayRemove(example)
        ? [
            buttons(
              toButton(
                removeExampleLink,
                { example: example.id, level },
                { text: "Remove", suffix: example.id.slice(0, 8) },
              ),
            ),
          ]
        : []),
    ]),
    buttons(...turn, toButton(addExampleLink, {}, { text: "Add an example" })),
    footnote("Everyone on the staff sees the examples. Only you see this message."),
  );
}
