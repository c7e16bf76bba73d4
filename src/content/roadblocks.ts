// Sheets 7 and 8 of the packet: up to three roadblocks to collaboration, and what librarians can do about each category.
import type { Choice, Question, Sheet } from "../domain/reflection.js";
import { HINTS_HEADING, type HintedCategory, roadblockHints } from "./roadblock-hints.js";

function toHintedChoice(category: HintedCategory): Choice {
  const { title, items } = roadblockHints[category];
  return { value: category, text: title, hints: { heading: HINTS_HEADING, items } };
}

const CATEGORIES: readonly Choice[] = [
  ...(["culture", "scheduling", "administration"] as const).map(toHintedChoice),
  { value: "other", text: "Other" },
];

const ORDINALS = ["First", "Second", "Third"];

// The packet calls the second field "Explain"; its label asks the question, so that an answer that is shared reads well.
function questionsOf(slot: number): Question[] {
  const keys = { category: `category-${slot}`, explain: `explain-${slot}`, solution: `solution-${slot}` };
  const roadblock = `${ORDINALS[slot - 1]} roadblock`;
  const isFirst = slot === 1;
  return [
    {
      kind: "choice",
      key: keys.category,
      label: `${roadblock}: category`,
      look: "menu",
      options: CATEGORIES,
      missing: "Choose a category for this roadblock.",
      ...(isFirst ? { required: true } : { neededWith: [keys.explain, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.explain,
      label: `${roadblock}: What's in the way?`,
      hint: "Please don't include student names.",
      missing: "Say in a few words what's in the way.",
      ...(isFirst ? { required: true } : { neededWith: [keys.category, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.solution,
      label: `${roadblock}: Potential Solution`,
      hint: "You can leave this blank for now.",
    },
  ];
}

export const roadblocks: Sheet = {
  key: "roadblocks",
  name: "Roadblocks to Collaboration: Reflection",
  title: "Roadblocks",
  about: "what's in the way and what might help; I'll check back with you",
  prompt: "What's getting in the way? Name one to three roadblocks to working together, and what might help.",
  minutes: 3,
  questions: [1, 2, 3].flatMap(questionsOf),
  checksBack: true,
};
