// A log that was kept in a spreadsheet is dropped in, shown, and added only when someone says so.
import { describe, expect, it } from "vitest";
import { whisperAfter } from "../../support/asking.js";
import { downloadSkipped, dropInLog, importText, loggedUnits, pressInImport } from "../../support/importing.js";
import { LEE, PAT, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { toWorkbook } from "../../support/workbook.js";

const LOG = `Date,Unit,Grade,Level,Teacher,Subject,Classes,Notes
9/14/2025,Rivers and Deltas,4,2,Tess Teacher,Science,2,
10/2/2025,Ancient Egypt,6,Level 3: Collaboration,Ms. Park,Social studies,,Two visits
10/20/2025,Poetry,K-2,Coordination,"Tess Teacher, Mr. Diaz",,,
soon,No date,4,2,Tess Teacher,,,
11/3/2025,Fractions,twelve,7,,,,
`;

const UNITS = [
  `2025-09-14 Rivers and Deltas 4 level 2 ${LEE} with ${TESS}`,
  `2025-10-02 Ancient Egypt 6 level 3 ${LEE} with Ms. Park`,
  `2025-10-20 Poetry K,1,2 level 2 ${LEE} with Mr. Diaz, ${TESS}`,
];

describe("a log that is dropped in", () => {
  it("is shown with what it adds and each row it can't use, added by one click, and undone by another", async () => {
    const school = await startSchool();
    await dropInLog(school, LOG);
    const text = importText(school);
    expect(text).toContain("3 units to add, from Sep 14, 2025 to Oct 20, 2025.");
    expect(text).toContain("2 rows can't be used.");
    expect(text).toContain("Row 5: I can't read the date.");
    expect(text).toContain("Row 6: I can't read the level. Levels run from 1 to 4; It doesn't say who worked on it.");
    expect(await loggedUnits(school)).toEqual([]);
    await pressInImport(school, "Add 3 units");
    expect(importText(school)).toContain("Added 3 units");
    expect(await loggedUnits(school)).toEqual(UNITS);
    await pressInImport(school, "Undo");
    expect(importText(school)).toContain("was taken out again");
    expect(await loggedUnits(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("adds nothing when it is dropped in again, and one import when the button is clicked twice", async () => {
    const school = await startSchool();
    const lee = await dropInLog(school, LOG);
    const shown = lee.modal();
    if (!shown) throw new Error("Nothing was shown.");
    const add = () => lee.click(shown, (element) => JSON.stringify(element.text ?? "").includes("Add 3"));
    await Promise.all([add(), add()]);
    await school.slack.settle();
    expect(await loggedUnits(school)).toEqual(UNITS);
    await pressInImport(school, "See the units");
    await lee.close();
    await lee.close();
    await lee.close();
    await lee.command("/unit", "import");
    await school.slack.settle();
    expect(await school.db.logImport.count({ where: { savedAt: { not: null } } })).toBe(1);
  });

  it("gives the rows it skips as a spreadsheet, each with its reason, to fix and drop in again", async () => {
    const school = await startSchool();
    await dropInLog(school, LOG.slice(0, LOG.indexOf("10/20")));
    await pressInImport(school, "Add 2 units");
    await school.slack.as(LEE).close();
    await dropInLog(school, LOG);
    const { sheets } = await downloadSkipped(school);
    expect(sheets).toEqual([
      {
        name: "Skipped rows",
        rows: [
          [
            "Why it was skipped",
            "Row in the file",
            "Date",
            "Unit",
            "Grade",
            "Level",
            "Teacher",
            "Subject",
            "Classes",
            "Notes",
          ],
          ["I can't read the date.", 5, "soon", "No date", "4", "2", "Tess Teacher", null, null, null],
          [
            "I can't read the level. Levels run from 1 to 4; It doesn't say who worked on it.",
            ...[6, "11/3/2025", "Fractions", "twelve", "7", null, null, null, null],
          ],
          ["It's in the log already.", 2, "2025-09-14", "Rivers and Deltas", "4", 2, null, null, null, null],
          ["It's in the log already.", 3, "2025-10-02", "Ancient Egypt", "6", 3, null, null, null, null],
        ],
      },
    ]);
    const fixed = (sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => (cell === "soon" ? "11/14/2025" : typeof cell === "number" ? cell : String(cell ?? ""))),
    );
    await school.slack.as(LEE).close();
    await pressInImport(school, "Choose another file");
    await dropInLog(school, toWorkbook(fixed), { name: "fixed.xlsx" });
    expect(importText(school)).toContain("1 unit to add, on Nov 14, 2025.");
    await pressInImport(school, "Add 1 unit");
    expect(await loggedUnits(school)).toEqual([
      ...UNITS.slice(0, 2),
      `2025-11-14 No date 4 level 2 ${LEE} with ${TESS}`,
    ]);
    expectGoodMessages(school);
  });

  it("isn't for everyone", async () => {
    const school = await startSchool();
    const before = school.slack.countWhispersTo(TESS);
    await school.slack.as(TESS).command("/unit", "import");
    expect(JSON.stringify(await whisperAfter(school, before, TESS))).toContain("Only librarians and admins");
    await dropInLog(school, LOG, { by: PAT });
    expect(importText(school, PAT)).toContain("3 units to add");
  });
});
