// Uses an evidence folder as librarians do: pastes indicators, chooses pieces, renames, and reads the answer.
import type { Message } from "../../sandbox/workspace/messages.js";
import { ask, clickOn, lastWhisper, seeAfter } from "./asking.js";
import { LEE, type School } from "./school.js";

type Fields = Record<string, string | string[]>;

/** Opens a form with a button or a menu item of this message, and fills it in. */
export async function fillForm(school: School, message: Message, at: { click: string; fields: Fields; by?: string }) {
  const { click, fields, by = LEE } = at;
  await seeAfter(school, () => clickOn(school, message, click, by), by);
  const actor = school.slack.as(by);
  for (const name of ["pieces", "indicators"]) if (name in fields) await actor.suggest(name, "");
  await actor.fill(fields);
  return actor;
}

async function send(school: School, message: Message, at: { click: string; fields: Fields; by?: string }) {
  const actor = await fillForm(school, message, at);
  await seeAfter(school, () => actor.submit(), at.by ?? LEE);
  return lastWhisper(school, at.by ?? LEE);
}

export const seeFolder = (school: School, by = LEE): Promise<Message> => ask(school, "evidence", { by });

export const addIndicators = async (school: School, lines: string, by = LEE): Promise<Message> =>
  send(school, await seeFolder(school, by), { click: "Add indicators", fields: { lines }, by });

/** The first indicator that the message shows. */
export const rename = (school: School, message: Message, name: string): Promise<Message> =>
  send(school, message, { click: "Rename", fields: { name } });

/** Chooses pieces for the first indicator that the message shows, by their labels. */
export const choosePieces = (school: School, message: Message, pieces: string[]): Promise<Message> =>
  send(school, message, { click: "Choose pieces", fields: { pieces } });

/** Marks the first thing that the message shows, from there, with these indicators and no others. */
export const markFrom = (school: School, message: Message, indicators: string[]): Promise<Message> =>
  send(school, message, { click: "Mark as evidence", fields: { indicators } });
