// Importing a log as a librarian does in the browser and on a phone: dropped in, its columns, the rows that are skipped, added, undone.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import readWorkbook from "read-excel-file/universal";
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { ROOT } from "../support/source-tree.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

/** The one that the README offers to visitors. */
const SAMPLE = join(ROOT, "sandbox/demo/samples/past-log.csv");

it.each([
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
])("on %s a log is read, mapped, added by a click and undone by another", async (_where, viewport) => {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url, as: LEE, viewport });
  await screen.openForm("/unit import");
  await screen.modal.last().getByLabel("Your log of units").setInputFiles(SAMPLE);
  await screen.modal.last().getByText("Chosen: past-log.csv").waitFor();
  await screen.submit("Read it");
  await screen.modal.last().getByText("7 units to add, from Sep 14, 2015 to Mar 28, 2017.").waitFor();
  await screen.modal.last().getByText("1 name kept as plain text.").waitFor();
  await screen.shot(`import-shown-${viewport.width}`);

  await screen.modal.last().getByRole("button", { name: "Change the columns" }).click();
  await screen.modal.last().getByRole("combobox", { name: "Evidence of student learning" }).waitFor();
  await screen.shot(`import-columns-${viewport.width}`);
  await screen.modal.last().getByRole("combobox", { name: "Evidence of student learning" }).click();
  await screen.page.getByRole("option", { name: "What happened (Two visits)" }).first().click();
  await screen.submit("Read it");
  await screen.modal.last().getByText("7 units to add").waitFor();

  await screen.modal.last().getByRole("button", { name: "Download 4 skipped rows" }).click();
  await screen.modal.last().getByRole("button", { name: "Add 7 units" }).click();
  await screen.modal.last().getByText("Added 7 units").waitFor();
  await screen.shot(`import-added-${viewport.width}`);
  await screen.modal.last().getByRole("button", { name: "Undo past-log.csv" }).click();
  await screen.question.getByRole("button", { name: "Undo", exact: true }).click();
  await screen.modal.last().getByText("was taken out again").waitFor();
  await screen.closeForms();

  await screen.open("Bookend");
  const link = screen.messages.getByRole("link", { name: "Download Rows skipped in past-log.csv" });
  const [saved] = await Promise.all([screen.page.waitForEvent("download"), link.click()]);
  const [sheet] = await readWorkbook(new Blob([new Uint8Array(await readFile(await saved.path()))]));
  expect(sheet?.data.map(([why, row]) => `${row} ${why}`)).toEqual([
    "Row in the file Why it was skipped",
    "10 Most of this row is empty.",
    "12 I can't read the date.",
    "13 I can't read the grade level.",
    "14 I can't read the level. Levels run from 1 to 4.",
  ]);
  expect(screen.complaints).toEqual([]);
});
