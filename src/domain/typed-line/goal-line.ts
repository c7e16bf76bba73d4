// Reads a goal that someone types: "60 units", "level 2.6", "outside English from 20% to 25%", "grades 6-8 40%".
import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import type { GoalValues, ShareChoice } from "../goal.js";
import { readTypedGrades } from "./grades.js";
import { DASH, sticky } from "./phrase.js";

/** A goal as typed, unchecked; or a subject that the school doesn't have. */
export type GoalLine = { values: GoalValues } | { unknown: string };

const UNITS = /^([\d,]+) units?$/i;
const LEVEL = /^(?:an? )?(?:average )?level(?: of)?:? (?:from ([\d.,]+) to )?([\d.,]+)$/i;
const SHARE = /^(?:units? )?(.+?):? (?:from (\d+) ?%? to )?(?:to )?(\d+) ?%$/i;
const SHARE_FIRST = /^(\d+) ?% (?:of )?(?:the )?(?:units? )?(.+)$/i;
const SIDE = sticky("(?:(outside|not in|not)|in|with|at)(?:$|(?= ))");
const LEVELS = /^levels? ([1-4](?:(?:,? (?:and|or) |, ?)[1-4])*)$/i;

const toChoice = (by: "subject" | "grade" | "level", isOutside: boolean): ShareChoice =>
  `${by}-${isOutside ? "outside" : "in"}`;

type Which = Pick<GoalValues, "which" | "subjects" | "grades" | "levels">;

/** "English and Math" as the school calls them. Undefined names none of them. */
function readSubjects(text: string, subjects: readonly string[]): string[] | { unknown: string } {
  const find = (name: string) => subjects.find((subject) => foldText(subject) === foldText(name));
  // A subject may have "and" in its name.
  const whole = find(text);
  if (whole) return [whole];
  const names = text.split(/,? (?:and|or|&) |, ?/i).filter((name) => name !== "");
  const unknown = names.find((name) => !find(name));
  return unknown === undefined ? names.map((name) => find(name) ?? name) : { unknown };
}

function readWhich(text: string, subjects: readonly string[]): Which | { unknown: string } {
  SIDE.lastIndex = 0;
  const side = SIDE.exec(text);
  const isOutside = side?.[1] !== undefined;
  const names = text.slice(side?.[0].length ?? 0).trim();
  const levels = LEVELS.exec(names)?.[1]?.match(/\d/g);
  if (levels) return { which: toChoice("level", isOutside), levels: [...new Set(levels)].sort() };
  const grades = readTypedGrades(names)?.value;
  if (grades && new RegExp(`grade|kinder|${DASH}|^k$|^pk$`, "i").test(names)) {
    return { which: toChoice("grade", isOutside), grades };
  }
  const read = readSubjects(names, subjects);
  return "unknown" in read ? read : { which: toChoice("subject", isOutside), subjects: read };
}

/** Undefined for a line that is no goal, such as a school year. */
export function readGoalLine(typed: string, subjects: readonly string[]): GoalLine | undefined {
  const line = tidyLine(typed);
  const units = UNITS.exec(line)?.[1];
  if (units) return { values: { kind: "units", target: units } };
  const [, levelFrom, level] = LEVEL.exec(line) ?? [];
  if (level) return { values: { kind: "level", target: level, start: levelFrom } };
  const [, first, firstOf] = SHARE_FIRST.exec(line) ?? [];
  const [, last, start, target = first] = SHARE.exec(line) ?? [];
  const of = last ?? firstOf;
  if (!of || !target) return undefined;
  const which = readWhich(of, subjects);
  return "unknown" in which ? which : { values: { kind: "share", ...which, target, start } };
}
