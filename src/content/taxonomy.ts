// The reflection on the ten levels of the librarian's taxonomy: where the writer is on them, and what comes next.
import type { Sheet } from "../domain/reflection.js";

export const taxonomy: Sheet = {
  key: "taxonomy",
  name: "The Library Media Specialist's Taxonomy: Reflection",
  title: "Taxonomy",
  about: "where you are on the ten levels of the librarian's taxonomy, and your next step",
  sharedAs: ["where the library is on the librarian's taxonomy"],
  prompt: "Where is our library on the ten levels of the librarian's taxonomy, and what would move it up one?",
  minutes: 4,
  questions: [
    {
      kind: "choice",
      key: "level",
      label: "Mark where you are",
      sharedAs: "Level",
      look: "list",
      required: true,
      options: [
        { value: "1", text: "1 No involvement" },
        { value: "2", text: "2 Smoothly operating information infrastructure" },
        { value: "3", text: "3 Individual reference assistance", about: "cooperation", range: "cooperation" },
        { value: "4", text: "4 Spontaneous interaction and gathering", about: "cooperation", range: "cooperation" },
        { value: "5", text: "5 Cursory planning", about: "cooperation", range: "cooperation" },
        { value: "6", text: "6 Planned gathering", about: "coordination", range: "coordination" },
        { value: "7", text: "7 Evangelistic outreach/advocacy", about: "coordination", range: "coordination" },
        {
          value: "8",
          text: "8 Implementation of the four major programmatic elements of the LMC program",
          about: "collaboration",
          range: "collaboration",
        },
        { value: "9", text: "9 The mature LMC program", about: "collaboration", range: "collaboration" },
        { value: "10", text: "10 Curriculum development", about: "collaboration", range: "collaboration" },
      ],
    },
    {
      kind: "text",
      key: "works-well",
      label: "What works well for you at this level?",
      sharedAs: "What works well at this level",
    },
    {
      kind: "text",
      key: "success",
      label: "What is your greatest success so far?",
      sharedAs: "The greatest success so far",
    },
    {
      kind: "text",
      key: "next-level",
      label: "What do you need to move to the next level?",
      sharedAs: "What it takes to reach the next level",
      labelWhen: {
        question: "level",
        is: "10",
        label: "What keeps you at this level?",
        sharedAs: "What keeps the library at this level",
      },
    },
  ],
};
