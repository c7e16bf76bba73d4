// The steps of a plan on a visitor's screen: fills them in by the labels people read.
import type { Locator } from "playwright-core";
import type { Screen } from "./screen.js";

/** What someone enters in a step. Lists have a text for each row, by the label of the first. */
export interface StepEntry {
  texts?: Record<string, string>;
  lists?: Record<string, { add: string; rows: readonly string[] }>;
  /** The boxes that say which duties address a gap, by their labels. */
  gaps?: readonly string[];
}

/** Labels of fields that may stay empty say so. */
export const textIn = ({ modal }: Screen, label: string): Locator =>
  modal.getByRole("textbox", { name: `${label} (optional)`, exact: true });

export const rowLabel = (label: string, row: number): string => (row === 0 ? label : `${label} (${row + 1})`);

async function fillList(screen: Screen, label: string, { add, rows }: { add: string; rows: readonly string[] }) {
  for (const [row, text] of rows.entries()) {
    const field = textIn(screen, rowLabel(label, row));
    if (row > 0 && (await field.count()) === 0) {
      await screen.modal.getByRole("button", { name: add, exact: true }).click();
      await field.waitFor();
    }
    await field.fill(text);
  }
}

export async function fillStep(screen: Screen, { texts = {}, lists = {}, gaps = [] }: StepEntry): Promise<void> {
  for (const [label, text] of Object.entries(texts)) await textIn(screen, label).fill(text);
  for (const [label, list] of Object.entries(lists)) await fillList(screen, label, list);
  for (const label of gaps) {
    await screen.modal
      .getByRole("group", { name: `${label} (optional)`, exact: true })
      .getByRole("checkbox")
      .check();
  }
}

/** Waits until the form shows this step. */
export const stepTitled = (screen: Screen, title: string): Promise<void> =>
  screen.modal.getByRole("heading", { name: title, exact: true }).waitFor();

/** Saves the step, and waits for the next one. */
export async function next(screen: Screen, title: string): Promise<void> {
  await screen.submit("Next");
  await stepTitled(screen, title);
}

/** Starts a plan, and leaves it after its first step. */
export async function startPlan(screen: Screen, title: string, librarian = "Lee Marchbanks"): Promise<void> {
  await screen.openForm(`/unit plan ${title}`);
  await screen.choose("Librarians", librarian);
  await screen.choose("Grade level", "4");
  await screen.modal.getByRole("checkbox", { name: "Save and close instead of going on" }).check();
  await screen.submit("Next");
  await screen.whisper(`Plan: ${title}`);
}

/** The plan in a message, as someone finds it. */
export async function findPlan(screen: Screen, words: string, title = words): Promise<Locator> {
  await screen.send(`/unit find ${words}`);
  await screen.pick(await screen.whisper(`“${words}”`), "See the plan");
  // What was found makes way for the plan. One that was shown before stands above it.
  await screen.whispers
    .last()
    .filter({ hasText: `Plan: ${title}` })
    .waitFor();
  return screen.whisper(`Plan: ${title}`);
}

/** Opens a step from the plan's first menu. */
export async function editStep(screen: Screen, plan: Locator, title: string): Promise<void> {
  await screen.pick(plan, `Edit: ${title}`);
  await stepTitled(screen, title);
}

/** Chooses from the plan's last menu. */
export async function pickMore(screen: Screen, plan: Locator, item: string): Promise<void> {
  await plan.getByRole("button", { name: "More actions", exact: true }).nth(1).click();
  await screen.page.getByRole("menuitem", { name: item, exact: true }).click();
}
