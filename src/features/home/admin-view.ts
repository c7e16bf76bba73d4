// What admins see at the end of Home: whether the monthly report can be posted, and buttons to the settings.
import { dateFormat } from "../../domain/time/date-format.js";
import { type Month, monthName } from "../../domain/time/month.js";
import type { ChannelProblem } from "../../slack/api/channel.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  divider,
  heading,
  type Inline,
  paragraph,
} from "../../slack/message/blocks.js";
import type { BackupState } from "../../store/backup/backup-nights.js";
import type { Handover } from "../../store/handovers.js";
import { toHandOverButton, toHandoverNote } from "../handover/handover-view.js";
import { NO_ADMIN_CHANNEL, toChannelProblem } from "../posts/post-problem-view.js";
import { ANNOUNCE_OFFER, toAnnounceButton } from "../settings/announcement-view.js";

/** The problem is "unknown" when Slack didn't answer. */
interface ChannelHealth {
  id: string;
  problem: ChannelProblem | undefined | "unknown";
}

export interface Health {
  /** The admin channel. */
  channel: ChannelHealth | undefined;
  /** The channel of all teachers. Bookend only has to see it, not post there. */
  teachers: ChannelHealth | undefined;
  /** The newest report that was due, and the state of its row in the ledger. */
  lastReport: { month: Month; state: string; at: Date } | undefined;
  /** Undefined while there is nothing to report. */
  nextReport: Date | undefined;
  /** The last hand-over of the library, if it was lately. */
  handover: Handover | undefined;
  /** The staff was told about Bookend. */
  isAnnounced: boolean;
  backup: BackupState;
}

function channelWords(channel: Health["channel"]): Inline[] {
  if (!channel) return [`${NO_ADMIN_CHANNEL} Reports won't be posted until you choose one in the settings.`];
  const { id, problem } = channel;
  if (problem === undefined) return ["Posting to ", channelMention(id), " works."];
  if (problem === "unknown") return ["I couldn't check ", channelMention(id), " because Slack didn't answer."];
  return toChannelProblem(problem, id);
}

function toTeacherProblem({ teachers }: Health): Block[] {
  if (teachers?.problem !== "unseen" && teachers?.problem !== "archived") return [];
  return [paragraph(bold("Teachers can't be counted. "), ...toChannelProblem(teachers.problem, teachers.id))];
}

function lastReportWords({ lastReport }: Health, timeZone: string): string {
  if (!lastReport) return "No report has been posted yet.";
  const { month, state, at } = lastReport;
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone }).format(at);
  if (state === "sent") return `${monthName(month)}'s report was posted ${day}.`;
  return `${monthName(month)}'s report hasn't been posted yet. Every admin got a message that says what to do.`;
}

function nextReportWords({ nextReport, lastReport, channel }: Health, timeZone: string): string {
  if (!nextReport || !channel) return "";
  const format = { weekday: "short", month: "short", day: "numeric", timeZone } as const;
  const day = dateFormat("en-US", format).format(nextReport);
  const time = dateFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone }).format(nextReport);
  return ` The ${lastReport ? "next" : "first"} one will be posted ${day} at ${time}.`;
}

/** Nothing where backups are turned off. */
function backupWords({ backup: { madeAt, failure } }: Health, timeZone: string): string {
  if (failure) return `The last nightly backup failed: ${failure}. The person who runs Bookend can mend that.`;
  if (!madeAt) return "";
  const format = { month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZone } as const;
  return `Last backup: ${dateFormat("en-US", format).format(madeAt)}.`;
}

export function toAdminBlocks(health: Health, timeZone: string): Block[] {
  const backup = backupWords(health, timeZone);
  return [
    divider(),
    heading("Settings and health"),
    paragraph(...channelWords(health.channel)),
    ...toTeacherProblem(health),
    paragraph(lastReportWords(health, timeZone), nextReportWords(health, timeZone)),
    ...(backup ? [paragraph(backup)] : []),
    ...(health.handover ? [toHandoverNote(health.handover, timeZone)] : []),
    ...(health.isAnnounced ? [] : [paragraph(ANNOUNCE_OFFER)]),
    buttons(
      toRunButton("settings", { text: "Change settings" }),
      toRunButton("prompts", { text: "Change prompts" }),
      toRunButton("calendar", { text: "School calendar" }),
      toAnnounceButton(),
      toHandOverButton(),
    ),
  ];
}
