// Actions for level questions: logging units in a line, reading the question ten minutes later, and answering it.
import type { Message } from "../../sandbox/workspace/messages.js";
import { logInOneLine } from "./logging.js";
import { type } from "./reflecting.js";
import { minutesAfter, tickAt } from "./reporting.js";
import { LEE, type School, startSchool, TESS, TUESDAY } from "./school.js";

export const TEN = minutesAfter(TUESDAY, 10);

export const questions = ({ slack }: School, to = LEE): Message[] => slack.directMessagesTo(to);

/** Logs a unit as this person, with these partners. */
export const log = (school: School, title: string, { level = 2, by = TESS, partners = [LEE] } = {}) =>
  logInOneLine(school, `${title}, grade 6, level ${level} with ${partners.map((id) => `<@${id}>`).join(" ")}`, by);

/** A school in which Tess logged these units with Lee just before TUESDAY, and Lee was asked ten minutes later. */
export async function startWithLeeAsked(titles = ["Ancient Egypt"], partners = [LEE]): Promise<School> {
  const school = await startSchool({ now: minutesAfter(TUESDAY, -1) });
  for (const title of titles) {
    // A second apart, because the question lists units in the order they were logged.
    school.clock.now = new Date(school.clock.now.getTime() + 1000);
    await log(school, title, { partners });
  }
  await tickAt(school, TEN);
  return school;
}

/** The question to this person as it looks now. */
export function question(school: School, to = LEE): Message {
  const message = questions(school, to).at(-1);
  if (!message) throw new Error("Nobody was asked.");
  return message;
}

/** Clicks a button of the question, and waits until that is done. */
export async function answer(
  school: School,
  text: string,
  { by = LEE, on = question(school, by) } = {},
): Promise<void> {
  await school.slack.as(by).click(on, (element) => (element.text as { text?: string })?.text === text);
  await school.slack.settle();
}

/** Fills in and saves the form that is open, and returns the question as it is then. */
export async function saveRating(school: School, fields: Parameters<typeof type>[1], by = LEE): Promise<Message> {
  await type(school, fields, by);
  await school.slack.as(by).submit();
  await school.slack.settle();
  return question(school, by);
}

/** The partners' ratings, including questions not answered yet. */
export const opinions = ({ db }: School) =>
  db.levelOpinion.findMany({ select: { personId: true, level: true, why: true }, orderBy: { personId: "asc" } });
