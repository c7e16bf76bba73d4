// How the rubric looks: what collaborative planning is, and the four levels, each with the school's newest examples.
import { collaborativePlanning, rubric } from "../../content/rubric.js";
import { formatLevel, LEVELS, type Level } from "../../domain/level.js";
import type { Span } from "../../domain/time/span.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  heading,
  italic,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Example } from "../../store/examples.js";
import { toDownloadButton } from "../downloads/download-links.js";
import { formatExample } from "./examples-view.js";
import { addExampleLink, examplesLink } from "./rubric-links.js";

const EXAMPLES_PER_LEVEL = 3;

function toExampleBlocks(level: Level, examples: readonly Example[]): Block[] {
  if (examples.length === 0) return [];
  const text =
    examples.length > EXAMPLES_PER_LEVEL
      ? `See all ${examples.length} examples of level ${level}`
      : `See examples of level ${level}`;
  return [
    bullets(examples.slice(0, EXAMPLES_PER_LEVEL).map((example) => [formatExample(example)])),
    buttons(toButton(examplesLink, { level, page: 0 }, { text, suffix: String(level) })),
  ];
}

/** `examples` are those of all levels, newest first. `year` is this school year. */
export function toRubric(examples: readonly Example[], { year }: { year: Span }): Message {
  return toMessage(
    heading("Levels of instructional partnership"),
    paragraph(bold("Collaborative planning. "), collaborativePlanning),
    ...LEVELS.flatMap((level) => [
      paragraph(bold(formatLevel(level)), `. ${rubric[level].meaning} `, italic(rubric[level].test)),
      ...toExampleBlocks(
        level,
        examples.filter((example) => example.level === level),
      ),
    ]),
    buttons(toButton(addExampleLink, {}, { text: "Add an example" }), toDownloadButton("rubric", year)),
  );
}
