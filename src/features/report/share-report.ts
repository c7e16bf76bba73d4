// Shares the report of a month in the channel the person is in.
import { defineButton } from "../../slack/define/button.js";
import { buttons } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { shareInChannel } from "../posts/share-in-channel.js";
import { shareReportLink, toReportDownload, toReportMessage } from "./report-view.js";
import { readReportNow } from "./show-report.js";

export const shareReport = defineButton({
  link: shareReportLink,
  run: (ctx: Ctx, { month }) =>
    shareInChannel(ctx, {
      ...{ what: "report", line: `report ${month}`, title: "Report shared" },
      toPost: async (below) =>
        toReportMessage({
          ...{ report: await readReportNow(ctx, month), command: ctx.command, page: 0 },
          below: [buttons(toReportDownload(month)), ...below],
        }),
    }),
});
