// Coverage: which grades, subjects and teachers the term's units haven't reached yet.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { seeNotReached } from "./read-gaps.js";

export const coverage: Feature<Ctx, PostCtx> = { buttons: [seeNotReached] };
