// The four levels of partnership of the rubric, by number and name.
import { z } from "zod";

export type Level = 1 | 2 | 3 | 4;

export const LEVELS: readonly Level[] = [1, 2, 3, 4];

export const Level = z.union(
  [z.literal([1, 2, 3, 4]), z.enum(["1", "2", "3", "4"]).transform((text) => Number(text) as Level)],
  "Choose a level of partnership from 1 to 4.",
);

const NAMES: Record<Level, string> = {
  1: "Cooperation",
  2: "Coordination",
  3: "Collaboration",
  4: "Data-Driven Collaboration",
};

export function levelName(level: Level): string {
  return NAMES[level];
}

export function formatLevel(level: Level): string {
  return `${level} ${levelName(level)}`;
}
