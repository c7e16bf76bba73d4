// A reflection that is not in the packet, added as one would add it: a sheet as data, and its place in the list. To be
// imported before anything of Bookend, so that it is there when the features are.
import { sheets } from "../../src/content/index.js";
import type { Sheet } from "../../src/domain/reflection.js";

export const gratitude: Sheet = {
  key: "gratitude",
  name: "Gratitude: Reflection",
  title: "Gratitude: Reflection",
  about: "whom you owe a thank-you for working together",
  prompt: "Who made working together easier this month?",
  minutes: 2,
  questions: [
    { kind: "text", key: "who", label: "Who helped, and how?", required: true },
    {
      kind: "choice",
      key: "said",
      label: "Have you thanked them?",
      look: "menu",
      options: [
        { value: "yes", text: "Yes" },
        { value: "not-yet", text: "Not yet", hints: { heading: "It takes a line.", items: ["write it today"] } },
      ],
    },
  ],
};

// The list is for reading everywhere else; nothing else lets a test add to it.
(sheets as Sheet[]).push(gratitude);
