// What people really drop in: odd encodings, odd tables, and files that can't be read. Each says why, at the row if it has one.
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { dropInLog, importText, loggedUnits, pressInImport } from "../../support/importing.js";
import { LEE, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { sheetXml, type TestCell, toWorkbook, toZip, workbookParts } from "../../support/workbook.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

const TITLES = ["Date", "Unit", "Grade", "Level", "Teacher"];
const TABLE = "Date,Unit,Grade,Level,Teacher\n9/14/2025,Años,4,2,Sra. Núñez\n10/20/2025,Ríos,5,3,Sra. Núñez\n";
const workbook = (...rows: TestCell[][]) => toWorkbook(rows);

const UNITS = [`2025-09-14 Años 4 level 2 ${LEE} with Sra. Núñez`, `2025-10-20 Ríos 5 level 3 ${LEE} with Sra. Núñez`];

describe("a log is added from", () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ["UTF-16", utf16(TABLE.replaceAll(",", "\t"), false)],
    ["UTF-16 with its bytes the other way around", utf16(TABLE, true)],
    ["Windows-1252 with semicolons", latin(TABLE.replaceAll(",", ";"))],
    ["quotes around every cell", utf8(TABLE.replace(/[^,\n]+/g, '"$&"'))],
    ["dates as serial numbers in a CSV", utf8(TABLE.replace("9/14/2025", "45914").replace("10/20/2025", "45950.5"))],
    [
      "dates as text of several kinds",
      utf8(TABLE.replace("9/14/2025", "Sep 14 2025").replace("10/20/2025", "2025-10-20")),
    ],
    [
      "a workbook with a merged title, two rows of titles, dates and formulas",
      toZip(
        workbookParts([
          sheetXml(
            [
              ["Library log", null, null, null, null],
              ["When", null, "Grade", "Level of", null],
              ["Date", "Unit", null, "partnership", "Teacher"],
              [{ serial: 45914 }, "Años", 4, { formula: "1+1", value: 2 }, "Sra. Núñez"],
              [null, null, null, null, null],
              [{ serial: 45950 }, "Ríos", { formula: "C4+1", value: 5 }, 3, "Sra. Núñez"],
            ],
            ["A1:E1"],
          ),
        ]),
      ),
    ],
  ])("%s", async (_how, bytes) => {
    const school = await startSchool();
    await dropInLog(school, bytes);
    expect(importText(school)).toContain("2 units to add, from Sep 14, 2025 to Oct 20, 2025.");
    expect(importText(school)).not.toContain("can't be used");
    await pressInImport(school, "Add 2 units");
    expect(await loggedUnits(school)).toEqual(UNITS);
  });
});

describe("a row that can't be used says why, at its number in the file", () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    [
      "after a cell of several lines",
      `${TABLE}11/3/2025,"Two\nlines",4,2,\n`,
      "Row 4: It doesn't say who worked on it.",
    ],
    ["half empty", `${TABLE}\n\n,Only a name,,,\n`, "Row 6: Most of this row is empty."],
    ["a date that isn't one", `${TABLE}2/30/2026,Ice,4,2,Ms. Park\n`, "Row 4: I can't read the date."],
    [
      "cells that are merged downward",
      workbook(TITLES, [{ serial: 45914 }, "Años", 4, 2, "Sra. Núñez"], [null, "Ríos", 5, 3, "Sra. Núñez"]),
      "Sheet1, row 3: The date is missing.",
    ],
    [
      "a formula without a number",
      workbook(TITLES, [{ serial: 45914 }, "Años", "#REF!", 2, "Sra. Núñez"]),
      "Sheet1, row 2: I can't read the grade level.",
    ],
    ["too long a name", `${TABLE}11/3/2025,${"x".repeat(151)},4,2,Ms. Park\n`, "Row 4: Name of the unit: "],
  ])("%s", async (_what, content, words) => {
    const school = await startSchool();
    await dropInLog(school, content);
    expect(importText(school)).toContain(words);
    expect(await loggedUnits(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const BOMB = workbookParts([sheetXml([["x".repeat(50_000_000)]])]);

describe("a file that can't be read says why, and nothing of it is kept", () => {
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "This is a picture, so I can't read it."],
    ["bytes", new Uint8Array([1, 2, 0, 0, 0, 3, 4]), "This isn't a text file"],
    ["a web page", utf8("<html><table><tr><td>4</td></tr></table></html>"), "This is a web page, not a spreadsheet."],
    [
      "an encrypted workbook",
      new Uint8Array([...COMPOUND, ...Buffer.from("EncryptedPackage", "utf16le")]),
      "This spreadsheet has a password",
    ],
    [
      "a zip bomb",
      toZip(BOMB.map((part) => (part.name.includes("sheet1") ? { ...part, saysSize: 1000 } : part))),
      "too big for me",
    ],
    ["an open quote", utf8(`${TABLE}"open,3\n4,5\n`), "a quotation mark that isn't closed near row"],
    ["too many rows", utf8(`Date,Unit\n${"1/2/2025,x\n".repeat(100_041)}`), "more than 100,000 rows"],
    ["an empty workbook", toWorkbook([]), "There's nothing in this file."],
    ["no log", utf8("Dear all,\nthe library is closed.\n"), "I couldn't find a log of units in this file."],
  ])("%s", async (_what, bytes, words) => {
    const school = await startSchool();
    const lee = await dropInLog(school, bytes);
    expect(importText(school)).toContain(words);
    expect(await school.db.logImport.count()).toBe(0);
    // The form below still has it, so another file can be chosen at once.
    await lee.close();
    expect(importText(school)).toContain("Your log of units");
    await dropInLog(school, TABLE);
    expect(importText(school)).toContain("2 units to add");
    expectGoodMessages(school);
  });
});

describe("an upload that Slack doesn't deliver says so, and the same file can be sent again", () => {
  it.each<[string, Fault, string]>([
    ["an error", { kind: "status", status: 503 }, "Slack didn't hand me the file in time. Nothing was changed."],
    ["a connection that breaks", { kind: "reset" }, "Slack didn't hand me the file in time. Nothing was changed."],
    ["a page to sign in", { kind: "html" }, "Slack didn't"],
    ["a refusal", { kind: "status", status: 404 }, "Slack didn't"],
  ])("%s", async (_what, fault, words) => {
    const school = await startSchool();
    school.slack.faults.always("file_download", fault);
    const lee = await dropInLog(school, TABLE);
    expect(importText(school)).toContain(words);
    expect(await school.db.logImport.count()).toBe(0);
    school.slack.faults.clear();
    await lee.close();
    await lee.submit();
    await school.slack.settle();
    expect(importText(school)).toContain("2 units to add");
    expectGoodMessages(school);
  });
});
