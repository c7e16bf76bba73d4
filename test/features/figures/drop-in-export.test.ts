// A library system's export is dropped in, shown beside what is there, and saved only when someone says so.
import { describe, expect, it } from "vitest";
import { openForm, seeAfter } from "../../support/asking.js";
import { chooseFigures, reportFigures, storedFigures } from "../../support/figuring.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { toWorkbook } from "../../support/workbook.js";

const OCTOBER = `
Circulation by grade
From 10/1/2026,To 10/31/2026
Grade Level,Circulations
4,"1,019"
5,98
Total,"1,117"`;

/** Opens the form as a librarian does, chooses the file and sends it. */
async function dropIn(
  school: School,
  content: string | Uint8Array,
  { name = "october.csv", typed = "stats import" } = {},
) {
  await openForm(school, typed.replace(/^stats /, "stats "), LEE);
  const lee = school.slack.as(LEE);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await lee.fill({ export: [lee.upload(name, bytes)] });
  const { status } = await lee.submit();
  expect(status).toBe(200);
  await school.slack.settle();
  return lee;
}

const textOf = (school: School) => JSON.stringify(school.slack.as(LEE).modal()?.blocks ?? []);

/** Clicks the first button with this text in the modal on top. */
async function press(school: School, text: string) {
  const lee = school.slack.as(LEE);
  const modal = lee.modal();
  if (!modal) throw new Error("No modal is open.");
  await lee.click(modal, (element) => JSON.stringify(element.text ?? "").includes(text));
  await school.slack.settle();
}

