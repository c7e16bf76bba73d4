// The reflection on roadblocks to collaboration: up to three, each with a category and its hints.
import type { Choice, Question, Sheet } from "../domain/reflection.js";
import { NO_STUDENT_NAMES } from "./form-words.js";
import { HINTS_HEADING, type HintedCategory, roadblockHints } from "./roadblock-hints.js";

function toHintedChoice(category: HintedCategory): Choice {
  const { title, items } = roadblockHints[category];
  return { value: category, text: title, hints: { heading: HINTS_HEADING, items } };
}

const CATEGORIES: readonly Choice[] = [
  ...(["culture", "scheduling", "administration"] as const).map(toHintedChoice),
  { value: "other", text: "Other", saysNothing: true },
];

const ORDINALS = ["First", "Second", "Third"];

// The paper form calls the second field "Explain". Here its label is a question, which is easier to answer.
function questionsOf(slot: number): Question[] {
  const keys = { category: `category-${slot}`, explain: `explain-${slot}`, solution: `solution-${slot}` };
  const roadblock = `${ORDINALS[slot - 1]} roadblock`;
  const isFirst = slot === 1;
  return [
    {
      kind: "choice",
      key: keys.category,
      label: `${roadblock}: category`,
      sharedAs: "",
      look: "menu",
      options: CATEGORIES,
      missing: "Choose a category for this roadblock.",
      ...(isFirst ? { required: true } : { neededWith: [keys.explain, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.explain,
      label: `${roadblock}: What's in the way?`,
      sharedAs: "",
      hint: NO_STUDENT_NAMES,
      missing: "Say in a few words what's in the way.",
      ...(isFirst ? { required: true } : { neededWith: [keys.category, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.solution,
      label: `${roadblock}: Potential Solution`,
      sharedAs: "Idea",
      hint: "You can leave this blank for now.",
    },
  ];
}

export const roadblocks: Sheet = {
  key: "roadblocks",
  name: "Roadblocks to Collaboration: Reflection",
  title: "Roadblocks",
  about: "what's in the way and what might help; I'll check back with you",
  sharedAs: ["a roadblock", "two roadblocks", "three roadblocks"],
  prompt: "What's getting in the way? Name one to three roadblocks to working together, and what might help.",
  minutes: 3,
  questions: [1, 2, 3].flatMap(questionsOf),
  checksBack: true,
};
