// Ideas: who benefits from partnership and ways around roadblocks, on demand and as a weekly tip.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { showIdeas, showIdeasTopic } from "./show-ideas.js";
import { weeklyTip } from "./weekly-tip.js";

export const ideas: Feature<Ctx, PostCtx> = {
  subcommands: [showIdeas],
  buttons: [showIdeasTopic],
  posts: [weeklyTip],
};
