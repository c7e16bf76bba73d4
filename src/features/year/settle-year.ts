// What an admin or a librarian says about an Annual Summary that Slack didn't confirm.
import { defineButton } from "../../slack/define/button.js";
import type { Ctx } from "../context.js";
import { settleUnsure } from "../report/retry-report.js";
import { ANNUAL_SUMMARY, whatIsPosted } from "./annual-summary.js";
import { unsureYearLink } from "./year-links.js";

export const answerUnsureYear = defineButton({
  link: unsureYearLink,
  run: (ctx: Ctx, { year, answer }) => {
    const what = whatIsPosted(year).replace(/^t/, "T");
    return settleUnsure(ctx, { name: ANNUAL_SUMMARY, period: year, answer, what, title: `Annual Summary ${year}` });
  },
});