describe("an export of a month", () => {
  it("is shown beside what is there now, saved by one click, and undone by another", async () => {
    const school = await startSchool();
    await chooseFigures(school, "byGrade");
    await reportFigures(school, "October", { circulation: "940", byGrade: "4: 900\n6: 40" });
    const before = await storedFigures(school);
    await dropIn(school, OCTOBER);
    expect(textOf(school)).toContain("Monthly Circulation: 1,117 (now 940)");
    expect(textOf(school)).toContain("Circulation by grade: 4: 1,019 · 5: 98 (changes 3 grades)");
    expect(await storedFigures(school)).toEqual(before);
    await press(school, "Save for October");
    const saved = ["2026-10 circulation 1117", "2026-10 circulation 4 1019", "2026-10 circulation 5 98"];
    expect(await storedFigures(school)).toEqual([...saved, ...before.filter((line) => line.includes("daysOpen"))]);
    expect(textOf(school)).toContain(": saved");
    await press(school, "Undo");
    expect(await storedFigures(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("says which month it is for when another one is being filled in, and is a workbook just as well", async () => {
    const school = await startSchool();
    await dropIn(school, toWorkbook([["September 2026"], ["Grade", "Count"], ["4", 12]]), { name: "export.xlsx" });
    expect(textOf(school)).toContain("This file is for September 2026; you're filling in October 2026.");
    await press(school, "Save for September");
    expect(await storedFigures(school)).toEqual(["2026-09 circulation 12"]);
  });

  it("adds nothing when the same file is dropped in again, or its button is clicked twice", async () => {
    const school = await startSchool();
    const lee = await dropIn(school, OCTOBER);
    const shown = lee.modal();
    if (!shown) throw new Error("Nothing was shown.");
    const save = () => lee.click(shown, (element) => JSON.stringify(element.text ?? "").includes("Save for"));
    await Promise.all([save(), save()]);
    await school.slack.settle();
    expect(await storedFigures(school)).toEqual(["2026-10 circulation 1117"]);
    await lee.close();
    await lee.close();
    await dropIn(school, OCTOBER);
    expect(textOf(school)).toContain("You already used this file for October 2026.");
  });

  it("is shown again when the figures changed meanwhile, and isn't undone over someone's change", async () => {
    const school = await startSchool();
    const lee = await dropIn(school, OCTOBER);
    await school.db.figure.create({
      data: await figureRow(school, 7),
    });
    await press(school, "Save for October");
    expect(textOf(school)).toContain("The figures have changed since this was shown.");
    expect(await storedFigures(school)).toEqual(["2026-10 circulation 7"]);
    await press(school, "Save for October");
    await school.db.figure.updateMany({ data: { value: 9 } });
    await press(school, "Undo");
    expect(textOf(school)).toContain("Someone changed these figures");
    expect(await storedFigures(school)).toEqual(["2026-10 circulation 9"]);
    expect(lee.modal()?.title).toBe("Figures from a file");
  });
});

async function figureRow({ db }: School, value: number) {
  const { workspaceId, id } = await db.school.findFirstOrThrow();
  const place = { workspaceId, schoolId: id, month: "2026-10", key: "circulation" };
  return { ...place, value, personId: LEE, changedAt: "2026-11-10T15:52:00.000Z" };
}

it("checkouts of several months are shown month by month, and nobody's name is kept or logged", async () => {
  const school = await startSchool();
  const rows = ["9/30/2026,Nightingale,4", "10/1/2026,Nightingale,4", "10/2/2026,Turing,5"];
  await dropIn(school, `Checkout date,Patron name,Grade\n${rows.join("\n")}\n`);
  expect(textOf(school)).toContain("This file has 2 months.");
  expect(textOf(school)).toContain("No name and no row is kept.");
  await press(school, "Save for October");
  expect(await storedFigures(school)).toEqual(["2026-10 circulation 2"]);
  await press(school, "Save for September");
  expect(await storedFigures(school)).toEqual(["2026-09 circulation 1", "2026-10 circulation 2"]);
  const kept = JSON.stringify([
    await school.db.figureImport.findMany({ include: { values: true } }),
    school.logged,
    school.slack.calls,
  ]);
  expect(kept).not.toMatch(/Nightingale|Turing/);
});

describe("an export of several months", () => {
  const YEAR = `Checkout date,Grade\n9/30/2026,4\n10/1/2026,4\n10/2/2026,5\n11/2/2026,4\n`;
  const SAVED = ["2026-09 circulation 1", "2026-10 circulation 2", "2026-11 circulation 1"];

  it("is saved with one click once all months were shown, and brought back with another", async () => {
    const school = await startSchool();
    await reportFigures(school, "October", { circulation: "940", daysOpen: "" });
    const before = await storedFigures(school);
    await dropIn(school, YEAR);
    expect(textOf(school)).toContain("This file has 3 months. Save the ones you want, or all of them below the last.");
    await press(school, "Save all 3 months");
    expect(await storedFigures(school)).toEqual(SAVED);
    expect(textOf(school)).not.toContain("Save all");
    await press(school, "Undo all 3 months");
    expect(await storedFigures(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("of more than a page can be saved as a whole from its last page", async () => {
    const school = await startSchool();
    const months = ["01", "02", "03", "04", "05", "06", "07"];
    await dropIn(school, `Checkout date,Grade\n${months.map((month) => `${month}/03/2026,4`).join("\n")}\n`);
    expect(textOf(school)).not.toContain("Save all");
    await press(school, "Later months");
    await press(school, "Save all 7 months");
    expect(await storedFigures(school)).toEqual(months.map((month) => `2026-${month} circulation 1`));
    expectGoodMessages(school);
  });

  it("is saved as a whole or not at all: not over a figure that someone changed, and once when clicked twice", async () => {
    const school = await startSchool();
    const lee = await dropIn(school, YEAR);
    await school.db.figure.create({ data: await figureRow(school, 7) });
    await press(school, "Save all 3 months");
    expect(textOf(school)).toContain("The figures have changed since this was shown. Please check them again.");
    expect(await storedFigures(school)).toEqual(["2026-10 circulation 7"]);
    const again = lee.modal();
    if (!again) throw new Error("Nothing is shown.");
    const save = () => lee.click(again, (element) => JSON.stringify(element.text ?? "").includes("Save all"));
    await Promise.all([save(), save()]);
    await school.slack.settle();
    expect(await storedFigures(school)).toEqual(SAVED);
    await school.db.figure.updateMany({ where: { month: "2026-10" }, data: { value: 9 } });
    await press(school, "Undo all 3 months");
    expect(textOf(school)).toContain(
      "Nothing was undone: someone changed the figures of October 2026 after they were saved.",
    );
    expect(await storedFigures(school)).toEqual(SAVED.with(1, "2026-10 circulation 9"));
    expectGoodMessages(school);
  });

  it("leaves what was saved by itself, and takes only the rest", async () => {
    const school = await startSchool();
    await dropIn(school, YEAR);
    await press(school, "Save for October");
    await press(school, "Save all 2 months");
    expect(await storedFigures(school)).toEqual(SAVED);
    await press(school, "Undo all 3 months");
    expect(await storedFigures(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("is for librarians and admins, asked again at the click", async () => {
    const school = await startSchool();
    await dropIn(school, YEAR);
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await press(school, "Save all 3 months");
    expect(textOf(school)).toContain("Only librarians and admins");
    expect(await storedFigures(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

it.each<[string, string | Uint8Array, string]>([
  ["an empty file", "", "This file is empty."],
  ["a picture named .csv", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), "This is a picture"],
  ["a letter", "Dear library,\nthank you.", "I couldn't find a table with figures"],
  ["a month to come", "January 2027\nGrade,Count\n4,3\n", "hasn't begun"],
  ["100,001 rows", `Date,Title\n${"10/1/2026,x\n".repeat(100_000)}`, "more than 100,000 rows"],
])("%s gets a clear no, and the form is still there", async (_what, content, words) => {
  const school = await startSchool();
  const lee = await dropIn(school, content);
  expect(textOf(school)).toContain(words);
  expect(await school.db.figureImport.count()).toBe(0);
  await lee.close();
  expect(JSON.stringify(lee.modal()?.values)).toContain("october.csv");
});

it("a file that Slack doesn't hand over is a clear no, and can be read a moment later", async () => {
  const school = await startSchool();
  school.slack.faults.next("file_download", { kind: "html" });
  const lee = await dropIn(school, OCTOBER);
  expect(textOf(school)).toContain("Slack didn't hand me the file.");
  await lee.close();
  await lee.submit();
  await school.slack.settle();
  expect(textOf(school)).toContain("Monthly Circulation: 1,117");
});

it("is for librarians and admins, with the button beside the figures, and only where Slack allows files", async () => {
  const school = await startSchool();
  const tess = school.slack.as(TESS);
  await seeAfter(school, () => tess.command("/unit", "stats import"), TESS);
  expect(tess.modal()).toBeUndefined();
  await openForm(school, "stats October", LEE);
  await press(school, "Drop in an export");
  expect(school.slack.as(LEE).modal()?.title).toBe("Drop in an export");
});
