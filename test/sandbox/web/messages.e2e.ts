// Messages in a real browser: their shortcut menu, and threads with the app's live replies.
import type { KnownBlock } from "@slack/types";
import type { Browser, Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { provideBrowser } from "../../e2e/browser.js";
import { openScreen, type Screen } from "../../e2e/screen.js";
import { plain } from "../workspace/bolt-app.js";
import { openPage } from "./page-stage.js";
import { OPTIONS } from "./sample-form.js";

const browser = provideBrowser();

const ASKED = "How did Rivers go?";

async function openChannel(from: Browser) {
  const stage = await openPage();
  const { workspace, app, staff, tess, lee } = stage;
  await workspace.as(lee).say(staff, "Rivers next week?");
  const question = await app.client.chat.postMessage({ token: workspace.botToken, channel: staff, text: ASKED });
  const screen = await openScreen(from, { url: stage.url, as: tess, channel: staff });
  await screen.message(ASKED);
  const answer = (blocks: KnownBlock[], text: string) =>
    app.client.chat.postMessage({
      token: workspace.botToken,
      channel: staff,
      thread_ts: question.ts ?? "",
      text,
      blocks,
    });
  const thread = screen.page.getByRole("region", { name: "Thread" });
  return { ...stage, screen, thread, answer };
}

/** A message's menu, in a channel or a thread. */
async function save({ page }: Screen, message: Locator): Promise<void> {
  await message.hover();
  await message.getByRole("button", { name: "More actions for this message" }).click();
  await page.getByRole("menuitem", { name: "Save as a unit" }).click();
}

describe("the menu of a message", () => {
  it.each(["Rivers next week?", ASKED])("hands “%s” to the app, which opens a form", async (words) => {
    const { screen, sample } = await openChannel(browser());
    await save(screen, await screen.message(words));
    await screen.modal.waitFor();
    expect(sample.events).toEqual([`save ${words}`]);
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await expect.poll(() => screen.focused.getAttribute("aria-label")).toBe("More actions for this message");
  });

  it("works by keyboard, and stays visible", async () => {
    const { screen, sample } = await openChannel(browser());
    const message = await screen.message(ASKED);
    const button = message.getByRole("button", { name: "More actions for this message" });
    await message.getByRole("button", { name: "Reply in thread" }).focus();
    await screen.page.keyboard.press("Tab");
    expect(await button.and(screen.focused).count()).toBe(1);
    expect(await screen.page.evaluate("getComputedStyle(document.querySelector('.tools:focus-within')).opacity")).toBe(
      "1",
    );
    await screen.page.keyboard.press("Enter");
    await screen.page.getByRole("menuitem", { name: "Save as a unit" }).and(screen.focused).waitFor();
    await screen.page.keyboard.press("Escape");
    expect(await button.and(screen.focused).count()).toBe(1);
    await screen.page.keyboard.press("Enter");
    await screen.page.getByRole("menuitem", { name: "Save as a unit" }).and(screen.focused).waitFor();
    await screen.page.keyboard.press("Enter");
    await screen.modal.waitFor();
    expect(sample.events).toEqual([`save ${ASKED}`]);
  });

  it("is there in a thread, for the parent and the replies", async () => {
    const { screen, thread, sample, workspace, lee, staff } = await openChannel(browser());
    await workspace.as(lee).say(staff, "Well enough", workspace.messagesIn(staff).at(-1)?.ts);
    await (await screen.message(ASKED)).getByRole("button", { name: "1 reply" }).click();
    const messages = thread.getByRole("article");
    await save(screen, messages.filter({ hasText: "Well enough" }));
    await screen.modal.waitFor();
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await save(screen, messages.first());
    await screen.modal.waitFor();
    expect(sample.events.filter((line) => line.startsWith("save"))).toEqual(["save Well enough", `save ${ASKED}`]);
    expect(screen.complaints).toEqual([]);
  });

  it("has no shortcuts on a whisper", async () => {
    const { screen, app, workspace, staff, tess } = await openChannel(browser());
    await app.client.chat.postEphemeral({ token: workspace.botToken, channel: staff, user: tess, text: "Psst" });
    const whisper = await screen.whisper("Psst");
    expect(await whisper.getByRole("button", { name: "More actions for this message" }).count()).toBe(0);
  });
});

describe("a thread", () => {
  const sheet = (line: string): KnownBlock[] => [
    { type: "header", text: plain("Sheet of reflection") },
    { type: "section", block_id: "line", text: plain(line) },
    {
      type: "actions",
      block_id: "acts",
      elements: [{ type: "button", action_id: "hint", text: plain("Another hint") }],
    },
  ];

  it("shows the app's replies as they arrive, change, and are deleted, and their buttons work", async () => {
    const { screen, thread, answer, app, workspace, staff, sample } = await openChannel(browser());
    const first = await answer(sheet("We planned together"), "A sheet");
    await (await screen.message(ASKED)).getByRole("button", { name: "1 reply" }).click();
    await thread.getByRole("heading", { name: "Sheet of reflection" }).waitFor();
    await screen.shot("thread-with-blocks");
    await thread.getByRole("button", { name: "Another hint" }).click();
    await expect.poll(() => sample.events).toEqual(["hint"]);
    const token = workspace.botToken;
    const at = { token, channel: staff, ts: first.ts ?? "" };
    await app.client.chat.update({ ...at, text: "A sheet", blocks: sheet("We assessed together") });
    await thread.getByText("We assessed together").waitFor();
    await answer([], "Thank you");
    await thread.getByText("Thank you").waitFor();
    await (await screen.message(ASKED)).getByRole("button", { name: "2 replies" }).waitFor();
    expect(await screen.messages.filter({ hasText: "Thank you" }).count()).toBe(0);
    await app.client.chat.delete(at);
    await thread.getByText("We assessed together").waitFor({ state: "detached" });
    expect(screen.complaints).toEqual([]);
  });

  it("is answered from the page, and a message shown twice has unique ids", async () => {
    const { screen, thread, answer, app, workspace, staff } = await openChannel(browser());
    await answer(sheet("We planned together"), "A sheet");
    const menu: KnownBlock = {
      type: "section",
      block_id: "ask",
      text: plain(ASKED),
      accessory: { type: "radio_buttons", action_id: "well", options: OPTIONS },
    };
    const at = { token: workspace.botToken, channel: staff, ts: workspace.messagesIn(staff)[1]?.ts ?? "" };
    await app.client.chat.update({ ...at, text: ASKED, blocks: [menu] });
    await (await screen.message(ASKED)).getByRole("button", { name: "1 reply" }).click();
    await thread.getByRole("textbox").fill("Gladly");
    await thread.getByRole("textbox").press("Enter");
    await thread.getByText("Gladly").waitFor();
    const [reply, parent] = [workspace.messagesIn(staff).at(-1), workspace.messagesIn(staff)[1]];
    expect(reply).toMatchObject({ text: "Gladly", threadTs: parent?.ts });
    await thread.getByRole("radiogroup", { name: ASKED }).getByRole("radio", { name: "Teach" }).check();
    const findRepeatedIds = `[...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)`;
    expect(await screen.page.evaluate(findRepeatedIds)).toEqual([]);
  });
});
