// Actions for roadblocks: naming one on a Tuesday, letting weeks pass, and reading the question about it.
import type { Message } from "../../sandbox/workspace/messages.js";
import { ROADBLOCK, reflectOn, type } from "./reflecting.js";
import { tickAt } from "./reporting.js";
import { type School, startSchool, TESS } from "./school.js";

export const IDEA = { ...ROADBLOCK, "solution-1": "Ask for a floating sub on Wednesdays." };

/** Tuesday, December 8, 2026, 10:52 in New York: four weeks after TUESDAY. */
export const DUE = new Date("2026-12-08T15:52:00Z");

export const asked = ({ slack }: School, by = TESS): Message[] => slack.directMessagesTo(by);

/** A school in which Tess named a roadblock on TUESDAY, with an idea for it. */
export async function withRoadblock(fields: Record<string, string> = IDEA): Promise<School> {
  const school = await startSchool();
  await reflectOn(school, "roadblocks", fields);
  return school;
}

/** Clicks a button of the question to Tess, or of an older copy of it, and returns the question as it is then. */
export async function answer(school: School, text: string, on = asked(school).at(-1)): Promise<Message> {
  if (!on) throw new Error("No one was asked.");
  await school.slack.as(TESS).click(on, (element) => (element.text as { text?: string })?.text === text);
  await school.slack.settle();
  return asked(school).at(-1) as Message;
}

/** Fills in and saves the form that is open, and returns the question as it is then. */
export async function saveForm(school: School, fields: Record<string, string> = {}): Promise<Message> {
  await type(school, fields);
  await school.slack.as(TESS).submit();
  await school.slack.settle();
  return asked(school).at(-1) as Message;
}

/** The question to Tess, four weeks later. */
export async function question(school: School): Promise<Message> {
  await tickAt(school, DUE);
  const message = asked(school).at(-1);
  if (!message) throw new Error("No one was asked.");
  return message;
}
