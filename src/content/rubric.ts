// The rubric: the four levels of instructional partnership, and what collaborative planning is.
import type { Level } from "../domain/level.js";

export interface LevelWords {
  /** One or two sentences. */
  meaning: string;
  /** The question that decides, at the point of choice: at most 75 characters. */
  test: string;
}

export const rubric: Record<Level, LevelWords> = {
  1: {
    meaning: "Teacher and librarian work on their own and meet briefly when it helps both. A loose tie.",
    test: "Did we each do our own part, with a short contact in between?",
  },
  2: {
    meaning:
      "A more formal tie: each understands the other's mission, they plan some of it together and talk with each other more.",
    test: "Did we plan some of it together and keep each other informed?",
  },
  3: {
    meaning:
      "A lasting tie in which each depends on the other: shared goals, roles defined with care, and planning that goes much further.",
    test: "Did we share goals, define roles and plan the whole unit together?",
  },
  4: {
    meaning:
      "Level 3, with a plan built on evidence of what students know and can do, such as grade-level standardized assessments.",
    test: "Level 3, and which evidence of student learning shaped the plan?",
  },
};

export const collaborativePlanning =
  "Two or more equal partners create a unit of study together. It rests on content standards in one or more content areas and on information literacy standards, and the team designs, teaches and evaluates it as one.";
