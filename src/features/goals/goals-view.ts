// How the goals of a school year look: each with the way toward it, and buttons for those who may set them.
import { formatAim, type Goal, MAX_GOALS } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { formatPercent } from "../../domain/unit-sum.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { withCapital } from "../../text/capital.js";
import { addGoalLink, changeGoalLink, deleteGoalLink, goalsLink } from "./goal-links.js";
import { toProgressWords, toResultWords } from "./progress-words-view.js";

export interface GoalList {
  year: string;
  /** Where the year is, seen from today. */
  time: "past" | "present" | "future";
  progress: readonly Progress<Goal>[];
  /** Whether this person may set goals. */
  mayChange: boolean;
  /** How much of the present year's school is over. */
  percentOver: number | undefined;
  /** The names of the school years before and after. */
  before: string;
  after: string;
  /** The name of the year in which a past goal may be set again. */
  present: string;
}

export const toGoalsTitle = (year: string): string => `Goals for ${year}`;

function toGoalButtons({ goal }: Progress<Goal>, { time, mayChange, present }: GoalList): Block[] {
  if (!mayChange) return [];
  const words = formatAim(goal);
  const look = (text: string) => ({ text, suffix: goal.id, accessibilityLabel: `${text}: ${words}` });
  if (time === "past") {
    return [buttons(toButton(addGoalLink, { year: present, like: goal.id }, look(`Set it for ${present}`)))];
  }
  const value = { goal: goal.id, seen: goal.version };
  return [
    buttons(
      toButton(changeGoalLink, value, look("Change")),
      toButton(deleteGoalLink, value, {
        ...look("Delete"),
        confirm: { title: "Delete this goal?", text: `${withCapital(words)}.`, confirm: "Delete", style: "danger" },
      }),
    ),
  ];
}

function toGoal(progress: Progress<Goal>, list: GoalList): Block[] {
  const words =
    list.time === "future"
      ? [bold(`${withCapital(formatAim(progress.goal))}.`)]
      : [list.time === "past" ? toResultWords(progress) : toProgressWords(progress)];
  return [paragraph(...words), ...toGoalButtons(progress, list)];
}

function toEmpty({ year, time, mayChange }: GoalList): Block {
  if (time === "past") return paragraph(`No goals were set for ${year}.`);
  const example = mayChange ? " A goal is a number of units, an average level or a share of the units." : "";
  return paragraph(`No goals for ${year} yet.${example}`);
}

/** Whether shares are among the goals whose units need a subject. */
const isAboutSubjects = ({ goal: { measure } }: Progress<Goal>) =>
  measure.kind === "share" && measure.of.by === "subject";

export function toGoals(list: GoalList, notice?: string): Message {
  const { year, time, progress, mayChange, percentOver, before, after } = list;
  const isFull = progress.length >= MAX_GOALS;
  const mayAdd = mayChange && time !== "past" && !isFull;
  return toMessage(
    heading(toGoalsTitle(year)),
    notice === undefined ? undefined : paragraph(bold(notice)),
    ...(progress.length === 0 ? [toEmpty(list)] : progress.flatMap((one) => toGoal(one, list))),
    mayChange && time !== "past" && isFull ? paragraph(`A school year has up to ${MAX_GOALS} goals.`) : undefined,
    buttons(
      ...(mayAdd ? [toButton(addGoalLink, { year }, { text: "Add a goal", style: "primary" })] : []),
      toButton(goalsLink, { year: before }, { text: `See ${before}`, suffix: "before" }),
      ...(time === "future" ? [] : [toButton(goalsLink, { year: after }, { text: `See ${after}`, suffix: "after" })]),
    ),
    percentOver !== undefined && progress.length > 0
      ? footnote(`${formatPercent(percentOver)} of the year's school days are over.`)
      : undefined,
    progress.some(isAboutSubjects) && time !== "future"
      ? footnote("Shares by subject are of the units that have a subject.")
      : undefined,
  );
}
