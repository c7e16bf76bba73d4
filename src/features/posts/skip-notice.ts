// What the other librarians find in their messages after someone skipped a post. It follows what becomes of the skip.
import { defineQuestion } from "../../slack/define/question.js";
import { skippedOf } from "../../store/posts.js";
import type { PostCtx } from "../context.js";
import { readAboutPost } from "./plan.js";
import { toPassed, toPlan } from "./upcoming-posts-view.js";

export const skipNotice = defineQuestion({
  name: "skip-notice",

  async versions({ db, school, now }: PostCtx, asked) {
    const notices = asked.map(readAboutPost);
    const skipped = await skippedOf(
      db,
      school,
      notices.map(({ period }) => period),
    );
    return notices.map(({ post, period, dueAt }) => `${skipped.get(`${post} ${period}`)} ${dueAt > now}`);
  },

  async compose({ db, school, now }, asked) {
    const notice = readAboutPost(asked);
    const { post, period } = notice;
    const skipped = (await skippedOf(db, school, [period])).get(`${post} ${period}`);
    const listed = { ...notice, skipped };
    return listed.dueAt > now ? toPlan(listed, school.timeZone) : toPassed(listed, school.timeZone);
  },
});
