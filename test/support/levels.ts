// Acts around levels that partners agree on: units logged in a line, the question ten minutes later, and its answer.
import type { Message } from "../../sandbox/workspace/messages.js";
import { logInOneLine } from "./logging.js";
import { minutesAfter, tickAt } from "./reporting.js";
import { LEE, type School, startSchool, TESS, TUESDAY } from "./school.js";

export const TEN = minutesAfter(TUESDAY, 10);

export const questions = ({ slack }: School, to = LEE): Message[] => slack.directMessagesTo(to);

/** Logs it as this person, with these partners. */
export const log = (school: School, title: string, { level = 2, by = TESS, partners = [LEE] } = {}) =>
  logInOneLine(school, `${title}, grade 6, level ${level} with ${partners.map((id) => `<@${id}>`).join(" ")}`, by);

/** A school in which Tess logged these units with Lee just before TUESDAY, and Lee was asked ten minutes later. */
export async function whereLeeIsAsked(titles = ["Ancient Egypt"], partners = [LEE]): Promise<School> {
  const school = await startSchool({ now: minutesAfter(TUESDAY, -1) });
  for (const title of titles) {
    // One after the other, so that they stand in their order.
    school.clock.now = new Date(school.clock.now.getTime() + 1000);
    await log(school, title, { partners });
  }
  await tickAt(school, TEN);
  return school;
}

/** The question to this person as it stands. */
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

/** What partners have said, with who was asked. */
export const views = ({ db }: School) =>
  db.levelOpinion.findMany({ select: { personId: true, level: true, why: true }, orderBy: { personId: "asc" } });
