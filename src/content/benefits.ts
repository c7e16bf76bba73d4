// The reflection on who benefits when teachers and librarians work together.
import type { Sheet } from "../domain/reflection.js";
import { NO_STUDENT_NAMES } from "./form-words.js";

export const benefits: Sheet = {
  key: "benefits",
  name: "Who Benefits: Reflection",
  title: "Who Benefits",
  about: "how you, your library and teaching partners, and your students gain from working together",
  sharedAs: ["who benefits from working together"],
  prompt: "Who benefits when teachers and librarians plan together, and how?",
  minutes: 4,
  questions: [
    {
      kind: "text",
      key: "teachers",
      label: "How do TEACHERS benefit?",
      sharedAs: "How teachers benefit",
      ideas: "teachers",
    },
    {
      kind: "text",
      key: "librarians",
      label: "How do LIBRARIANS benefit?",
      sharedAs: "How librarians benefit",
      ideas: "librarians",
    },
    {
      kind: "text",
      key: "students",
      label: "How do STUDENTS benefit?",
      sharedAs: "How students benefit",
      hint: NO_STUDENT_NAMES,
      ideas: "students",
    },
    {
      kind: "text",
      key: "test-data",
      label: "How can we work with standardized test data so that we ALL benefit?",
      sharedAs: "How test data could help everyone",
      hint: "Keep it general. Please don't include students' scores or names.",
    },
  ],
};
