// Dropping a library system's export into a form, as a librarian does in the browser and on a phone.
import { expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

const OCTOBER = 'Circulation by grade\nOctober 2026\nGrade,Circulations\n4,"1,019"\n5,98\nTotal,"1,117"\n';

it.each([
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
])("on %s the figures of a file are shown, saved by a click and undone by another", async (_where, viewport) => {
  const { url } = await openDemo({ empty: true });
  const screen = await openScreen(browser(), { url, as: LEE, viewport });
  await screen.openForm("/unit stats import");
  const file = screen.modal.last().getByLabel("Export of your library system");
  await file.setInputFiles({ name: "october.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") });
  await screen.modal.last().getByText("october.exe can't be uploaded here. Choose one of these:").waitFor();
  expect(await file.inputValue()).toBe("");
  await file.setInputFiles({ name: "october.csv", mimeType: "text/csv", buffer: Buffer.from(OCTOBER) });
  await screen.modal.last().getByText("Chosen: october.csv").waitFor();
  await screen.shot("drop-in-export-form");
  await screen.submit("Read it");
  await screen.modal.last().getByText("Monthly Circulation: 1,117").waitFor();
  await screen.shot("drop-in-export-shown");
  await screen.modal.last().getByRole("button", { name: "Save for October" }).click();
  await screen.modal.last().getByRole("button", { name: "Undo October" }).click();
  await screen.modal.last().getByText(": undone").waitFor();
  expect(screen.complaints).toEqual([]);
});
