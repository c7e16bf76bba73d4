// The buttons on a post that lies ahead: see it as it would be now, leave it out, or post it after all.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const Ahead = z.object({ post: z.string(), period: z.string() });

export const previewPostLink = defineLink("preview-post", Ahead);
export const skipPostLink = defineLink("skip-post", Ahead.extend({ skip: z.boolean() }));
