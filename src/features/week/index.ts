// The week: what is planned, with whom, and what has no plan yet.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { turnWeek, weekCommand } from "./show-week.js";

export const week: Feature<Ctx, PostCtx> = { subcommands: [weekCommand], buttons: [turnWeek] };
