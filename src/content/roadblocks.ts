// Sheets 7 and 8 of the packet: up to three roadblocks to collaboration, and what a wise LMS does about each kind.
import type { Choice, Question, Sheet } from "../domain/reflection.js";
import { administration, culture, scheduling } from "./roadblock-hints.js";

const HEADING = "A wise LMS will…";

const CATEGORIES: readonly Choice[] = [
  { value: "culture", text: "School Culture", hints: { heading: HEADING, items: culture.items } },
  { value: "scheduling", text: "Scheduling Patterns", hints: { heading: HEADING, items: scheduling.items } },
  { value: "administration", text: "Administrative Support", hints: { heading: HEADING, items: administration.items } },
  { value: "other", text: "Other" },
];

const ORDINALS = ["First", "Second", "Third"];

function questionsOf(slot: number): Question[] {
  const keys = { category: `category-${slot}`, explain: `explain-${slot}`, solution: `solution-${slot}` };
  const ordinal = ORDINALS[slot - 1];
  const isFirst = slot === 1;
  return [
    {
      kind: "choice",
      key: keys.category,
      label: `${ordinal} roadblock: what kind?`,
      look: "menu",
      options: CATEGORIES,
      ...(isFirst ? { required: true } : { neededWith: [keys.explain, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.explain,
      label: `${ordinal} roadblock: Explain`,
      hint: "What is in the way? Please no student names.",
      ...(isFirst ? { required: true } : { neededWith: [keys.category, keys.solution] }),
    },
    {
      kind: "text",
      key: keys.solution,
      label: `${ordinal} roadblock: Potential Solution`,
      hint: "It may stand without one yet.",
    },
  ];
}

export const roadblocks: Sheet = {
  key: "roadblocks",
  name: "Roadblocks to Collaboration: Reflection",
  title: "Roadblocks: Reflection",
  about: "what stands in the way of working together, and what might clear it; each comes back to you",
  prompt: "What stands in the way? Name one to three roadblocks to working together, and what might clear them.",
  minutes: 3,
  questions: [1, 2, 3].flatMap(questionsOf),
  returns: true,
};
