// What admins read when they save settings: what was saved and what comes next, or what another admin changed.
import { formatList } from "../../domain/list-in-words.js";
import { dateFormat } from "../../domain/time/date-format.js";
import type { UpcomingPost } from "../../slack/define/post.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  bold,
  buttons,
  channelMention,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { School } from "../../store/schools.js";
import { ANNOUNCE_OFFER, toAnnounceButton } from "./announcement-view.js";
import { toZoneName } from "./time-zones.js";

export const toChangedMeanwhile = (labels: readonly string[]): string =>
  "*Not saved yet.* Another admin changed the settings while you had them open: " +
  `${formatList(labels)}. Save again to replace those changes with yours.`;

const toSaved = ({ name }: School) => paragraph(bold("Settings saved"), ` for ${name}.`);

/** Says when the next report will be posted, and offers to tell the staff about Bookend until that is done. */
export function toSettingsSaved(
  school: School,
  { next, isAnnounced }: { next: Pick<UpcomingPost, "what" | "dueAt">; isAnnounced: boolean },
): Message {
  const at = dateFormat("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: school.timeZone,
  }).format(next.dueAt);
  return toMessage(
    toSaved(school),
    school.adminChannel
      ? paragraph(
          `${next.what} will be posted in `,
          channelMention(school.adminChannel),
          ` on ${at} (${toZoneName(school.timeZone)}).`,
        )
      : paragraph("Without an admin channel, the monthly report won't be posted."),
    isAnnounced ? undefined : paragraph(ANNOUNCE_OFFER),
    buttons(
      ...(isAnnounced ? [] : [toAnnounceButton({ style: "primary" })]),
      toRunButton("prompts", { text: "Change prompts" }),
      toRunButton("calendar", { text: "School calendar" }),
    ),
  );
}

/** Says when and where the next prompts, reminders and tips will be posted. */
export function toPromptsSaved(school: School, upcoming: readonly UpcomingPost[]): Message {
  const day = dateFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    timeZone: school.timeZone,
  });
  const place = (id: string | undefined): Inline => (id ? channelMention(id) : "no channel");
  return toMessage(
    toSaved(school),
    ...upcoming.map(({ what, dueAt, channel }) => paragraph(`${what}: ${day.format(dueAt)}, in `, place(channel), ".")),
    upcoming.length === 0 ? paragraph("No prompts, reminders or tips will be posted.") : undefined,
  );
}
