// How gaps look: which grades, subjects and teachers have no unit this term. Only librarians see this.
import { z } from "zod";
import { formatGrades } from "../../domain/grade.js";
import { formatList } from "../../domain/list-in-words.js";
import type { Coverage } from "../../domain/not-reached.js";
import type { TeacherSource } from "../../domain/teachers.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  channelMention,
  footnote,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";

/** Opens the names of the teachers without a unit. For librarians only. */
export const notReachedLink = defineLink("not-reached", z.object({}));
export const NOT_REACHED_TITLE = "No unit yet this term";

const MAX_SUBJECTS = 5;
const MAX_NAMES = 100;

/** The teachers without a unit, of how many, and who counts as one. */
interface TeacherGap {
  without: Coverage["teachers"];
  total: number;
  source: TeacherSource;
}

export interface TermGaps extends Omit<Coverage, "teachers"> {
  /** `unseen`: Bookend can't see who is in that channel. Undefined when Slack doesn't say who is on the staff. */
  teachers: TeacherGap | { unseen: string } | undefined;
}

const subjectWords = (subjects: readonly string[]) =>
  subjects.length > MAX_SUBJECTS
    ? `${subjects.slice(0, MAX_SUBJECTS).join(", ")} and ${subjects.length - MAX_SUBJECTS} more`
    : formatList(subjects);

const nounOf = ({ kind }: TeacherSource) => (kind === "staff" ? "staff member" : "teacher");

const placeOf = (source: TeacherSource): Inline[] =>
  source.kind === "channel" ? [" in ", channelMention(source.channel)] : [];

/** "3 of 42 teachers in #all-teachers". */
function toTeacherCount({ without, total, source }: TeacherGap): Inline[] {
  return [`${without.length} of ${total} ${nounOf(source)}${total === 1 ? "" : "s"}`, ...placeOf(source)];
}

function toEverythingReached(teachers: TeacherGap | undefined): Block {
  // Of nobody, nothing can be said.
  if (!teachers?.total) return paragraph("Every grade and subject has a unit this term.");
  const { source } = teachers;
  return paragraph(`Every grade, subject and ${nounOf(source)}`, ...placeOf(source), " has a unit this term.");
}

const toUnseen = (channel: string): Block =>
  paragraph(
    ...["I can't see who is in ", channelMention(channel)],
    ", so I can't tell which teachers have no unit. An admin can fix this in the settings.",
  );

const teachersOf = ({ teachers }: TermGaps): TeacherGap | undefined =>
  teachers && "without" in teachers ? teachers : undefined;

function toGapWords(gaps: TermGaps): Block[] {
  const { grades, subjects } = gaps;
  const unseen = gaps.teachers && "unseen" in gaps.teachers ? gaps.teachers.unseen : undefined;
  const teachers = teachersOf(gaps);
  const parts: Inline[][] = [
    ...(grades.length > 0 ? [[`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`]] : []),
    ...(subjects.length > 0 ? [[subjectWords(subjects)]] : []),
    ...(teachers?.without.length ? [toTeacherCount(teachers)] : []),
  ];
  const list = parts.flatMap((part, index) => (index === 0 ? part : ["; ", ...part]));
  return [
    parts.length > 0 ? paragraph(bold("No units yet this term: "), ...list, ".") : toEverythingReached(teachers),
    ...(unseen ? [toUnseen(unseen)] : []),
  ];
}

type DrawnButton = ReturnType<typeof toButton>;

/** The gaps, then a row of buttons: these, and the one that shows who has no unit. */
export function toGaps(
  gaps: TermGaps,
  before: readonly DrawnButton[] = [],
  after: readonly DrawnButton[] = [],
): Block[] {
  const isAnyoneLeft = (teachersOf(gaps)?.without.length ?? 0) > 0;
  const seeWho = isAnyoneLeft ? [toButton(notReachedLink, {}, { text: "See who" })] : [];
  const row = [...before, ...seeWho, ...after];
  const isGap = isAnyoneLeft || gaps.grades.length > 0 || gaps.subjects.length > 0;
  return [
    ...toGapWords(gaps),
    ...(row.length > 0 ? [buttons(...row)] : []),
    ...(isGap ? [footnote("Only librarians see this.")] : []),
  ];
}

/** Who said that they have nothing to log in the present month. */
interface Declined {
  declined: ReadonlySet<string>;
  month: Month;
}

/** The teachers without a unit this term. Those who said that they have nothing to log this month come last. */
export function toTeachersNotReached(gap: TeacherGap, { declined, month }: Declined): Message {
  const { without } = gap;
  const sorted = [false, true].flatMap((has) => without.filter(({ id }) => declined.has(id) === has));
  const note = ` (said they have nothing to log in ${monthName(month)})`;
  const more = sorted.length - MAX_NAMES;
  const everyone = gap.source.kind === "staff" ? "Everyone on the staff" : "Every teacher";
  return toMessage(
    heading(NOT_REACHED_TITLE),
    sorted.length > 0
      ? bullets(sorted.slice(0, MAX_NAMES).map(({ id, name }) => [name, declined.has(id) ? note : ""]))
      : paragraph(everyone, ...placeOf(gap.source), " has a unit this term."),
    more > 0 ? paragraph(`And ${more} more.`) : undefined,
    footnote(...toTeacherCount(gap), ". Only librarians see this."),
  );
}
