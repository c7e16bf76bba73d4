// The choice of a level of partnership, each with the rubric's test at the point of choice: the same in every form.
import { rubric } from "../../content/rubric.js";
import { formatLevel, LEVELS } from "../../domain/level.js";
import { UnitFields } from "../../domain/unit.js";
import { choice } from "../../slack/define/choice-fields.js";

export function levelChoice(look: { label: string; redraws?: boolean }) {
  return choice({
    ...look,
    schema: UnitFields.shape.level,
    options: LEVELS.map((level) => ({
      value: String(level),
      text: formatLevel(level),
      description: rubric[level].test,
    })),
  });
}
