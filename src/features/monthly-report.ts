// The Monthly Report of Units Supported posts itself into the admin channel: once, on time, or late and saying so.
import { z } from "zod";
import { formatMonth, Month, monthName } from "../domain/month.js";
import { monthsDue, reportDueAt } from "../domain/report-schedule.js";
import { bold, buttons, channelName, code, line, type Message, type Part, small, toMessage } from "../slack/blocks.js";
import { defineButton, defineLink, toButton } from "../slack/button.js";
import { definePost } from "../slack/post.js";
import { Refusal } from "../slack/refusal.js";
import { replace } from "../slack/reply.js";
import { toRunButton } from "../slack/subcommand.js";
import type { Db } from "../store/database.js";
import { retryFailedPosts, settlePost } from "../store/posts.js";
import type { School } from "../store/schools.js";
import { firstMonth } from "../store/units.js";
import type { Ctx } from "./context.js";
import { readReport, toReportPieces } from "./report-view.js";

const NAME = "monthly-report";

export interface PostCtx {
  db: Db;
  school: School;
  now: Date;
  command: string;
}

const UnsureValue = z.object({ month: Month, answer: z.enum(["there", "missing"]) });
const unsureLink = defineLink("report-unsure", UnsureValue);
const retryLink = defineLink("report-retry", z.object({ month: Month }));

export const monthlyReport = definePost({
  name: NAME,

  async due({ db, school, now }: PostCtx) {
    const first = await firstMonth(db, school);
    if (!first) return [];
    const due = monthsDue({ firstMonth: first, now, reportTime: school.report });
    return due.map(({ month, dueAt }) => ({ period: month, dueAt }));
  },

  channel: ({ school }) => school.adminChannel,

  async compose({ db, school, command }, { period, late }) {
    const month = Month.parse(period);
    const report = await readReport(db, school, { month, soFar: false });
    const dueOn = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: school.timeZone });
    const wasDue = dueOn.format(reportDueAt(month, school.report));
    return toMessage(
      ...toReportPieces(report, { page: 0, command }),
      late ? small(`Posted late: it was due on ${wasDue}, and Bookend could not post it then.`) : undefined,
    );
  },

  trouble: ({ command }, { period, reason, channel }) =>
    toTrouble({ month: Month.parse(period), reason, channel, command }),
});

interface Trouble {
  month: Month;
  reason: string;
  channel: string | undefined;
  command: string;
}

/** What happened and what to do, by Slack's name for it. */
function wordsFor({ reason, channel, command }: Trouble): Part[] {
  const where = channel ? channelName(channel) : "the admin channel";
  const settings = code(`${command} settings`);
  switch (reason) {
    case "no admin channel is set":
      return ["No admin channel is set. Choose one with ", settings, "."];
    case "not_in_channel":
    case "channel_not_found":
      return [
        "I cannot post in ",
        where,
        ". Type ",
        code("/invite @Bookend"),
        " there, or choose another channel with ",
        settings,
        ".",
      ];
    case "is_archived":
      return [where, " is archived. Choose another channel with ", settings, "."];
    case "restricted_action":
      return [
        "This workspace does not let me post in ",
        where,
        ". Let me post there, or choose another channel with ",
        settings,
        ".",
      ];
    case "token_revoked":
    case "account_inactive":
    case "invalid_auth":
    case "not_authed":
      return ["Slack no longer accepts Bookend's token. Install the app again and start Bookend with the new token."];
    case "ratelimited":
      return ["Slack asked for a pause. I try again by myself when it is over; there is nothing to do."];
    default:
      return [
        `Slack did not take it (${reason}). I look in the channel and try again by myself; there is nothing to do yet.`,
      ];
  }
}

function toTrouble(trouble: Trouble): Message {
  const { month, reason, channel, command } = trouble;
  const report = `The report of ${formatMonth(month)}`;
  if (reason === "unconfirmed" && channel) {
    return toMessage(
      line(bold(`Is ${monthName(month)}'s report in the channel?`)),
      line(
        "Slack did not confirm that it was posted in ",
        channelName(channel),
        ", and I may not read there. Please look.",
      ),
      buttons(
        toButton(unsureLink, { month, answer: "there" }, { text: "It is there", part: "there" }),
        toButton(unsureLink, { month, answer: "missing" }, { text: "Post it", part: "missing" }),
      ),
    );
  }
  return toMessage(
    line(bold(`${report} is not posted yet. `), ...wordsFor(trouble)),
    buttons(
      toButton(retryLink, { month }, { text: "Try again now", style: "primary" }),
      toRunButton("settings", { text: "Settings" }),
    ),
    small(`Nothing is lost: ${command} report ${month} shows it at any time.`),
  );
}

function refuseUnlessAdmin(ctx: Ctx): void {
  if (ctx.user.role !== "admin" && ctx.user.role !== "librarian") {
    throw new Refusal("Only admins and librarians look after the reports.");
  }
}

/** An admin has looked whether an unconfirmed report is there. */
export const answerUnsure = defineButton({
  link: unsureLink,
  run: async (ctx: Ctx, { month, answer }) => {
    refuseUnlessAdmin(ctx);
    const state = answer === "there" ? "sent" : "due";
    const settled = await settlePost(ctx.db, ctx.school, { name: NAME, period: month, state, now: ctx.now });
    const words = !settled
      ? "That is settled already. Nothing was changed."
      : answer === "there"
        ? `Thank you. ${monthName(month)}'s report counts as posted.`
        : `Thank you. ${monthName(month)}'s report is posted within a minute.`;
    return replace(toMessage(line(words)));
  },
});

export const retryReport = defineButton({
  link: retryLink,
  run: async (ctx: Ctx, { month }) => {
    refuseUnlessAdmin(ctx);
    await retryFailedPosts(ctx.db, ctx.school);
    return replace(toMessage(line(`I try to post ${monthName(month)}'s report again within a minute.`)));
  },
});
