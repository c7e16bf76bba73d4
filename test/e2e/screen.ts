// A visitor's screen: what they click, type, and read on the page, by the names a screen reader uses.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { TESS } from "../../sandbox/demo/school.js";
import { ROOT } from "../support/source-tree.js";

const TIMEOUT_MS = 30_000;
/** While the clock moves, posts go out one by one, and each may wait 10 seconds for Slack to answer. */
const MOVE_MS = 90_000;
const MAX_TABS = 40;

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export interface ScreenOptions {
  url: string;
  as?: string;
  /** Id of the conversation. */
  channel?: string;
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** Keeps the welcome's three steps on the page. */
  welcome?: boolean;
}

const pathOf = (name: string) => join(ROOT, "screenshots/tmp", `${name}.png`);

/** Errors of the page itself, such as a script that was blocked or threw. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}

export class Screen {
  readonly page: Page;
  readonly complaints: string[];

  constructor(page: Page) {
    this.page = page;
    this.complaints = listen(page);
  }

  get composer(): Locator {
    return this.page.locator("main textarea");
  }

  get messages(): Locator {
    return this.page.locator("main").getByRole("article");
  }

  get whispers(): Locator {
    return this.page.locator("main").getByRole("article", { name: "only visible to you" });
  }

  get modal(): Locator {
    return this.page.getByRole("dialog");
  }

  get question(): Locator {
    return this.page.getByRole("alertdialog");
  }

  get inspector(): Locator {
    return this.page.getByRole("region", { name: "Inspector" });
  }

  /** A text field. */
  field(label: string): Locator {
    return this.modal.getByRole("textbox", { name: label });
  }

  radio(label: string): Locator {
    return this.modal.getByRole("radio", { name: label });
  }

  get focused(): Locator {
    return this.page.locator(":focus");
  }

  /** Presses Tab until the cursor is there, as a person without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < MAX_TABS; presses++) {
      if ((await target.and(this.focused).count()) > 0) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${target}.`);
  }

  /** The error under a field. */
  errorAt(label: string): Locator {
    return this.modal.locator("[data-field]").filter({ hasText: label }).locator(".error");
  }

  async send(line: string): Promise<void> {
    // People can't type behind a form; a script could, and its text would be lost.
    await this.modal.waitFor({ state: "detached" });
    await this.composer.fill(line);
    await this.composer.press("Enter");
  }

  /** Waits for the newest whisper with these words. */
  async whisper(words: string | RegExp): Promise<Locator> {
    const whisper = this.whispers.filter({ hasText: words }).last();
    await whisper.waitFor();
    return whisper;
  }

  async message(words: string | RegExp): Promise<Locator> {
    const message = this.messages.filter({ hasText: words }).last();
    await message.waitFor();
    return message;
  }

  async openForm(line = "/unit log"): Promise<Locator> {
    await this.send(line);
    await this.modal.waitFor();
    return this.modal;
  }

  /** Opens the first menu behind three dots in this message and chooses an item by its words. */
  async pick(message: Locator, item: string): Promise<void> {
    await message.getByRole("button", { name: "More actions", exact: true }).first().click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** Picks from a searchable menu by clicking. */
  async choose(label: string, ...options: string[]): Promise<void> {
    const box = this.modal.getByRole("combobox", { name: label });
    for (const option of options) {
      await box.click();
      await box.fill(option);
      await this.page.getByRole("listbox").getByRole("option", { name: option }).first().click();
    }
    // A list for several choices stays open and covers what is below. Without a list, Escape would close the form.
    if ((await box.getAttribute("aria-expanded")) === "true") await box.press("Escape");
  }

  async submit(button = "Save"): Promise<void> {
    await this.modal.getByRole("button", { name: button, exact: true }).click();
  }

  /** Closes all that lie one on another. When one goes, there is none for a moment, before the one below it appears. */
  async closeForms(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      const isOpen = (await this.modal.count()) > 0;
      if (isOpen) await this.page.keyboard.press("Escape");
      calm = isOpen ? 0 : calm + 1;
      await this.page.waitForTimeout(100);
    }
  }

  /** On a phone the list of conversations is a drawer. */
  private async openDrawer(): Promise<void> {
    const drawer = this.page.getByRole("button", { name: /^Conversations/ });
    if (await drawer.isVisible()) await drawer.click();
  }

  async open(conversation: string): Promise<void> {
    await this.openDrawer();
    await this.page
      .getByRole("navigation", { name: "Conversations" })
      .getByRole("button", { name: new RegExp(`^${conversation}( \\d+ unread)?$`) })
      .click();
    await this.page.locator("main").getByRole("heading", { name: conversation }).waitFor();
  }

  get home(): Locator {
    return this.page.locator("main .home");
  }

  async openHome(): Promise<void> {
    const conversations = this.page.getByRole("navigation", { name: "Conversations" });
    await this.openDrawer();
    await conversations.getByRole("button", { name: "Bookend Home" }).click();
    await this.home.getByRole("heading", { name: /^Hi, / }).waitFor();
  }

  /** A file that Bookend sent this person, by its title. Goes back to the channel. */
  async receive(title: string, channel = "all-staff"): Promise<Buffer> {
    await this.open("Bookend");
    const link = this.messages.getByRole("link", { name: `Download ${title}` });
    const [file] = await Promise.all([this.page.waitForEvent("download"), link.click()]);
    await this.open(channel);
    return readFile(await file.path());
  }

  async actAs(person: string): Promise<void> {
    const menu = this.page.getByLabel("Act as");
    const name = await menu.locator(`option[value="${person}"]`).textContent();
    await menu.selectOption(person);
    // Until the page shows what this person sees, it still acts as the previous one.
    await expect.poll(() => menu.getAttribute("title")).toBe(name);
  }

  async move(to: "Next day" | "Next month" | "Next post" | "Today"): Promise<void> {
    const clock = this.page.getByRole("region", { name: "The school's clock" });
    await clock.getByRole("button", { name: to }).click();
    // While the clock moves, the button says so.
    await clock.getByRole("button", { name: to }).waitFor({ timeout: MOVE_MS });
  }

  /** Turns the switch of a fault, in the inspector. */
  async turn(fault: RegExp, on: boolean): Promise<void> {
    const button = this.page.getByRole("button", { name: "Inspector", exact: true });
    if (!(await this.inspector.isVisible())) await button.click();
    const faultSwitch = this.inspector.getByRole("switch", { name: fault });
    await faultSwitch.click();
    await expect.poll(() => faultSwitch.getAttribute("aria-checked")).toBe(String(on));
    await this.inspector.getByRole("button", { name: "Close inspector" }).click();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: pathOf(name), animations: "disabled" });
  }
}

/** Closes when the test ends; a failing test leaves a screenshot. */
export async function openScreen(browser: Browser, options: ScreenOptions): Promise<Screen> {
  const { url, as = TESS, channel = "", welcome = false } = options;
  const context = await browser.newContext({
    viewport: options.viewport ?? DESKTOP,
    colorScheme: options.colorScheme ?? "light",
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "America/New_York",
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (!welcome) await context.addInitScript("sessionStorage.setItem('welcome', 'dismissed')");
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    const isBroken = task.result?.state === "fail";
    if (isBroken) await page.screenshot({ path: pathOf(`failed-${task.name.replaceAll(/\W+/g, "-").slice(0, 60)}`) });
    await context.close();
  });
  const screen = new Screen(page);
  await page.goto(`${url}#/${as}/${channel}`);
  await screen.composer.waitFor();
  return screen;
}
