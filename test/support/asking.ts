// Asks Bookend for something, clicks in the answer, and reads what a person sees afterward.
import { expect } from "vitest";
import type { Actor } from "../../sandbox/workspace/acting/actor.js";
import type { VisibleView } from "../../sandbox/workspace/acting/visible-view.js";
import { elementsIn } from "../../sandbox/workspace/block-kit/elements.js";
import type { JsonObject } from "../../sandbox/workspace/json.js";
import type { Exchange, RequestKind } from "../../sandbox/workspace/link/exchange.js";
import type { Message } from "../../sandbox/workspace/messages.js";
import { type School, STAFF, TESS } from "./school.js";
import { waitUntil } from "./waiting.js";

/** A school, or the demo. */
export type InSlack = Pick<School, "slack">;

interface Asking {
  by?: string;
  channel?: string;
}

/** The newest whisper to a person. Throws when there is none. */
export function lastWhisper({ slack }: InSlack, by = TESS): Message {
  const whisper = slack.whispersTo(by).at(-1);
  if (!whisper) throw new Error("Nothing was whispered.");
  return whisper;
}

/** Waits until there are more whispers than before, and returns the newest. */
export async function whisperAfter({ slack }: InSlack, before: number, by = TESS): Promise<Message> {
  await slack.settle();
  // Slack may keep Bookend waiting for longer than settle() waits.
  await waitUntil(() => expect(slack.countWhispersTo(by)).toBeGreaterThan(before));
  await slack.settle();
  return lastWhisper({ slack }, by);
}

/** Types `/unit <text>` and returns the whisper that answers. */
export async function ask(
  school: InSlack,
  text: string,
  { by = TESS, channel = STAFF }: Asking = {},
): Promise<Message> {
  const before = school.slack.countWhispersTo(by);
  await school.slack.as(by).command("/unit", text, { channel });
  return whisperAfter(school, before, by);
}

/** The elements in a row of their own or next to a line. */
function elementsOf(block: Message["blocks"][number]) {
  if (block.type === "actions") return block.elements;
  return block.type === "section" && block.accessory ? [block.accessory] : [];
}

/** The buttons of a message, each with the id of its block. */
export function buttonsOf({ blocks }: Pick<Message, "blocks">) {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => (element.type === "button" ? [{ ...element, on: block.block_id }] : [])),
  );
}

export const wordsOnButtons = (message: Message): string[] => buttonsOf(message).map((button) => button.text.text);

/** Everything this person sees. */
const visibleTo = ({ slack }: InSlack, by: string) => JSON.stringify([slack.whispersTo(by), slack.as(by).modals()]);

/** Does something and waits until this person sees something new. */
export async function seeAfter<T>(school: InSlack, act: () => Promise<T>, by = TESS): Promise<T> {
  const before = visibleTo(school, by);
  const result = await act();
  await school.slack.settle();
  await waitUntil(() => expect(visibleTo(school, by)).not.toBe(before));
  await school.slack.settle();
  return result;
}

/** Types `/unit <text>` that opens a form, and returns the person with the form open. */
export async function openForm(school: InSlack, text: string, by = TESS): Promise<Actor> {
  const actor = school.slack.as(by);
  await seeAfter(school, () => actor.command("/unit", text, { channel: STAFF }), by);
  return actor;
}

interface ShownOption {
  text: { text: string };
  value: string;
}

const optionsOf = (element: JsonObject) =>
  element.type === "overflow" ? (element.options as unknown as ShownOption[]) : [];

/** The words on the items of each menu in a message or a view. */
export const wordsInMenus = ({ blocks }: { blocks: readonly unknown[] }): string[][] =>
  elementsIn(blocks as JsonObject[]).flatMap(({ element }) =>
    element.type === "overflow" ? [optionsOf(element).map(({ text }) => text.text)] : [],
  );

/** Clicks the first button, or item of a menu, with this text. */
export function clickOn({ slack }: InSlack, target: Message | VisibleView, text: string, by = TESS): Promise<Exchange> {
  const itemIn = (element: JsonObject) => optionsOf(element).find((option) => option.text.text === text);
  const matches = (element: JsonObject) =>
    (element.text as { text?: string } | undefined)?.text === text || itemIn(element) !== undefined;
  const found = elementsIn(target.blocks as unknown as JsonObject[]).find(({ element }) => matches(element));
  const value = found && itemIn(found.element)?.value;
  return slack.as(by).click(target, matches, value === undefined ? {} : { value });
}

/** The same, and returns the answer: a new whisper, or this message as it is now. */
export async function press(school: InSlack, message: Message, text: string, by = TESS): Promise<Message> {
  const { slack } = school;
  const before = slack.countWhispersTo(by);
  await seeAfter(school, () => clickOn(school, message, text, by), by);
  const after = slack.whispersTo(by);
  const updated = after.find(({ channel, ts }) => channel === message.channel && ts === message.ts);
  return (after.length > before ? after.at(-1) : updated) ?? lastWhisper(school, by);
}

/** The message and, as long as it has a button More, what that turns it into. All of them are the same message. */
export async function readPages(school: InSlack, first: Message, by = TESS): Promise<Message[]> {
  const pages = [first];
  for (let page = first; wordsOnButtons(page).includes("More"); pages.push(page)) {
    page = await press(school, page, "More", by);
    expect(page).toMatchObject({ channel: first.channel, ts: first.ts });
  }
  return pages;
}

/** Sends any payload and returns the whisper that answers. */
export async function send(school: InSlack, kind: RequestKind, payload: JsonObject, by = TESS): Promise<Message> {
  const before = school.slack.countWhispersTo(by);
  await school.slack.deliver(kind, payload);
  return whisperAfter(school, before, by);
}

export interface ForgedClick {
  name: string;
  /** Sent as JSON; a string is sent unchanged. */
  value: unknown;
  by?: string;
}

/** The payload of a click on a button, whether or not any message shows it. A real `/unit help` comes first. */
export async function toForgedClick(school: InSlack, { name, value, by = TESS }: ForgedClick): Promise<JsonObject> {
  const before = school.slack.countWhispersTo(by);
  const { request } = await school.slack.as(by).command("/unit", "help", { channel: STAFF });
  await whisperAfter(school, before, by);
  const { team_id: team = "", trigger_id, response_url } = request.payload;
  const buttonValue = typeof value === "string" ? value : JSON.stringify(value);
  return {
    type: "block_actions",
    team: { id: team },
    user: { id: by, team_id: team },
    channel: { id: STAFF, name: "all-staff" },
    container: { type: "message", message_ts: "1.000001", channel_id: STAFF, is_ephemeral: true },
    trigger_id,
    response_url,
    actions: [{ type: "button", action_id: name, block_id: "b", value: buttonValue, action_ts: "1.000002" }],
  };
}

/** Forges the click and returns the whisper that answers. */
export async function forge(school: InSlack, click: ForgedClick): Promise<Message> {
  return send(school, "interaction", await toForgedClick(school, click), click.by);
}
