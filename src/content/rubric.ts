// The rubric: the four levels of instructional partnership, and what collaborative planning is.
import type { Level } from "../domain/level.js";

export interface LevelWords {
  /** One or two sentences. */
  meaning: string;
  /** The question people answer when they choose a level: at most 75 characters. */
  test: string;
}

export const rubric: Record<Level, LevelWords> = {
  1: {
    meaning: "Teacher and librarian work on their own and meet briefly when it helps both. Loosely connected.",
    test: "Did we each do our own part and check in briefly?",
  },
  2: {
    meaning:
      "A more formal relationship: each understands the other's mission, they plan some of the work together, and they communicate more.",
    test: "Did we plan some of it together and keep each other informed?",
  },
  3: {
    meaning:
      "An ongoing relationship in which each depends on the other: shared goals, carefully defined roles, and much more extensive planning.",
    test: "Did we share goals, define roles and plan the whole unit together?",
  },
  4: {
    meaning:
      "Level 3, with a plan built on evidence of what students know and can do, such as grade-level standardized assessments.",
    test: "Level 3, plus: what evidence of student learning shaped the plan?",
  },
};

export const collaborativePlanning =
  "Two or more equal partners create a unit of study together. It's based on content standards in one or more content areas and on information literacy standards. The team designs, teaches and evaluates it together.";
