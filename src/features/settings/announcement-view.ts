// How an announcement of Bookend to the staff looks, and the button with which an admin begins one.
import { z } from "zod";
import type { Grade } from "../../domain/grade.js";
import { dateFormat } from "../../domain/time/date-format.js";
import { type ButtonOptions, defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  code,
  divider,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Announcement } from "../../store/announcements.js";
import type { School } from "../../store/schools.js";
import { toTakeBackButton } from "../posts/take-back-view.js";

export const announceLink = defineLink("announce", z.object({}));

export const toAnnounceButton = (look: Pick<ButtonOptions, "style"> = {}) =>
  toButton(announceLink, {}, { text: "Tell your staff", ...look });

/** The offer to an admin, until the staff was told. */
export const ANNOUNCE_OFFER = "Next, tell your staff about Bookend. You'll see the post before anyone else does.";

export interface AnnouncementWords {
  school: Pick<School, "name" | "grades">;
  command: string;
  /** The librarian in the example; undefined if none is named. */
  librarian: string | undefined;
  /** Who chose to post it. */
  by: string;
}

/** A grade from the middle of the school's, as people type it. */
function middleGrade(grades: readonly Grade[]): Grade | undefined {
  const numbered = grades.filter((grade) => grade !== "Other");
  return numbered[Math.floor(numbered.length / 2)];
}

/** "/unit log Ancient Egypt, grade 6, level 2 with @Lee Librarian". */
function toExample({ school, command, librarian }: AnnouncementWords): string {
  const grade = middleGrade(school.grades);
  const parts = ["Ancient Egypt", ...(grade ? [`grade ${grade}`] : []), "level 2"].join(", ");
  return `${command} log ${parts}${librarian ? ` with @${librarian}` : ""}`;
}

const toBody = (words: AnnouncementWords): Block[] => [
  paragraph(
    bold(`${words.school.name} now uses Bookend`),
    " to log the units that teachers and the library work on together. Each month it adds them up in a report.",
  ),
  paragraph(
    "Logging one takes 15 seconds. Type ",
    code(`${words.command} log`),
    " in any channel, or all of it at once:",
  ),
  paragraph(code(toExample(words))),
  paragraph(
    "All staff can see the units. Evidence and notes are only for a unit's partners, librarians and admins. ",
    "Please don't include student names.",
  ),
];

const toSignature = ({ by }: AnnouncementWords): Block => footnote(`Posted for ${by}.`);

export const toAnnouncement = (words: AnnouncementWords): Message =>
  toMessage(
    ...toBody(words),
    buttons(
      toRunButton("log", { text: "Log a unit", style: "primary" }),
      toRunButton("rubric", { text: "See the four levels" }),
    ),
    toSignature(words),
  );

function toBefore({ by, at, isConfirmed }: Announcement, timeZone: string): Block {
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone }).format(at);
  return isConfirmed
    ? paragraph(bold("It's there already: "), `${by} posted it on ${day}.`)
    : paragraph(bold("It may be there already: "), `${by} posted it on ${day}, and Slack didn't confirm it.`);
}

/** What will be posted. Its two buttons would work in the form, too, so the form names them instead. */
export function toAnnouncementPreview(
  words: AnnouncementWords,
  { channel, before, timeZone }: { channel: string; before: Announcement | undefined; timeZone: string },
): Block[] {
  const place = channelMention(channel);
  return [
    ...(before ? [toBefore(before, timeZone)] : []),
    paragraph(
      bold("Preview: "),
      "this will be posted in ",
      place,
      ", with buttons to log a unit and to see the levels.",
    ),
    divider(),
    ...toBody(words),
    toSignature(words),
  ];
}

/** What the admin reads afterward. There is no announcement if it certainly isn't in the channel. */
/** `share` is the row of the post, which can be taken back. */
export function toAnnounced(channel: string, announcement: Announcement | undefined, share: string): Message {
  const place = channelMention(channel);
  if (!announcement)
    return toMessage(
      paragraph(bold("Not posted"), " in ", place, "."),
      buttons(toAnnounceButton({ style: "primary" })),
    );
  return announcement.isConfirmed
    ? toMessage(paragraph("Posted in ", place, ". Everyone there can read it."), buttons(toTakeBackButton(share)))
    : toMessage(
        paragraph("Please look in ", place, ". If it isn't there, post it again."),
        buttons(toAnnounceButton()),
      );
}
