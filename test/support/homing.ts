// Acts in the Home: opening it, reading it as a person does, and pressing its buttons.
import type { VisibleView } from "../../sandbox/workspace/acting/visible-view.js";
import { seeAfter } from "./asking.js";
import { patiently } from "./patience.js";
import { type School, TESS } from "./school.js";

/** Every text in it, in the order people read it; channels by their id, buttons in brackets. */
function textsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textsIn).join("");
  if (value === null || typeof value !== "object") return "";
  const { type, text, elements, channel_id: channel } = value as Record<string, unknown>;
  if (type === "button") return `[${textsIn(text)}]`;
  if (type === "channel") return `<#${channel}>`;
  if (type === "rich_text_list") return (elements as unknown[]).map(textsIn).join("\n");
  return typeof text === "string" ? text : textsIn(text) + textsIn(elements);
}

/** A line for each block, and for each item of a list. */
export const linesOf = (view: VisibleView | undefined): string[] =>
  (view?.blocks ?? []).flatMap((block) => textsIn(block).split("\n")).filter((line) => line !== "");

export const homeOf = (school: School, by = TESS): string[] => linesOf(school.slack.as(by).home());
export const modalOf = (school: School, by = TESS): string[] => linesOf(school.slack.as(by).modal());

/** Opens the Home and returns what stands in it. */
export async function openHome(school: School, by = TESS): Promise<string[]> {
  await school.slack.as(by).openHome();
  await school.slack.settle();
  return homeOf(school, by);
}

/** Opens the Home for the second time, when nothing has to be explained any more. */
export async function openHomeAgain(school: School, by = TESS): Promise<string[]> {
  await openHome(school, by);
  return openHome(school, by);
}

const isCalled = (text: string) => (element: object) => (element as { text?: { text?: string } }).text?.text === text;

/** Presses the first button with this text in the Home and returns what the modal says then. */
export async function pressHome(school: School, text: string, by = TESS): Promise<string[]> {
  const actor = school.slack.as(by);
  const home = actor.home();
  if (!home) throw new Error("There is no Home.");
  await seeAfter(school, () => actor.click(home, isCalled(text)), by);
  return modalOf(school, by);
}

/** Presses a button in the modal on top and returns what it says then. */
export async function pressModal(school: School, text: string, by = TESS): Promise<string[]> {
  const actor = school.slack.as(by);
  const modal = actor.modal();
  if (!modal) throw new Error("No modal is open.");
  await seeAfter(school, () => actor.click(modal, isCalled(text)), by);
  return modalOf(school, by);
}

/** Waits until the Home of this person says so: it is drawn after what changed it was answered. */
export async function untilHomeSays(school: School, words: string, by = TESS): Promise<void> {
  await patiently(() => {
    if (!homeOf(school, by).join("\n").includes(words)) throw new Error(`The Home does not say ${words}.`);
  });
}

/** Whose Home was drawn so far, oldest first. */
export const drawnFor = ({ slack }: School): string[] =>
  slack.calls.filter(({ method }) => method === "views.publish").map(({ args }) => String(args.user_id));
