// Two people at two browsers: each sees what the other does without reloading, and only what is meant for them.
import { describe, expect, it } from "vitest";
import { ADMIN_CHANNEL, LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen } from "./screen.js";

const browser = provideBrowser();

async function openBoth() {
  const { url } = await openDemo({ empty: true });
  const [tess, lee] = await Promise.all([openScreen(browser(), { url }), openScreen(browser(), { url, as: LEE })]);
  return { tess, lee, url };
}

describe("two people at the same time", () => {
  it("see each other's messages and thread replies as they are written", async () => {
    const { tess, lee } = await openBoth();
    await tess.send("Is the library free on Thursday?");
    const question = await lee.message("Is the library free on Thursday?");
    await question.hover();
    await question.getByRole("button", { name: "Reply in thread" }).click();
    const thread = lee.page.getByRole("region", { name: "Thread" });
    await thread.getByRole("textbox").fill("From ten on.");
    await thread.getByRole("textbox").press("Enter");
    const message = await tess.message("Is the library free on Thursday?");
    await message.getByRole("button", { name: "1 reply" }).click();
    await tess.page.getByRole("region", { name: "Thread" }).getByText("From ten on.").waitFor();
    await tess.shot("two-visitors-thread");
  });

  it("both see a shared report, and only one sees a whisper", async () => {
    const { tess, lee } = await openBoth();
    await tess.send("/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks");
    await tess.whisper("Saved: Ancient Egypt");
    await tess.send("/unit report");
    const report = await tess.whisper("Library Utilization Report");
    await report.getByRole("button", { name: "Share in channel" }).click();
    await lee.message("Shared by Tess Whitlock.");
    expect(await lee.whispers.count()).toBe(0);
    await lee.shot("two-visitors-shared");
  });

  it("change the same unit: the last one to save is asked, and decides", async () => {
    const { tess, lee } = await openBoth();
    await tess.send("/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks");
    const saved = await tess.whisper("Saved: Ancient Egypt");
    await saved.getByRole("button", { name: "Edit" }).click();
    await tess.modal.waitFor();
    await lee.send("/unit list all");
    const list = await lee.whisper("All units");
    await lee.pick(list, "Edit");
    await lee.radio("3 Collaboration").check();
    await lee.submit();
    await lee.whisper("Updated: Ancient Egypt");
    await tess.field("Name or topic of unit").fill("Egypt and its neighbors");
    await tess.submit();
    await tess.modal.getByText("Someone changed this unit while you had it open").waitFor();
    expect(await tess.field("Name or topic of unit").inputValue()).toBe("Egypt and its neighbors");
    await tess.shot("two-visitors-same-unit");
    await tess.submit();
    await tess.whisper("Updated: Egypt and its neighbors");
  });

  it("see that a report arrived in another channel, and that the clock moved", async () => {
    const { tess, lee } = await openBoth();
    await tess.send("/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks");
    await tess.whisper("Saved: Ancient Egypt");
    await tess.move("Next post");
    await lee.page.getByRole("button", { name: "library-admin 1 unread" }).waitFor();
    await lee.page.getByText("Wed, Dec 2, 2026, 8:00 AM").waitFor();
    await lee.shot("two-visitors-unread");
    await lee.open("library-admin");
    await lee.message("Library Utilization Report: November 2026");
    expect(lee.page.url()).toContain(ADMIN_CHANNEL);
    await lee.page.getByRole("button", { name: "library-admin", exact: true }).waitFor();
  });
});
