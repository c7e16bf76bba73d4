// Posts: list the upcoming ones, preview one, skip it or post it now, and take back what was shared.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { postPostNow } from "./post-now.js";
import { postPreview } from "./post-preview.js";
import { skipNotice } from "./skip-notice.js";
import { takeBackShared } from "./take-back.js";
import { listUpcoming, previewPost, skipNextPost } from "./upcoming-posts.js";

export const upcoming: Feature<Ctx, PostCtx> = {
  buttons: [listUpcoming, previewPost, skipNextPost, postPostNow, takeBackShared],
  nudges: [postPreview],
  questions: [skipNotice],
};
