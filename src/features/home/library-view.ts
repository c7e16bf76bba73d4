// How the Home looks for those who look after the library: the month so far, what was not reached, what was shared, what lies ahead.
import { z } from "zod";
import { formatGrades } from "../../domain/grade.js";
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { formatList } from "../../domain/text.js";
import { formatMonth, type Month, monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import type { UpcomingPost } from "../../slack/define/post.js";
import { toRunButton } from "../../slack/define/subcommand.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  divider,
  footnote,
  heading,
  paragraph,
} from "../../slack/message/blocks.js";
import { previewPostLink, skipPostLink } from "../posts/upcoming-posts-view.js";
import { openRoadblocksLink, sharedLink } from "../reflections/read-reflections-view.js";

/** Names who was not reached; for librarians alone. */
export const notReachedLink = defineLink("not-reached", z.object({}));

export interface LibrarySection {
  month: Month;
  soFar: Summary;
  /** For librarians alone. */
  notReached:
    | { grades: Parameters<typeof formatGrades>[0]; subjects: readonly string[]; teachers: number | undefined }
    | undefined;
  roadblocks: readonly { kind: string; count: number }[];
  shared: number;
  ohYeahs: { count: number; picked: number };
  posts: readonly (UpcomingPost & { post: string; skipped: boolean })[];
}

function toNotReached({ notReached }: LibrarySection): Block[] {
  if (!notReached) return [];
  const { grades, subjects, teachers } = notReached;
  const parts = [
    ...(grades.length > 0 ? [`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`] : []),
    ...(subjects.length > 0 ? [formatList(subjects.slice(0, 12)) + (subjects.length > 12 ? " and more" : "")] : []),
    ...(teachers ? [`${teachers} ${teachers === 1 ? "person" : "people"} on the staff`] : []),
  ];
  if (parts.length === 0)
    return [paragraph("This term the log has reached every grade, subject and person on the staff.")];
  return [
    paragraph(bold("Not reached yet this term: "), `${parts.join("; ")}.`),
    ...(teachers ? [buttons(toButton(notReachedLink, {}, { text: "See who" }))] : []),
    footnote("Only librarians see who and what was not reached."),
  ];
}

function toPosts({ posts }: LibrarySection, timeZone: string): Block[] {
  const day = new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  });
  return posts.flatMap(({ post, period, what, dueAt, channel, skipped }, index) => [
    paragraph(
      bold(what),
      ` · ${day.format(dueAt)} · `,
      ...(channel ? [channelMention(channel)] : ["no channel is set"]),
      skipped ? " · left out" : "",
    ),
    buttons(
      toButton(previewPostLink, { post, period }, { text: "Preview", suffix: String(index) }),
      toButton(
        skipPostLink,
        { post, period, skip: !skipped },
        { text: skipped ? "Post it after all" : "Skip", suffix: String(index) },
      ),
    ),
  ]);
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
      bold(`OH YEAHs of ${formatMonth(month)}: `),
      `${ohYeahs.count}; in the report: ${ohYeahs.picked} of at most ${MAX_PICKED}.`,
    ),
    buttons(
      ...(kinds.length > 0 ? [toButton(openRoadblocksLink, { page: 0 }, { text: "Read the roadblocks" })] : []),
      ...(shared > 0 ? [toButton(sharedLink, { page: 0 }, { text: "Read the reflections" })] : []),
      toRunButton("ohyeah", { text: "Pick OH YEAHs", suffix: "pick" }),
      toRunButton("list all", { text: "All units" }),
    ),
    ...(posts.length > 0 ? [heading("Next posts"), ...toPosts(library, timeZone)] : []),
  ];
}
