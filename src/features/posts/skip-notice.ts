// What the other librarians find in their messages after someone skipped a post. It follows what becomes of the skip.
import { z } from "zod";
import { type Asked, defineQuestion } from "../../slack/define/question.js";
import { skippedOf } from "../../store/posts.js";
import type { PostCtx } from "../context.js";
import { type ListedPost, toPassed, toPlan } from "./upcoming-posts-view.js";

type Notice = Omit<ListedPost, "skipped">;

/** What a notice is about: the kind of post, its period, what people call it, when it was due, and its channel. */
const About = z.tuple([
  z.string(),
  z.string(),
  z.string().transform(decodeURIComponent),
  z.string().transform((dueAt) => new Date(dueAt)),
  z.string(),
]);

/** A name may have commas, which these texts must not. */
export const aboutSkip = ({ post, period, what, dueAt, channel }: Notice): string[] => [
  ...[post, period, encodeURIComponent(what)],
  ...[dueAt.toISOString(), channel ?? ""],
];

function readAbout({ about }: Pick<Asked, "about">): Notice {
  const [post, period, what, dueAt, channel] = About.parse(about);
  return { post, period, what, dueAt, channel: channel || undefined };
}

export const skipNotice = defineQuestion({
  name: "skip-notice",

  async versions({ db, school, now }: PostCtx, asked) {
    const notices = asked.map(readAbout);
    const skipped = await skippedOf(
      db,
      school,
      notices.map(({ period }) => period),
    );
    return notices.map(({ post, period, dueAt }) => `${skipped.get(`${post} ${period}`)} ${dueAt > now}`);
  },

  async compose({ db, school, now }, asked) {
    const notice = readAbout(asked);
    const { post, period } = notice;
    const skipped = (await skippedOf(db, school, [period])).get(`${post} ${period}`);
    const listed = { ...notice, skipped };
    return listed.dueAt > now ? toPlan(listed, school.timeZone) : toPassed(listed, school.timeZone);
  },
});
