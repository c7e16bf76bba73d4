// The rubric as a paper: what collaborative planning is, and the four levels with all of the school's own examples.
import { collaborativePlanning, rubric } from "../../content/rubric.js";
import type { RubricPaper } from "../../documents/paper-kinds.js";
import { formatLevel, LEVELS } from "../../domain/level.js";
import type { Example } from "../../store/examples.js";
import type { School } from "../../store/schools.js";
import { formatExample } from "../rubric/examples-view.js";
import { toPaperHead } from "./paper-parts-view.js";

/** `examples` are those of all levels, newest first. */
export function toRubricPaper(examples: readonly Example[], at: { school: School; now: Date }): RubricPaper {
  return {
    kind: "rubric",
    ...toPaperHead(at),
    planning: collaborativePlanning,
    levels: LEVELS.map((level) => ({
      name: formatLevel(level),
      ...rubric[level],
      examples: examples.filter((example) => example.level === level).map(formatExample),
    })),
  };
}
