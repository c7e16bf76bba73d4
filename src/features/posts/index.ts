// Upcoming posts: list them, preview one, skip it, or post it anyway.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { skipNotice } from "./skip-notice.js";
import { listUpcoming, previewPost, skipNextPost } from "./upcoming-posts.js";

export const upcoming: Feature<Ctx, PostCtx> = {
  buttons: [listUpcoming, previewPost, skipNextPost],
  questions: [skipNotice],
};
