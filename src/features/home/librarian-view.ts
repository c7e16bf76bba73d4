// What librarians and admins see in Home: the month so far, gaps, what was shared with them, and upcoming posts.
import { z } from "zod";
import { formatGrades } from "../../domain/grade.js";
import { formatList } from "../../domain/list-in-words.js";
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  divider,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { type ListedPost, toNextPosts } from "../posts/upcoming-posts-view.js";
import { sharedLink } from "../reflections/read-reflections-view.js";
import { openRoadblocksLink } from "../roadblocks/open-roadblocks-view.js";

/** Opens the names of the teachers without a unit. For librarians only. */
export const notReachedLink = defineLink("not-reached", z.object({}));
export const NOT_REACHED_TITLE = "No unit yet this term";

const MAX_SUBJECTS = 12;
const MAX_NAMES = 100;

export interface LibrarySection {
  month: Month;
  soFar: Summary;
  /** For librarians only. `teachers` is undefined when Slack doesn't say who is on the staff. */
  notReached:
    | { grades: Parameters<typeof formatGrades>[0]; subjects: readonly string[]; teachers: number | undefined }
    | undefined;
  /** Open ones, by kind. */
  roadblocks: readonly { kind: string; count: number }[];
  /** How many reflections. */
  shared: number;
  ohYeahs: { count: number; picked: number };
  posts: readonly ListedPost[];
}

const subjectWords = (subjects: readonly string[]) =>
  subjects.length > MAX_SUBJECTS ? `${subjects.slice(0, MAX_SUBJECTS).join(", ")} and more` : formatList(subjects);

function toNotReached({ notReached }: LibrarySection): Block[] {
  if (!notReached) return [];
  const { grades, subjects, teachers } = notReached;
  const gaps = [
    ...(grades.length > 0 ? [`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`] : []),
    ...(subjects.length > 0 ? [subjectWords(subjects)] : []),
    ...(teachers ? [`${teachers} ${teachers === 1 ? "staff member" : "staff members"}`] : []),
  ];
  if (gaps.length === 0) {
    const reached = teachers === undefined ? "grade and subject" : "grade, subject and staff member";
    return [paragraph(`Every ${reached} has a unit this term.`)];
  }
  return [
    paragraph(bold("No units yet this term: "), `${gaps.join("; ")}.`),
    ...(teachers ? [buttons(toButton(notReachedLink, {}, { text: "See who" }))] : []),
    footnote("Only librarians see this."),
  ];
}

/** The teachers without a unit this term. */
export function toTeachersNotReached(names: readonly string[]): Message {
  const more = names.length - MAX_NAMES;
  return toMessage(
    heading(NOT_REACHED_TITLE),
    names.length > 0
      ? bullets(names.slice(0, MAX_NAMES).map((name) => [name]))
      : paragraph("Everyone on the staff has a unit this term."),
    more > 0 ? paragraph(`And ${more} more.`) : undefined,
    footnote("Only librarians see this."),
  );
}

export function toLibraryBlocks(library: LibrarySection, timeZone: string): Block[] {
  const { month, soFar, roadblocks, shared, ohYeahs, posts } = library;
  const average = soFar.average === undefined ? "" : `, average level ${formatAverage(soFar.average)}`;
  const kinds = roadblocks.map(({ kind, count }) => `${count} ${kind}`);
  return [
    divider(),
    heading(`${monthName(month)} so far`),
    paragraph(`${countUnits(soFar.count)}${average}.`),
    ...toNotReached(library),
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
    ),
    ...toNextPosts(posts, timeZone),
  ];
}
