// What only a person can say about a file: which column is which, what level rows have, and whether the day comes first.
import { describe, expect, it } from "vitest";
import { downloadSkipped, dropInLog, importText, loggedUnits, pressInImport } from "../../support/importing.js";
import { LEE, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const STRANGE = `When it happened,What we did,Gr,How far we got,Somebody
9/14/2025,Rivers and Deltas,4,2,Tess Teacher
10/2/2025,Ancient Egypt,6,3,Ms. Park
`;

describe("a file whose columns nobody could know", () => {
  it("is read once a person chose them, and again with others", async () => {
    const school = await startSchool();
    const lee = await dropInLog(school, STRANGE);
    expect(importText(school)).toContain("I couldn't find the column with");
    await lee.fill({ title: "1", level: "3", with: ["4"] });
    await lee.submit();
    await school.slack.settle();
    expect(importText(school)).toContain("2 units to add");
    await pressInImport(school, "Change the columns");
    await lee.fill({ subject: "2", notes: "3" });
    await lee.submit();
    await school.slack.settle();
    await pressInImport(school, "Add 2 units");
    expect(await loggedUnits(school)).toEqual([
      `2025-09-14 Rivers and Deltas 4 level 2 ${LEE} with ${TESS}`,
      `2025-10-02 Ancient Egypt 6 level 3 ${LEE} with Ms. Park`,
    ]);
    const [rivers] = await school.db.unit.findMany({ orderBy: { date: "asc" } });
    expect(rivers).toMatchObject({ subject: "4", notes: "2" });
    expectGoodMessages(school);
  });

  it("is refused at the fields that are missing, and takes a level for rows without one", async () => {
    const school = await startSchool();
    const lee = await dropInLog(school, STRANGE.replaceAll(",2,", ",,"));
    expect(importText(school)).toContain("the level of partnership and the people who worked on it. Please choose it.");
    await lee.fill({ title: "1", with: ["4"], date: "none" });
    await lee.submit();
    expect(lee.modal()?.errors).toEqual({
      date: "Choose the column with the date.",
      level: "Choose the column with the level, or a level for rows without one.",
    });
    await lee.fill({ date: "0", level: "3", usual: "1" });
    await lee.submit();
    await school.slack.settle();
    await pressInImport(school, "Add 2 units");
    expect(await loggedUnits(school)).toEqual([
      expect.stringContaining("2025-09-14 Rivers and Deltas 4 level 1"),
      expect.stringContaining("2025-10-02 Ancient Egypt 6 level 3"),
    ]);
  });

  it("is no obstacle: what is chosen in the third modal takes its place", async () => {
    const school = await startSchool();
    const lee = await dropInLog(school, STRANGE);
    await lee.fill({ title: "1", level: "3", with: ["4"] });
    await lee.submit();
    await school.slack.settle();
    expect(lee.modals()).toHaveLength(3);
    await pressInImport(school, "Choose another file");
    await dropInLog(school, "Date,Unit,Grade,Level,Teacher\n9/14/2025,Poetry,4,2,Ms. Park\nsoon,Fog,4,2,Ms. Park\n");
    expect(importText(school)).toContain("1 unit to add");
    const { sheets } = await downloadSkipped(school);
    expect(sheets[0]?.rows[1]?.slice(0, 4)).toEqual(["I can't read the date.", 3, "soon", "Fog"]);
    expect(importText(school)).toContain("1 unit to add");
    expectGoodMessages(school);
  });
});

const LOG = "Date,Unit,Grade,Level,Teacher\n3/4/2026,Rivers,4,2,Ms. Park\n5/6/2026,Poetry,5,1,Ms. Park\n";

describe("dates such as 3/4/2026", () => {
  it.each([
    ["month", "2026-03-04", "2026-05-06"],
    ["day", "2026-04-03", "2026-06-05"],
  ])("are asked about once: %s first", async (order, first, second) => {
    const school = await startSchool();
    const lee = await dropInLog(school, LOG);
    expect(importText(school)).toContain("This file has dates such as 3/4/2026. Is the month first, or the day?");
    await lee.submit();
    expect(lee.modal()?.errors).toEqual({ dates: "Choose one." });
    await lee.fill({ dates: order });
    await lee.submit();
    await school.slack.settle();
    await pressInImport(school, "Add 2 units");
    expect((await loggedUnits(school)).map((unit) => unit.slice(0, 10))).toEqual([first, second]);
    expectGoodMessages(school);
  });
});
