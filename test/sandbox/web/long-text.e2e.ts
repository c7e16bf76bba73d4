// Text that is too long or has several lines, in a real browser: nothing is cut or run together.
import { expect, it } from "vitest";
import { provideBrowser } from "../../e2e/browser.js";
import { openScreen } from "../../e2e/screen.js";
import { openPage } from "./page-stage.js";

const browser = provideBrowser();

async function openChannel() {
  const stage = await openPage();
  const screen = await openScreen(browser(), { url: stage.url, as: stage.tess, channel: stage.staff });
  return { ...stage, screen };
}

it("keeps a paste that is too long, counts what is too much, and says so at the field", async () => {
  const { screen, sample } = await openChannel();
  await screen.page.getByRole("button", { name: "Shortcuts" }).click();
  await screen.page.getByRole("menuitem", { name: "Reflect" }).click();
  const pasted = "x".repeat(4000);
  await screen.field("Note").focus();
  await screen.page.keyboard.insertText(pasted);
  expect(await screen.field("Note").inputValue()).toBe(pasted);
  expect(await screen.modal.locator(".counter").first().textContent()).toBe("-1000 characters left");
  await screen.submit();
  await screen.errorAt("Note").waitFor();
  expect(await screen.errorAt("Note").textContent()).toBe("Please enter at most 3000 characters.");
  expect(await screen.field("Note").inputValue()).toBe(pasted);
  expect(sample.events).not.toContain("save");
  expect(screen.complaints).toEqual([]);
});

it("shows the lines of a list's item below each other", async () => {
  const { screen, workspace, app, staff } = await openChannel();
  const section = (text: string) => ({
    type: "rich_text_section" as const,
    elements: [{ type: "text" as const, text }],
  });
  await app.client.chat.postMessage({
    token: workspace.botToken,
    channel: staff,
    text: "Duties",
    blocks: [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [section("Pull books\nTeach searching"), section("Grade")],
          },
        ],
      },
    ],
  });
  const message = await screen.message("Pull books");
  expect((await message.getByRole("listitem").allInnerTexts()).map((text) => text.trim())).toEqual([
    "Pull books\nTeach searching",
    "Grade",
  ]);
});
