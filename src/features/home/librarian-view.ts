// What librarians and admins see in Home: the month so far, gaps, what was shared with them, and upcoming posts.

import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { formatList } from "../../domain/list-in-words.js";
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, divider, heading, paragraph } from "../../slack/message/blocks.js";
import { line, typedLine } from "../../slack/message/line.js";
import { withCapital } from "../../text/capital.js";
import { toCalendarHint } from "../calendar/hint-view.js";
import { type TermGaps, toGaps } from "../coverage/gaps-view.js";
import { toOpenMonths } from "../figures/open-months-view.js";
import type { ReportedMonth } from "../figures/read-figures.js";
import { toShortProgress } from "../goals/progress-words-view.js";
import { toPartnerBlocks } from "../partners/match-name-view.js";
import type { PartnerSection } from "../partners/read-names.js";
import { type ListedPost, toNextPosts } from "../posts/upcoming-posts-view.js";
import { openRoadblocksLink } from "../roadblocks/open-roadblocks-view.js";
import { sharedLink } from "../sharing/read-reflections-view.js";
import type { YearSummary } from "../year/read-year.js";
import { toYearLine } from "../year/year-headline-view.js";

export interface LibrarySection {
  month: Month;
  soFar: Summary;
  /** The school year so far. */
  year: YearSummary;
  /** Those of the school year, with the way to them today. */
  goals: { year: string; progress: readonly Progress<Goal>[] };
  /** For librarians only. */
  notReached: TermGaps | undefined;
  /** The months whose figures are missing. For librarians only. */
  openMonths: readonly ReportedMonth[];
  /** Open ones, by kind. */
  roadblocks: readonly { kind: string; count: number }[];
  /** How many reflections. */
  shared: number;
  ohYeahs: { count: number; picked: number };
  posts: readonly ListedPost[];
  partners: PartnerSection;
  /** "2 plans": how many are in progress; empty for none. */
  plans: string;
  /** Whether the school calendar was entered. */
  hasCalendar: boolean;
}

const toCoverageButton = () => toRunButton("coverage", { text: "See coverage" });

function toGoalLine({ goals: { year, progress } }: LibrarySection): Block {
  const title = `Goals for ${year}`;
  if (progress.length === 0)
    return typedLine({ title, details: "None yet." }, toRunButton("goals", { text: "Set goals" }));
  const details = `${progress.map(toShortProgress).join(" · ")}.`;
  return typedLine({ title, details }, toRunButton("goals", { text: "See goals" }));
}

const toPlanLine = ({ plans }: LibrarySection): Block[] =>
  plans === "" ? [] : [line([`${withCapital(plans)} in progress.`], toRunButton("week", { text: "See the week" }))];

export function toLibraryBlocks(library: LibrarySection, timeZone: string): Block[] {
  const { month, soFar, notReached, roadblocks, shared, ohYeahs, posts } = library;
  const average = soFar.average === undefined ? "" : `, average level ${formatAverage(soFar.average)}`;
  const kinds = roadblocks.map(({ kind, count }) => `${count} ${kind}`);
  return [
    divider(),
    heading(`${monthName(month)} so far`),
    paragraph(`${countUnits(soFar.count)}${average}.`),
    line(toYearLine(library.year), toRunButton("year", { text: "See the year" })),
    toGoalLine(library),
    ...toPlanLine(library),
    ...toOpenMonths(library.openMonths),
    ...(notReached ? toGaps(notReached, [], [toCoverageButton()]) : []),
    paragraph(bold("Open roadblocks shared with you: "), kinds.length > 0 ? `${formatList(kinds)}.` : "none."),
    paragraph(bold("Reflections shared with you: "), `${shared}.`),
    paragraph(
      bold(`${monthName(month)} OH YEAHs: `),
      `${ohYeahs.count} (${ohYeahs.picked} of ${MAX_PICKED} picked for the report)`,
    ),
    buttons(
      ...(kinds.length > 0 ? [toButton(openRoadblocksLink, { page: 0 }, { text: "Read the roadblocks" })] : []),
      ...(shared > 0 ? [toButton(sharedLink, { page: 0 }, { text: "Read the reflections" })] : []),
      toRunButton("ohyeah", { text: "Pick OH YEAHs", suffix: "pick" }),
      toRunButton("list all", { text: "See all units" }),
      ...(notReached ? [] : [toCoverageButton()]),
    ),
    ...toPartnerBlocks(library.partners),
    ...toCalendarHint(library.hasCalendar),
    ...toNextPosts(posts, timeZone),
  ];
}
