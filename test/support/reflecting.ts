// Actions for reflections: opening a sheet, filling it in, saving it, and reading the rows afterward.
import type { Actor } from "../../sandbox/workspace/acting/actor.js";
import type { Message } from "../../sandbox/workspace/messages.js";
import { openForm, seeAfter, whisperAfter } from "./asking.js";
import { type School, TESS } from "./school.js";

export type Fields = Parameters<Actor["fill"]>[0];

export const ROADBLOCK = { "category-1": "scheduling", "explain-1": "No common planning time with grade 4." };

/** Returns this person with the sheet open. */
export const openSheet = (school: School, sheet: string, by = TESS) => openForm(school, `reflect ${sheet}`, by);

/** Types into the top form, and waits until Bookend has received all of it. */
export async function type(school: School, fields: Fields, by = TESS): Promise<void> {
  await school.slack.as(by).fill(fields);
  await school.slack.settle();
}

/** Submits the top form and returns the whisper that follows. */
export async function save(school: School, by = TESS): Promise<Message> {
  const before = school.slack.countWhispersTo(by);
  await school.slack.as(by).submit();
  return whisperAfter(school, before, by);
}

/** Fills in a sheet and saves it. */
export async function reflectOn(school: School, sheet: string, fields: Fields, by = TESS): Promise<Message> {
  await openSheet(school, sheet, by);
  await type(school, fields, by);
  return save(school, by);
}

/** Fills in a sheet to share in a channel, up to the preview of the post. */
export async function showPost(school: School, sheet: string, fields: Fields, channel: string): Promise<Actor> {
  const tess = await openSheet(school, sheet);
  await type(school, { ...fields, audience: "channel" });
  await type(school, { channel });
  await seeAfter(school, () => tess.submit());
  return tess;
}

/** The reflections with their answers, oldest first. */
export async function reflections({ db }: School) {
  const rows = await db.reflection.findMany({ include: { answers: true }, orderBy: { createdAt: "asc" } });
  return rows.map(({ answers, sheet, audience, channel, messageTs, personId }) => ({
    sheet,
    audience,
    channel,
    messageTs,
    by: personId,
    answers: Object.fromEntries(answers.map(({ question, text }) => [question, text])),
  }));
}

/** The text of the top form, without what was typed. */
export function wordsOn(actor: Actor): string {
  const modal = actor.modal();
  if (!modal) throw new Error("No form is open.");
  return JSON.stringify(modal.blocks);
}

type FormBlock = NonNullable<ReturnType<Actor["modal"]>>["blocks"][number];

const lineIn = (block: FormBlock | undefined): unknown =>
  block?.type === "context" ? block.elements.map((element) => ("text" in element ? element.text : "")).join("") : block;

/** The last line of the top form. */
export const footerOf = (actor: Actor): unknown => lineIn(actor.modal()?.blocks.at(-1));

/** The line below a field of the top form. */
export function lineBelow(actor: Actor, field: string): unknown {
  const blocks = actor.modal()?.blocks ?? [];
  return lineIn(blocks[blocks.findIndex(({ block_id }) => block_id === field) + 1]);
}
