// The monthly report: posted by itself, shown on demand, shared in a channel.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { monthlyReport } from "./monthly-report.js";
import { reportAddition } from "./report-addition.js";
import { answerUnsure, retryReport } from "./retry-report.js";
import { shareReport } from "./share-report.js";
import { showReport, turnReportPage } from "./show-report.js";

export const report: Feature<Ctx, PostCtx> = {
  subcommands: [showReport],
  buttons: [turnReportPage, shareReport, answerUnsure, retryReport],
  posts: [monthlyReport, reportAddition],
};
