// The Home: what each person sees when they open Bookend.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { seeNotReached } from "./read-gaps.js";

export const home: Feature<Ctx, PostCtx> = { buttons: [seeNotReached] };
