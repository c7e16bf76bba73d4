// How upcoming posts look: each with its day and channel, with buttons to preview it and to skip it or post it anyway.
import { z } from "zod";
import { dateFormat } from "../../domain/time/date-format.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import type { UpcomingPost } from "../../slack/define/post.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";

const UpcomingValue = z.object({ post: z.string(), period: z.string() });

export const previewPostLink = defineLink("preview-post", UpcomingValue);
export const skipPostLink = defineLink("skip-post", UpcomingValue.extend({ skip: z.boolean() }));
/** Opens the whole list. */
export const upcomingPostsLink = defineLink("upcoming-posts", z.object({}));

export interface ListedPost extends UpcomingPost {
  /** The name of its kind. */
  post: string;
  /** Who skipped it, as a clause: "Lee Librarian skipped it". Undefined if it will be posted. */
  skipped: string | undefined;
}

/** How many posts Home shows before "See all". */
const MAX_IN_HOME = 3;
const TITLE = "Upcoming posts";

/** "Mon, Nov 16, 10:00 AM". */
export function formatDue(dueAt: Date, timeZone: string): string {
  const day = { weekday: "short", month: "short", day: "numeric" } as const;
  return dateFormat("en-US", { ...day, hour: "numeric", minute: "2-digit", timeZone }).format(dueAt);
}

export function toSkipButton({ post, period, what, dueAt, skipped }: ListedPost, suffix: string, timeZone: string) {
  const isSkipped = skipped !== undefined;
  const confirm = {
    title: "Skip this post?",
    text: `${what} won't be posted on ${formatDue(dueAt, timeZone)}, or later. The other librarians get a message about it.`,
    confirm: "Skip it",
  };
  return toButton(
    skipPostLink,
    { post, period, skip: !isSkipped },
    isSkipped ? { text: "Post it anyway", suffix } : { text: "Skip", suffix, confirm },
  );
}

function toListedPost(listed: ListedPost, index: number, timeZone: string): Block[] {
  const { post, period, what, dueAt, channel, skipped } = listed;
  const suffix = String(index);
  return [
    paragraph(
      bold(what),
      ` · ${formatDue(dueAt, timeZone)} · `,
      channel ? channelMention(channel) : "no channel",
      skipped === undefined ? "" : ` · ${skipped}`,
    ),
    buttons(
      toButton(previewPostLink, { post, period }, { text: "Preview", suffix }),
      toSkipButton(listed, suffix, timeZone),
    ),
  ];
}

/** The next few posts, as Home shows them. */
export function toNextPosts(posts: readonly ListedPost[], timeZone: string): Block[] {
  if (posts.length === 0) return [];
  const isCut = posts.length > MAX_IN_HOME;
  return [
    heading(TITLE),
    ...posts.slice(0, MAX_IN_HOME).flatMap((post, index) => toListedPost(post, index, timeZone)),
    ...(isCut ? [buttons(toButton(upcomingPostsLink, {}, { text: `See all ${posts.length} upcoming posts` }))] : []),
  ];
}

/** All of them. */
export const toUpcomingPosts = (posts: readonly ListedPost[], timeZone: string): Message =>
  toMessage(
    heading(TITLE),
    ...posts.flatMap((post, index) => toListedPost(post, index, timeZone)),
    posts.length === 0 ? paragraph("Nothing is coming up.") : undefined,
  );

const whereAndWhen = ({ channel, dueAt }: UpcomingPost, timeZone: string): Inline[] => [
  ...(channel ? ["in ", channelMention(channel), " "] : []),
  `on ${formatDue(dueAt, timeZone)}`,
];

/** What will become of a post: what people read after skipping it or undoing that, and what other librarians are told. */
export function toPlan(listed: ListedPost, timeZone: string): Message {
  const { post, period, what, skipped } = listed;
  const where = whereAndWhen(listed, timeZone);
  if (skipped === undefined) return toMessage(paragraph(bold(what), " will be posted ", ...where, "."));
  return toMessage(
    paragraph(bold(what), " won't be posted ", ...where, `: ${skipped}.`),
    buttons(toButton(skipPostLink, { post, period, skip: false }, { text: "Undo" })),
  );
}

/** A skip that can't be undone anymore: its time has passed. */
export const toPassed = (listed: ListedPost, timeZone: string): Message =>
  toMessage(
    paragraph(
      bold(listed.what),
      listed.skipped === undefined ? " was due " : " wasn't posted ",
      ...whereAndWhen(listed, timeZone),
      listed.skipped === undefined ? "." : `: ${listed.skipped}.`,
    ),
  );

/** What the other librarians read when someone undid a skip. */
export const toUndone = (listed: ListedPost, by: string, timeZone: string): Message =>
  toMessage(
    paragraph(bold(listed.what), " will be posted ", ...whereAndWhen(listed, timeZone), `: ${by} undid the skip.`),
  );
