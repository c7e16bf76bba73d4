// How a post's preview looks before it is due: the post itself, with what can be done about it; and what became of it.
import { z } from "zod";
import { dateFormat } from "../../domain/time/date-format.js";
import { addDays, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  code,
  type Inline,
  type Message,
  type MessageBlock,
  paragraph,
  toMessage,
  viewBlocks,
} from "../../slack/message/blocks.js";
import type { Plan } from "./plan.js";
import { NO_ADMIN_CHANNEL, toPostProblemWords } from "./post-problem-view.js";
import { formatDue, type ListedPost, toPassed, toPlan, toSkipButton } from "./upcoming-posts-view.js";

/** Carries the whole plan, so that even an old preview can say what became of its post. */
export const postNowLink = defineLink(
  "post-now",
  z.object({
    ...{ post: z.string(), period: z.string(), what: z.string(), channel: z.string().optional() },
    dueAt: z.iso.datetime().transform((instant) => new Date(instant)),
  }),
);

/** The message as it will be posted, without its buttons, between these blocks. */
export function toPreviewOf(post: Message, around: { above: readonly Block[]; below: readonly Block[] }): Message {
  const [above, below] = [toMessage(...around.above), toMessage(...around.below)];
  const text = [above.text, post.text, below.text].filter((part) => part !== "").join("\n");
  const shown = <B extends MessageBlock>(blocks: readonly B[]) => [
    ...viewBlocks(around.above),
    ...blocks.filter(({ type }) => type !== "actions"),
    ...viewBlocks(around.below),
  ];
  const smaller = post.smaller ? { smaller: toPreviewOf(post.smaller, around) } : {};
  return post.withoutCharts
    ? { text, blocks: shown(post.blocks), withoutCharts: shown(post.withoutCharts), ...smaller }
    : { text, blocks: shown(post.blocks), ...smaller };
}

interface At {
  now: Date;
  timeZone: string;
  command: string;
}

/** "today at 8:00 AM", "on Tuesday at 8:00 AM", "on Tue, Nov 24, 8:00 AM". */
function dueWords({ dueAt }: ListedPost, { now, timeZone }: At): string {
  const [today, day] = [schoolDayAt(now, timeZone), schoolDayAt(dueAt, timeZone)];
  const time = dateFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone }).format(dueAt);
  if (day === today) return `today at ${time}`;
  if (day > addDays(today, 6)) return `on ${formatDue(dueAt, timeZone)}`;
  return `on ${dateFormat("en-US", { weekday: "long", timeZone }).format(dueAt)} at ${time}`;
}

/** Where it goes and when, or what keeps it from going. */
function toPlanWords({ listed, known }: Plan, at: At): Inline[] {
  const { what, channel } = listed;
  if (!channel)
    return [
      ...[bold(what), ` is due ${dueWords(listed, at)}, but it won't be posted. ${NO_ADMIN_CHANNEL} `],
      ...["An admin can choose one with ", code(`${at.command} settings`), ". Here it is:"],
    ];
  const goes = [bold(what), " goes to ", channelMention(channel), ` ${dueWords(listed, at)}.`];
  if (known?.state !== "failed" || !known.reason) return [...goes, " This is it:"];
  const problem = { what, reason: known.reason, channel: known.channel, settings: `${at.command} settings` };
  return [...goes, " It couldn't be posted earlier: ", ...toPostProblemWords(problem)];
}

/** The preview as long as it's up to people what becomes of the post. */
export function toPreview(plan: Plan, post: Message, at: At): Message {
  const { post: name, period, what, channel, dueAt } = plan.listed;
  const value = { post: name, period, what, channel, dueAt: dueAt.toISOString() };
  const row = buttons(
    ...(channel && plan.isPreviewed ? [toButton(postNowLink, value, { text: "Post now", style: "primary" })] : []),
    ...(plan.definition?.previewButtons?.(period) ?? []),
    toSkipButton(plan.listed, period, at.timeZone),
  );
  return toPreviewOf(post, { above: [paragraph(...toPlanWords(plan, at))], below: [row] });
}

/** What became of the post. */
export function toOutcome({ listed, known }: Plan, { now, timeZone }: At): Message {
  const { what, channel: planned } = listed;
  if (listed.skipped !== undefined) return listed.dueAt > now ? toPlan(listed, timeZone) : toPassed(listed, timeZone);
  const channel = known?.channel ?? planned;
  const where: Inline[] = channel ? [" in ", channelMention(channel)] : [];
  const who = known?.askedBy ? `: ${known.askedBy} chose to post it now.` : ".";
  if (known?.state === "sent") {
    const day = known.postedAt ? ` on ${formatDue(known.postedAt, timeZone)}` : "";
    return toMessage(paragraph(bold(what), " was posted", ...where, `${day}${who}`));
  }
  if (known?.state === "unsure" || known?.state === "failed")
    return toMessage(paragraph(bold(what), " hasn't been posted yet. Every admin got a message that says what to do."));
  return toMessage(paragraph(bold(what), " will be posted", ...where, ` within a minute${who}`));
}
