// Every view of the page, light and dark, on a desktop and a phone: axe finds nothing serious, and each gets a screenshot.
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { LEE, PRINCIPAL, TESS } from "../../sandbox/demo/school.js";
import { unplainWordsIn } from "../support/plain-words.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

interface View {
  name: string;
  /** Exists only where the page is narrow. */
  isForPhones?: boolean;
  open(screen: Screen): Promise<unknown>;
  close?(screen: Screen): Promise<unknown>;
}

const pressEscape = ({ page }: Screen) => page.keyboard.press("Escape");

const closeForm = async (screen: Screen) => {
  await pressEscape(screen);
  await screen.modal.waitFor({ state: "detached" });
};

async function openMenu(screen: Screen): Promise<void> {
  await screen.send("/unit list");
  const list = await screen.whisper("Your units");
  await list.getByRole("button", { name: "More actions", exact: true }).first().click();
  await screen.page.getByRole("menuitem", { name: "Edit", exact: true }).waitFor();
}

async function openQuestion(screen: Screen): Promise<void> {
  await screen.home.getByRole("button", { name: "Skip" }).first().click();
  await screen.question.waitFor();
}

async function openExchange(screen: Screen): Promise<void> {
  await screen.page.getByRole("button", { name: "Inspector", exact: true }).click();
  await screen.inspector.locator("summary").first().click();
  await screen.inspector.getByRole("heading", { name: "Response" }).waitFor();
}

async function openThread(screen: Screen): Promise<void> {
  await screen.messages.first().hover();
  await screen.messages.first().getByRole("button", { name: "Reply in thread" }).click();
  await screen.page.getByRole("region", { name: "Thread" }).waitFor();
}

/** In the order of a visit: each starts where the one before it ended. */
const VIEWS: readonly View[] = [
  { name: "welcome", open: ({ page }) => page.getByRole("heading", { name: "Try Bookend in three steps" }).waitFor() },
  { name: "main", open: ({ page }) => page.getByRole("button", { name: "Dismiss the welcome" }).click() },
  {
    name: "completion",
    open: async ({ composer, page }) => {
      await composer.pressSequentially("/u");
      await page.getByRole("listbox", { name: "Suggestions" }).waitFor();
    },
    close: ({ composer }) => composer.fill(""),
  },
  {
    name: "whisper",
    open: async (screen) => {
      await screen.send(ONE_LINE);
      await screen.whisper("Saved: Ancient Egypt");
    },
  },
  {
    name: "report",
    open: async (screen) => {
      await screen.send("/unit report October");
      await screen.whisper("Library Utilization Report");
    },
  },
  { name: "form", open: (screen) => screen.openForm() },
  {
    name: "form-list",
    open: async ({ modal, page }) => {
      await modal.getByRole("combobox", { name: "Worked with" }).click();
      await page.getByRole("listbox").waitFor();
    },
    close: pressEscape,
  },
  {
    name: "form-errors",
    open: async (screen) => {
      await screen.submit();
      await screen.errorAt("Grade level").waitFor();
    },
    close: closeForm,
  },
  { name: "menu", open: openMenu, close: pressEscape },
  {
    name: "thread",
    open: openThread,
    close: ({ page }) => page.getByRole("button", { name: "Close thread" }).click(),
  },
  {
    name: "inspector",
    open: openExchange,
    close: ({ page }) => page.getByRole("button", { name: "Close inspector" }).click(),
  },
  {
    name: "drawer",
    isForPhones: true,
    open: async ({ page }) => {
      await page.getByRole("button", { name: /^Conversations/ }).click();
      await page.getByRole("navigation", { name: "Conversations" }).waitFor();
    },
    close: pressEscape,
  },
  {
    name: "reflection",
    open: async (screen) => {
      await screen.openForm("/unit reflect roadblocks");
      await screen.choose("First roadblock: category", "School Culture");
      await screen.modal.getByText("earn trust").waitFor();
    },
    close: closeForm,
  },
  {
    name: "settings",
    open: async (screen) => {
      await screen.actAs(PRINCIPAL);
      await screen.openForm("/unit settings");
    },
    close: closeForm,
  },
  { name: "prompts", open: (screen) => screen.openForm("/unit prompts"), close: closeForm },
  {
    name: "home",
    open: async (screen) => {
      await screen.actAs(LEE);
      await screen.openHome();
      await screen.home.getByRole("button", { name: "Preview" }).first().waitFor();
    },
  },
  {
    name: "question",
    open: openQuestion,
    close: async (screen) => {
      await pressEscape(screen);
      await screen.question.waitFor({ state: "detached" });
    },
  },
  {
    name: "home-modal",
    open: async (screen) => {
      await screen.home.getByRole("button", { name: "Read the roadblocks" }).click();
      await screen.modal.waitFor();
    },
    close: closeForm,
  },
  {
    name: "direct-message",
    open: async (screen) => {
      await screen.actAs(TESS);
      await screen.page.getByRole("navigation", { name: "App" }).getByRole("button", { name: "Messages" }).click();
      await screen.message("How is it going?");
    },
  },
];

async function seriousIssues({ page }: Screen): Promise<string[]> {
  await page.evaluate(axe.source);
  const results: axe.AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The page's words, and what a screen reader says in their place. The inspector shows requests, which are no prose. */
async function unplainWords({ page }: Screen): Promise<string[]> {
  const texts: string[] = await page.evaluate(`(() => {
    const copy = document.body.cloneNode(true);
    for (const code of copy.querySelectorAll("pre, code, textarea, option")) code.remove();
    const leaves = [...copy.querySelectorAll("*")].filter((one) => one.children.length === 0);
    const labels = [...document.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel);
    return [...leaves.map((one) => one.textContent), ...labels];
  })()`);
  expect(texts.join(" ")).toContain("Lincoln School");
  return [...new Set(texts)].flatMap(unplainWordsIn);
}

/** A page that is wider than its window scrolls sideways under a finger. */
const sticksOut = ({ page }: Screen): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

const LOOKS = [
  { size: "desktop", colorScheme: "light", viewport: DESKTOP },
  { size: "desktop", colorScheme: "dark", viewport: DESKTOP },
  { size: "phone", colorScheme: "light", viewport: PHONE },
  { size: "phone", colorScheme: "dark", viewport: PHONE },
] as const;

describe("every view", () => {
  it.each(LOOKS)("on a $size, $colorScheme, can be read and used by everyone", async ({ size, ...look }) => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, ...look, welcome: true });
    const issues: Record<string, string[]> = {};
    for (const view of VIEWS.filter(({ isForPhones }) => !isForPhones || size === "phone")) {
      await view.open(screen);
      await screen.shot(`view-${view.name}-${size}-${look.colorScheme}`);
      const issuesHere = [...(await seriousIssues(screen)), ...(await unplainWords(screen))];
      if (await sticksOut(screen)) issuesHere.push("wider than the window");
      if (issuesHere.length > 0) issues[view.name] = issuesHere;
      await view.close?.(screen);
    }
    expect(issues).toEqual({});
    expect(screen.complaints).toEqual([]);
  });
});
