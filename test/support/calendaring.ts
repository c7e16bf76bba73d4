// Uses the school calendar as people do: sees it, opens its forms, fills them in, and reads the answer.
import type { Message } from "../../sandbox/workspace/messages.js";
import { ask, clickOn, lastWhisper, press, seeAfter } from "./asking.js";
import { LEE, type School } from "./school.js";

type Fields = Record<string, string | string[]>;

/** Opens a form with a button of this message, and fills it in. */
export async function fillFrom(school: School, message: Message, at: { button: string; fields: Fields; by?: string }) {
  const { button, fields, by = LEE } = at;
  await seeAfter(school, () => clickOn(school, message, button, by), by);
  const actor = school.slack.as(by);
  // A reason is chosen from what Bookend suggests, or typed.
  if (typeof fields.reason === "string") await actor.suggest("reason", fields.reason);
  await actor.fill(fields);
  return actor;
}

/** The same, sends it, and returns the answer. */
export async function sendFrom(school: School, message: Message, at: { button: string; fields: Fields; by?: string }) {
  const actor = await fillFrom(school, message, at);
  await seeAfter(school, () => actor.submit(), at.by ?? LEE);
  return lastWhisper(school, at.by ?? LEE);
}

export const seeCalendar = (school: School, by = LEE): Promise<Message> => ask(school, "calendar", { by });

export const YEAR = { from: "2026-08-12", to: "2027-05-28", weekdays: ["1", "2", "3", "4", "5"] };

export const enterYear = async (school: School, fields: Fields = YEAR, by = LEE): Promise<Message> =>
  sendFrom(school, await seeCalendar(school, by), { button: "Enter the year", fields, by });

/** Deletes the year that this message shows. */
export const deleteYear = async (school: School, message: Message): Promise<Message> =>
  press(school, await press(school, message, "Delete the year…", LEE), "Delete it", LEE);

/** Pastes lines and returns the preview. */
export const paste = async (school: School, lines: string, by = LEE): Promise<Message> =>
  sendFrom(school, await seeCalendar(school, by), { button: "Paste closings", fields: { lines }, by });

/** Pastes lines and saves them. */
export async function enterClosings(school: School, lines: string, by = LEE): Promise<Message> {
  const preview = await paste(school, lines, by);
  const count = lines.split("\n").length;
  return press(school, preview, `Save ${count} ${count === 1 ? "closing" : "closings"}`, by);
}
