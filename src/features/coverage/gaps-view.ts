// How gaps look: which grades, subjects and teachers have no unit this term. Only librarians see this.
import { z } from "zod";
import { formatGrades, type Grade } from "../../domain/grade.js";
import { formatList } from "../../domain/list-in-words.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";

/** Opens the names of the teachers without a unit. For librarians only. */
export const notReachedLink = defineLink("not-reached", z.object({}));
export const NOT_REACHED_TITLE = "No unit yet this term";

const MAX_SUBJECTS = 12;
const MAX_NAMES = 100;

/** `teachers` is how many, or undefined when Slack doesn't say who is on the staff. */
export interface CountedGaps {
  grades: readonly Grade[];
  subjects: readonly string[];
  teachers: number | undefined;
}

const subjectWords = (subjects: readonly string[]) =>
  subjects.length > MAX_SUBJECTS ? `${subjects.slice(0, MAX_SUBJECTS).join(", ")} and more` : formatList(subjects);

export function toGaps({ grades, subjects, teachers }: CountedGaps): Block[] {
  const gaps = [
    ...(grades.length > 0 ? [`${grades.length === 1 ? "grade" : "grades"} ${formatGrades(grades)}`] : []),
    ...(subjects.length > 0 ? [subjectWords(subjects)] : []),
    ...(teachers ? [`${teachers} ${teachers === 1 ? "staff member" : "staff members"}`] : []),
  ];
  if (gaps.length === 0) {
    const reached = teachers === undefined ? "grade and subject" : "grade, subject and staff member";
    return [paragraph(`Every ${reached} has a unit this term.`)];
  }
  return [
    paragraph(bold("No units yet this term: "), `${gaps.join("; ")}.`),
    ...(teachers ? [buttons(toButton(notReachedLink, {}, { text: "See who" }))] : []),
    footnote("Only librarians see this."),
  ];
}

/** The teachers without a unit this term. */
export function toTeachersNotReached(names: readonly string[]): Message {
  const more = names.length - MAX_NAMES;
  return toMessage(
    heading(NOT_REACHED_TITLE),
    names.length > 0
      ? bullets(names.slice(0, MAX_NAMES).map((name) => [name]))
      : paragraph("Everyone on the staff has a unit this term."),
    more > 0 ? paragraph(`And ${more} more.`) : undefined,
    footnote("Only librarians see this."),
  );
}
