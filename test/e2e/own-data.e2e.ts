// A person's own data on a phone: asked for, made, and really downloaded, with a first sheet that says what is what.
import { readFile } from "node:fs/promises";
import readWorkbook from "read-excel-file/universal";
import { expect, it } from "vitest";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

it("a teacher gets everything Bookend holds about them on a phone", async () => {
  const { url } = await openDemo();
  const screen = await openScreen(browser(), { url, viewport: PHONE });
  await screen.send("/unit mydata");
  await screen.whisper("My Bookend data (spreadsheet)");
  await screen.open("Bookend");
  const link = screen.messages.getByRole("link", { name: "Download My Bookend data (spreadsheet)" });
  const [saved] = await Promise.all([screen.page.waitForEvent("download"), link.click()]);
  expect(saved.suggestedFilename()).toBe("my-bookend-data.xlsx");
  const sheets = await readWorkbook(new Blob([new Uint8Array(await readFile(await saved.path()))]));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(["Read me", "Profile", "Units logged"]));
  await screen.shot("own-data");
});
