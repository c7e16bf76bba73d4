// The buttons that lead to what was shared with librarians and admins.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const Page = z.object({ page: z.int().min(0) });

export const sharedLink = defineLink("shared-reflections", Page);
export const openRoadblocksLink = defineLink("open-roadblocks", Page);
