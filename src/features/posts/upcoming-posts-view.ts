// The buttons on a post that lies ahead: see it as it would be now, leave it out, or post it after all.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const UpcomingValue = z.object({ post: z.string(), period: z.string() });

export const previewPostLink = defineLink("preview-post", UpcomingValue);
export const skipPostLink = defineLink("skip-post", UpcomingValue.extend({ skip: z.boolean() }));
