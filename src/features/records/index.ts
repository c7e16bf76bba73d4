// Records of a period that a school may have to hand out.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { recordsCommand, sendRecords } from "./records.js";

export const records: Feature<Ctx, PostCtx> = { subcommands: [recordsCommand], buttons: [sendRecords] };
