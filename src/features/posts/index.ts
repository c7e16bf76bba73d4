// Posts: list the upcoming ones, preview one, skip it or post it anyway, and take back what was shared.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { skipNotice } from "./skip-notice.js";
import { takeBackShared } from "./take-back.js";
import { listUpcoming, previewPost, skipNextPost } from "./upcoming-posts.js";

export const upcoming: Feature<Ctx, PostCtx> = {
  buttons: [listUpcoming, previewPost, skipNextPost, takeBackShared],
  questions: [skipNotice],
};
