// Extra reflections, added the way any developer would add one: a sheet as data, and its place in the list.
// Import this before anything from Bookend, because features read the list of sheets when they load.
import { sheets } from "../../src/content/index.js";
import type { Sheet } from "../../src/domain/reflection.js";

export const gratitude: Sheet = {
  key: "gratitude",
  name: "Gratitude: Reflection",
  title: "Gratitude",
  about: "who deserves a thank-you for working together",
  sharedAs: ["a thank-you"],
  prompt: "Who made working together easier this month?",
  minutes: 2,
  questions: [
    { kind: "text", key: "who", label: "Who helped, and how?", sharedAs: "Who helped", required: true },
    {
      kind: "choice",
      key: "said",
      label: "Have you thanked them?",
      sharedAs: "Thanked:",
      look: "menu",
      options: [
        { value: "yes", text: "Yes" },
        { value: "not-yet", text: "Not yet", hints: { heading: "A line is enough:", items: ["write it today"] } },
      ],
    },
  ],
};

/** Only text questions, and as short as possible. */
export const habits: Sheet = {
  key: "habits",
  name: "Habits of Planning: Reflection",
  title: "Habits",
  about: "what you plan together every week",
  sharedAs: ["what gets planned every week"],
  prompt: "What do you plan together every week?",
  minutes: 1,
  questions: [{ kind: "text", key: "weekly", label: "What do you plan every week?", sharedAs: "Every week" }],
};

/** Names a roadblock, with a choice that is always visible. */
export const hurdles: Sheet = {
  key: "hurdles",
  name: "Hurdles of the Week: Reflection",
  title: "Hurdles",
  about: "what slowed you down this week",
  sharedAs: ["what slowed them down this week"],
  prompt: "What slowed you down this week?",
  minutes: 12,
  questions: [
    {
      kind: "choice",
      key: "size",
      label: "How big is it?",
      sharedAs: "Size:",
      look: "list",
      options: [
        { value: "small", text: "Small" },
        { value: "big", text: "Big", about: "It takes more than one of us" },
      ],
    },
    {
      kind: "text",
      key: "explain-1",
      label: "What slowed you down?",
      sharedAs: "",
      required: true,
      missing: "Name it.",
    },
    { kind: "text", key: "solution-1", label: "What might help?", sharedAs: "Idea" },
  ],
  checksBack: true,
};

export const extraSheets: readonly Sheet[] = [gratitude, habits, hurdles];

// The list's type is readonly. Only tests that import this file may add to it.
(sheets as Sheet[]).push(...extraSheets);
