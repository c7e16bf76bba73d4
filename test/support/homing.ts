// Uses the Home as a person does: opens it, reads it, and presses its buttons.
import type { VisibleView } from "../../sandbox/workspace/acting/visible-view.js";
import { clickOn, seeAfter } from "./asking.js";
import { type School, TESS } from "./school.js";
import { waitUntil } from "./waiting.js";

/** Every text, in reading order; channels by their id, buttons in brackets. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join("");
  if (value === null || typeof value !== "object") return "";
  const { type, text, elements, channel_id: channel } = value as Record<string, unknown>;
  if (type === "button") return `[${textsIn(text)}]`;
  if (type === "channel") return `<#${channel}>`;
  if (type === "rich_text_list") return (elements as unknown[]).map(textsIn).join("\n");
  if (type === "plain_text") return `${text}`.replaceAll("\n", " · ");
  return typeof text === "string" ? text : textsIn(text) + textsIn(elements);
}

/** One line per block, and one per list item. */
export const linesOf = (view: VisibleView | undefined): string[] =>
  (view?.blocks ?? []).flatMap((block) => textsIn(block).split("\n")).filter((line) => line !== "");

export const homeOf = (school: School, by = TESS): string[] => linesOf(school.slack.as(by).home());
export const modalOf = (school: School, by = TESS): string[] => linesOf(school.slack.as(by).modal());

/** Opens the Home and returns its lines. */
export async function openHome(school: School, by = TESS): Promise<string[]> {
  await school.slack.as(by).openHome();
  await school.slack.settle();
  return homeOf(school, by);
}

/** Opens the Home twice: the second visit no longer explains Bookend. */
export async function openHomeAgain(school: School, by = TESS): Promise<string[]> {
  await openHome(school, by);
  return openHome(school, by);
}

const isCalled = (text: string) => (element: object) => (element as { text?: { text?: string } }).text?.text === text;

/** Presses the first button with this text in the Home and returns the lines of the modal. */
export async function pressHome(school: School, text: string, by = TESS): Promise<string[]> {
  const actor = school.slack.as(by);
  const home = actor.home();
  if (!home) throw new Error("There is no Home.");
  await seeAfter(school, () => actor.click(home, isCalled(text)), by);
  return modalOf(school, by);
}

/** Presses a button or an item of a menu in the top modal and returns the modal's new lines. */
export async function pressModal(school: School, text: string, by = TESS): Promise<string[]> {
  const actor = school.slack.as(by);
  const modal = actor.modal();
  if (!modal) throw new Error("No modal is open.");
  await seeAfter(school, () => clickOn(school, modal, text, by), by);
  return modalOf(school, by);
}

/** Waits until this person's Home says this, because Bookend redraws it only after it answers the change. */
export async function untilHomeSays(school: School, words: string, by = TESS): Promise<void> {
  await waitUntil(() => {
    if (!homeOf(school, by).join("\n").includes(words)) throw new Error(`The Home does not say ${words}.`);
  });
}

/** The people whose Home has been drawn so far, oldest first. */
export const drawnFor = ({ slack }: School): string[] =>
  slack.calls.filter(({ method }) => method === "views.publish").map(({ args }) => String(args.user_id));
